import { isOnlyLeastKnown } from "../domain/ceiling.ts";
import type { Metres, Seconds } from "../domain/units.ts";
import { secondsToMinutes } from "../domain/units.ts";

/** Metres in a statute mile, exactly. */
export const METRES_PER_MILE = 1609.344;
const METRES_PER_YARD = 0.9144;

/** Minutes to one decimal, such as "46.1 min"; "no road route" for an unreachable school. */
export function minutesText(seconds: Seconds): string {
  return Number.isFinite(seconds) ? `${minutesFigure(seconds)} min` : "no road route";
}

/** Minutes to one decimal without the unit, for a column whose header has it; "none" for an unreachable school. */
export function minutesFigure(seconds: Seconds): string {
  return Number.isFinite(seconds) ? secondsToMinutes(seconds).toFixed(1) : "none";
}

/** How long a step takes: whole seconds below a minute, such as "18 s", then minutes to one decimal. */
export function stepTimeText(seconds: Seconds): string {
  return seconds < 59.5 ? `${Math.max(1, Math.round(seconds))} s` : minutesText(seconds);
}

/** The whole minutes that `low` to `high` reaches into, such as "43–49 min": rounded outwards, so that it never hides a breach; "at least 43.2 min" without an end. */
export function rangeText(low: Seconds, high: Seconds): string {
  if (!Number.isFinite(high)) return `at least ${minutesText(low)}`;
  const first = Math.floor(secondsToMinutes(low));
  const last = Math.ceil(secondsToMinutes(high));
  return first === last ? `${first} min` : `${first}–${last} min`;
}

/** How far a time above the ceiling is above it: "2 s" below a minute, then "1.1 min"; never "0 s". */
export function excessText(excess: Seconds): string {
  if (excess < 1) return "less than 1 s";
  if (excess < 59.5) return `${Math.round(excess)} s`;
  return `${secondsToMinutes(excess).toFixed(1)} min`;
}

/** A time with its excess beside it, such as "45.0 min, over by 2 s", so that rounding never reads as compliant; "not known, at least 3.6 min" where only `low` is known. */
export function judgedText(
  seconds: Seconds,
  ceiling: Seconds,
  over: boolean,
  low: Seconds = seconds,
): string {
  if (isOnlyLeastKnown({ seconds, low })) return `not known, at least ${minutesText(low)}`;
  if (!(over && Number.isFinite(seconds))) return minutesText(seconds);
  return `${minutesText(seconds)}, over by ${excessText((seconds - ceiling) as Seconds)}`;
}

/** Minutes without the unit for a column, with the excess where rounding alone would make an over time look like the ceiling: "45.0, over by 2 s"; "not known" where only `low` is. */
export function judgedFigure(
  seconds: Seconds,
  ceiling: Seconds,
  over: boolean,
  low: Seconds = seconds,
): string {
  if (isOnlyLeastKnown({ seconds, low })) return "not known";
  const figure = minutesFigure(seconds);
  const isHidden = over && figure === minutesFigure(ceiling);
  return isHidden ? `${figure}, over by ${excessText((seconds - ceiling) as Seconds)}` : figure;
}

/** Miles to one decimal without the unit; "not known" where they are not. */
export function milesFigure(metres: Metres | null): string {
  return metres === null ? "not known" : (metres / METRES_PER_MILE).toFixed(1);
}

/** Miles to one decimal, such as "6.2 miles"; "distance not known" where it is not. */
export function milesText(metres: Metres | null): string {
  return metres === null ? "distance not known" : `${milesFigure(metres)} miles`;
}

/** Miles to one decimal, or yards to the nearest ten below a tenth of a mile: the length of a step. */
export function distanceText(metres: Metres): string {
  if (metres >= METRES_PER_MILE / 10) {
    const miles = milesFigure(metres);
    return `${miles} ${miles === "1.0" ? "mile" : "miles"}`;
  }
  return `${Math.max(10, Math.round(metres / METRES_PER_YARD / 10) * 10)} yards`;
}
