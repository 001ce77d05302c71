import type { Area } from "../domain/area.ts";
import type { DriveTimes } from "../domain/drive_times.ts";
import { estimateDriveTimes } from "../domain/estimate.ts";
import type { ReaderProblem, Reading } from "../domain/reader_problem.ts";
import type { School } from "../domain/school.ts";
import type { AreaFiles } from "./area_files.ts";
import type { AreaManifest } from "./area_manifest.ts";
import { AREA_MANIFEST_FILE, readAreaManifest } from "./area_manifest.ts";
import { readDistricts, readOutline, readPlaces } from "./area_map.ts";
import { decodeDriveTimes } from "./drive_times_bin.ts";
import { matchSchools } from "./match_schools.ts";
import { refuseFile, wholeFileProblem } from "./refusal.ts";
import { schoolHash } from "./school_hash.ts";
import { readSchoolsCsv } from "./schools_csv.ts";

const REBUILD = "Build the area again, or take its folder from its source again.";

/**
 * The area in `files`: schools, boundary, places and drive times. Drive times that were made for another list of
 * schools are refused. Rejects only when `signal` is aborted.
 */
export async function readArea(files: AreaFiles, signal?: AbortSignal): Promise<Reading<Area>> {
  const packed = await readFiles(files, signal);
  if (!packed.ok) return packed;
  const { bytesOf, value: manifest } = packed;
  const list = readPart("schools.csv", bytesOf, readSchoolsCsv);
  if (list === null) {
    return refuseFile("schools.csv", `${manifest.title} has no list of schools.`, REBUILD);
  }
  if (!list.ok) return list;
  const { schools } = list.value;
  const times = readTimes(manifest, schools, bytesOf.get("drive-times.bin") ?? null);
  const outline = readPart("outline.geojson", bytesOf, readOutline);
  const districts = readPart("districts.geojson", bytesOf, readDistricts);
  const places = readPart("places.csv", bytesOf, readPlaces);
  const problems = [times, outline, districts, places].flatMap((part) =>
    part === null || part.ok ? [] : part.problems,
  );
  if (problems.length > 0 || !times.ok) return { ok: false, problems };
  const value: Area = {
    name: manifest.name,
    title: manifest.title,
    laCode: manifest.laCode,
    schools,
    ...borderOf(manifest, schools),
    driveTimes: times.value,
    outline: valueIn(outline) ?? (await hullOf(schools)),
    outlineKind: outline === null ? "hull" : "boundary",
    districts: valueIn(districts),
    places: valueIn(places) ?? [],
    sources: manifest.sources,
    caveats: manifest.caveats,
    hasDirections: manifest.directions,
  };
  const notes = [list, times, outline, districts, places].flatMap((part) => notesOf(part));
  return { ok: true, value, notes: [...list.value.rejected, ...notes] };
}

/** The schools that are of the authorities which the manifest names as neighbours. */
function borderOf(
  { neighbours = [] }: AreaManifest,
  schools: readonly School[],
): Pick<Area, "borderSchools"> {
  const codes = new Set(neighbours.map(({ laCode }) => laCode));
  const over = schools.filter(({ laCode }) => laCode !== null && codes.has(laCode));
  return over.length === 0 ? {} : { borderSchools: new Set(over.map(({ urn }) => urn)) };
}

/** Loaded only for an area without a boundary: the geometry is large and most areas have one. */
async function hullOf(schools: readonly School[]): Promise<Area["outline"]> {
  const { schoolsHull } = await import("../domain/geometry/hull.ts");
  return schoolsHull(schools);
}

type Bytes = ReadonlyMap<string, Uint8Array>;

type Packed =
  | { readonly ok: true; readonly value: AreaManifest; readonly bytesOf: Bytes }
  | { readonly ok: false; readonly problems: readonly ReaderProblem[] };

async function readFiles(files: AreaFiles, signal?: AbortSignal): Promise<Packed> {
  const bytesOf = new Map<string, Uint8Array>();
  const problems: ReaderProblem[] = [];
  const load = async (file: string) => {
    try {
      const bytes = await files.read(file, signal);
      if (bytes !== null) bytesOf.set(file, bytes);
    } catch (error) {
      signal?.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      problems.push(
        wholeFileProblem(file, `It cannot be read: ${reason}`, "Check the file, then try again."),
      );
    }
  };
  await load(AREA_MANIFEST_FILE);
  const manifestBytes = bytesOf.get(AREA_MANIFEST_FILE);
  if (manifestBytes === undefined) {
    const missing = wholeFileProblem(
      AREA_MANIFEST_FILE,
      `${files.name} has no ${AREA_MANIFEST_FILE}, so it is not an area.`,
      "Give the name of a built-in area or the folder of an area that was built.",
    );
    return { ok: false, problems: problems.length > 0 ? problems : [missing] };
  }
  const manifest = readAreaManifest(manifestBytes, AREA_MANIFEST_FILE);
  if (!manifest.ok) return manifest;
  const others = ["schools.csv", "outline.geojson", "districts.geojson", "places.csv"];
  if (manifest.value.driveTimes !== "estimate") others.push("drive-times.bin");
  await Promise.all(others.map(load));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: manifest.value, bytesOf };
}

function readTimes(
  manifest: AreaManifest,
  schools: readonly School[],
  bytes: Uint8Array | null,
): Reading<DriveTimes> {
  const hash = schoolHash(schools);
  if (manifest.driveTimes === "estimate") {
    const locations = schools.map(({ location }) => location);
    return { ok: true, value: estimateDriveTimes(locations, hash), notes: [] };
  }
  const file = "drive-times.bin";
  if (bytes === null) {
    return refuseFile(
      file,
      `${manifest.title} has no ${file}, which its area.json names.`,
      REBUILD,
    );
  }
  const times = decodeDriveTimes(bytes, file);
  return times.ok ? matchSchools(times, schools.length, hash, file) : times;
}

function readPart<T>(
  file: string,
  bytesOf: Bytes,
  read: (bytes: Uint8Array, file: string) => Reading<T>,
): Reading<T> | null {
  const bytes = bytesOf.get(file);
  return bytes === undefined ? null : read(bytes, file);
}

function valueIn<T>(part: Reading<T> | null): T | null {
  return part?.ok === true ? part.value : null;
}

function notesOf(part: Reading<unknown> | null): readonly ReaderProblem[] {
  return part?.ok === true ? part.notes : [];
}
