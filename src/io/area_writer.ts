import type { Area } from "../domain/area.ts";
import type { AreaManifest, NeighbourAuthority } from "./area_manifest.ts";
import { AREA_FORMAT, AREA_MANIFEST_FILE, AREA_VERSION } from "./area_manifest.ts";
import { formatCsv } from "./csv.ts";
import { encodeDriveTimes } from "./drive_times_bin.ts";
import { writeSchoolsCsv } from "./schools_csv.ts";

/**
 * The files of an area's folder by name, all but its directions; the same area gives the same bytes. Estimated times
 * are not stored, because they follow from the schools' positions. A hull that stands in for a boundary is left out.
 */
export function writeArea(area: Area, asAt: string | null): ReadonlyMap<string, Uint8Array> {
  const { driveTimes, outline, districts, places } = area;
  const isEstimate = driveTimes.kind === "estimate";
  const { kind, provenance, schoolHash } = driveTimes;
  const manifest: AreaManifest = {
    format: AREA_FORMAT,
    version: AREA_VERSION,
    name: area.name,
    title: area.title,
    laCode: area.laCode,
    asAt,
    sources: area.sources,
    caveats: area.caveats,
    driveTimes: isEstimate ? "estimate" : { kind, provenance, schoolHash },
    ...neighboursOf(area),
    directions: area.hasDirections,
  };
  const files = new Map<string, Uint8Array>();
  files.set(AREA_MANIFEST_FILE, encodeText(`${JSON.stringify(manifest, null, 2)}\n`));
  files.set("schools.csv", writeSchoolsCsv(area.schools));
  if (outline !== null && area.outlineKind === "boundary") {
    const collection = { type: "FeatureCollection", features: [outline] };
    files.set("outline.geojson", encodeText(`${JSON.stringify(collection)}\n`));
  }
  if (districts !== null) {
    files.set("districts.geojson", encodeText(`${JSON.stringify(districts)}\n`));
  }
  const rows = places.map(({ name, position }) => [name, ...position.map(String)]);
  files.set("places.csv", encodeText(formatCsv([["name", "longitude", "latitude"], ...rows])));
  if (!isEstimate) files.set("drive-times.bin", encodeDriveTimes(driveTimes));
  return files;
}

/** The authorities of an area's schools over the border, by code. */
function neighboursOf({ schools, borderSchools }: Area): Pick<AreaManifest, "neighbours"> {
  if (borderSchools === undefined) return {};
  const counts = new Map<string, NeighbourAuthority>();
  for (const { urn, laCode, laName } of schools) {
    if (!borderSchools.has(urn) || laCode === null) continue;
    const known = counts.get(laCode)?.schools ?? 0;
    counts.set(laCode, { laCode, laName: laName ?? laCode, schools: known + 1 });
  }
  return { neighbours: [...counts.values()].sort((a, b) => (a.laCode < b.laCode ? -1 : 1)) };
}

function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
