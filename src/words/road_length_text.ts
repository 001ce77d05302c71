import type { RoadLength } from "../domain/road_distance.ts";
import type { Metres } from "../domain/units.ts";
import { METRES_PER_MILE, milesFigure } from "./durations.ts";

/** What is said above a table of estimated drives. */
export const ESTIMATED_DRIVES_NOTE =
  "Estimated from the straight line: the likely time, with its range below, and about how many miles.";

/** Miles without the unit: "6.2", "about 6" where they are estimated, "not known" where they are not. */
export function lengthFigure(length: RoadLength | null): string {
  if (length === null) return "not known";
  return length.isEstimate ? `about ${roughMiles(length.metres)}` : milesFigure(length.metres);
}

/** Miles, such as "6.2 miles", "about 6 miles" where they are estimated; "distance not known" where they are not. */
export function lengthText(length: RoadLength | null): string {
  if (length === null) return "distance not known";
  const figure = lengthFigure(length);
  return figure === "about 1" ? "about 1 mile" : `${figure} miles`;
}

/** Whole miles; one decimal below one mile, and never none at all. */
export function roughMiles(metres: Metres): string {
  const miles = metres / METRES_PER_MILE;
  return miles < 0.95 ? Math.max(0.1, miles).toFixed(1) : Math.round(miles).toLocaleString("en-GB");
}
