import type { Metres, Seconds } from "../domain/units.ts";
import { METRES_PER_MILE } from "./durations.ts";

/** Hours and minutes of a year's travel, such as "2 h 20 min" or "50 min"; "no road route" where there is none. */
export function hoursText(seconds: Seconds): string {
  if (!Number.isFinite(seconds)) return "no road route";
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Whole miles of a year's travel without the unit; "not known" where they are not. */
export function yearMilesFigure(metres: Metres | null): string {
  return metres === null
    ? "not known"
    : Math.round(metres / METRES_PER_MILE).toLocaleString("en-GB");
}

/** What a length costs at a rate, such as "£12.60"; "not known" where the length is not. */
export function poundsText(metres: Metres | null, pencePerMile: number): string {
  if (metres === null) return "not known";
  const pounds = ((metres / METRES_PER_MILE) * pencePerMile) / 100;
  return pounds.toLocaleString("en-GB", { style: "currency", currency: "GBP" });
}
