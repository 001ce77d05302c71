import type { Known, Solved } from "./solve.ts";

/** Values nearer to each other than this share are the same: optima are published with two decimals. */
export const SAME = 1.1e-6;

/** What `solved` knew `seconds` after it began; `null` before its first plan. */
export function knownAt(solved: Solved, seconds: number): Known | null {
  if (solved.value !== null && seconds >= solved.seconds) {
    const { value, unplaced, bound } = solved;
    return { seconds: solved.seconds, value, unplaced, bound };
  }
  return solved.course.findLast((known) => known.seconds <= seconds) ?? null;
}

/** The share by which the value may still be too high; `null` without a bound. */
export function gapOf(known: Pick<Solved, "value" | "bound"> | null): number | null {
  if (known === null || known.value === null || known.bound === null) return null;
  return known.value === 0 ? 0 : Math.max(0, (known.value - known.bound) / known.value);
}

/** Seconds until no school more was left out than in the last plan, at a value of `value` or less; `null` where that never was. */
export function secondsUntil(solved: Solved, value: number): number | null {
  const isThere = (known: Pick<Solved, "value" | "unplaced">) =>
    known.unplaced <= solved.unplaced &&
    known.value !== null &&
    known.value <= value + SAME * Math.abs(value);
  return solved.course.find(isThere)?.seconds ?? (isThere(solved) ? solved.seconds : null);
}

/** Seconds until there was a first bound; `null` where there never was. */
export function secondsToBound(solved: Solved): number | null {
  const first = solved.course.find(({ bound }) => bound !== null);
  return first?.seconds ?? (solved.bound === null ? null : solved.seconds);
}

/** Whether nothing is left to find: `isWhole` where every plan's value is a whole number, so that a bound may be rounded up. */
export function isProved(solved: Solved, isWhole: boolean): boolean {
  if (solved.status === "optimal") return true;
  const { value, bound, unplaced } = solved;
  if (!isWhole || value === null || bound === null || unplaced > 0) return false;
  return Math.ceil(bound - value * SAME) >= value;
}
