import type { ByYear } from "./figures.ts";
import { YEAR_GROUPS } from "./figures.ts";

/** The sum; `null` where any is. */
export function sumOrNull(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/** Year by year, the sum; `null` where any of the parts is. */
export function sumByYear(parts: readonly (ByYear | null)[]): readonly (number | null)[] | null {
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  return YEAR_GROUPS.map((year) => sumOrNull(known.map((part) => part[year] ?? null)));
}
