import { isWithin } from "./ceiling.ts";
import type { Seconds } from "./units.ts";
import { seconds, UNREACHABLE } from "./units.ts";

/** How far a school is from the selected one, in the bands that the thermometer marks at 20, 30 and 45 minutes. */
export type DriveTimeClass = "here" | "to-20" | "20-30" | "30-45" | "over-45" | "no-route";

export const DRIVE_TIME_CLASSES: readonly DriveTimeClass[] = [
  "here",
  "to-20",
  "20-30",
  "30-45",
  "over-45",
  "no-route",
];

/** The band of judged seconds, upper edges inclusive. It informs; the verdict comes from the ceiling. */
export function driveTimeClassOf(judged: Seconds): DriveTimeClass {
  if (!(judged < UNREACHABLE)) return "no-route";
  if (isWithin(judged, seconds(1200))) return "to-20";
  if (isWithin(judged, seconds(1800))) return "20-30";
  return isWithin(judged, seconds(2700)) ? "30-45" : "over-45";
}
