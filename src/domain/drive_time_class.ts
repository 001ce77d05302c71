import type { DistanceBand } from "./distance_band.ts";
import { DISTANCE_BANDS, distanceBandOf } from "./distance_band.ts";
import type { Seconds } from "./units.ts";
import { UNREACHABLE } from "./units.ts";

/** How far a school is from the selected one: its distance band, or that it is the same one or cannot be reached. */
export type DriveTimeClass = "here" | DistanceBand | "no-route";

export const DRIVE_TIME_CLASSES: readonly DriveTimeClass[] = [
  "here",
  ...DISTANCE_BANDS,
  "no-route",
];

/** The class of judged seconds to another school. It informs; the verdict comes from the ceiling. */
export function driveTimeClassOf(judged: Seconds): DriveTimeClass {
  return judged < UNREACHABLE ? distanceBandOf(judged) : "no-route";
}
