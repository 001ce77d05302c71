import type { Area } from "./area.ts";
import { schoolAt } from "./area.ts";
import { crowFlyKm } from "./crow_fly.ts";
import type { SchoolIndex } from "./school.ts";
import type { Metres } from "./units.ts";
import { metres } from "./units.ts";

/**
 * Road metres of the fastest way as a multiple of the crow-fly metres: the median of the 1,532 OSRM school pairs over
 * 200 m apart of the Isle of Wight (1.37) and Rutland (1.35). Source: docs/data-sources.md#estimated-miles.
 */
export const CIRCUITY_FACTOR = 1.36;

/** How long a drive is by road. */
export interface RoadLength {
  readonly metres: Metres;
  /** Whether it was estimated from the straight line; `false` where it was measured on a route. */
  readonly isEstimate: boolean;
}

/** The length of the drive from one school to another: as stored, else, where its time is estimated, estimated too; `null` where it is not known. */
export function roadLength(area: Area, from: SchoolIndex, to: SchoolIndex): RoadLength | null {
  const { driveTimes } = area;
  const stored = driveTimes.metres(from, to);
  if (stored !== null) return { metres: stored, isEstimate: false };
  const start = schoolAt(area, from).location;
  const end = schoolAt(area, to).location;
  const isEstimated = driveTimes.kind === "estimate" || driveTimes.origin(from, to) === "estimated";
  if (!isEstimated || start === null || end === null) return null;
  return { metres: metres(crowFlyKm(start, end) * 1000 * CIRCUITY_FACTOR), isEstimate: true };
}
