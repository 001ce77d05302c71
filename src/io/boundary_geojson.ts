import type { Area } from "../domain/area.ts";
import { landLocations } from "../domain/area.ts";
import { createLandDivider } from "../domain/geometry/cluster_land.ts";
import type { ClusterBoundary } from "../domain/plan.ts";
import type { ReaderProblem, Reading } from "../domain/reader_problem.ts";
import type { BoundaryFault } from "./boundary_json.ts";
import { boundaryFrom } from "./boundary_json.ts";
import { isJsonObject, parseJson } from "./json_fields.ts";
import { refuseFile, wholeFileProblem } from "./refusal.ts";

/**
 * A boundary for one cluster of `area` from GeoJSON: a Polygon, a MultiPolygon, a Feature of one, or a collection of one
 * Feature. Refused where it is no boundary, crosses itself or is not in the area; `file` names it in problems.
 */
export function readBoundary(
  bytes: Uint8Array,
  file: string,
  area: Area,
): Reading<ClusterBoundary> {
  const parsed = parseJson(bytes, file);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  const found = boundaryFrom(parsed.value);
  if ("fault" in found) {
    const swapped = swappedInto(area, parsed.value);
    const { reason, advice } = swapped ? SWAPPED : found.fault;
    return refuseFile(file, reason, advice);
  }
  const land = within(area, found.value);
  if (land === null) {
    const { reason, advice } = swappedInto(area, parsed.value) ? SWAPPED : elsewhere(area);
    return refuseFile(file, reason, advice);
  }
  return { ok: true, value: found.value, notes: land.isWhole ? [] : [cutNote(file, area)] };
}

const SWAPPED: BoundaryFault = {
  reason: "Latitude and longitude are the wrong way round: swapped, the boundary is in the area.",
  advice:
    "GeoJSON has the longitude first: in England it is between -7 and 2, the latitude between 49 and 56.",
};

function elsewhere(area: Area): BoundaryFault {
  return {
    reason: `The boundary has no land in ${area.title}: all of it is outside the area’s outline.`,
    advice: "Check that it is the right file, in longitude and latitude (WGS84).",
  };
}

function cutNote(file: string, area: Area): ReaderProblem {
  return wholeFileProblem(
    file,
    `Part of the boundary is outside ${area.title}.`,
    "That part is left out of the map and of exports; the plan keeps the boundary whole.",
  );
}

/** Whether some of a boundary is in the area, and whether all is; `null` for none. */
function within(area: Area, boundary: ClusterBoundary): { readonly isWhole: boolean } | null {
  const divider = createLandDivider(landLocations(area), area.outline);
  const nobody = area.schools.map(() => null);
  const [inside] = divider.divide(1, nobody, [boundary]).shapes();
  if (!inside) return null;
  return { isWhole: Math.abs(flatArea(inside.geometry) / flatArea(boundary) - 1) < 1e-4 };
}

function flatArea(geometry: ClusterBoundary): number {
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  return rings.reduce((sum, ring) => {
    const [x0 = 0, y0 = 0] = ring[0] ?? [];
    return ring.reduce((total, [x = 0, y = 0], i) => {
      const [x2 = x, y2 = y] = ring[i + 1] ?? [];
      return total + ((x - x0) * (y2 - y0) - (x2 - x0) * (y - y0)) / 2;
    }, sum);
  }, 0);
}

function swappedInto(area: Area, json: unknown): boolean {
  const found = boundaryFrom(swapped(json));
  return "value" in found && within(area, found.value) !== null;
}

function swapped(json: unknown): unknown {
  if (Array.isArray(json)) {
    const list: readonly unknown[] = json;
    const [one, other, ...rest] = list;
    return typeof one === "number" ? [other, one, ...rest] : list.map(swapped);
  }
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, swapped(value)]));
}
