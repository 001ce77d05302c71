import type { Dated, School } from "../school.ts";

/** How many schools have a figure of one month (`YYYY-MM`, or `YYYY` where no more is said); `null` where no date is given. */
export interface MonthCount {
  readonly month: string | null;
  readonly schools: number;
}

/** When an area's rolls and capacities were true. */
export interface PlaceDates {
  /** Most schools first. */
  readonly rolls: readonly MonthCount[];
  readonly capacities: readonly MonthCount[];
  /** Whether rolls are known to be of different months, so that they are not one census (May or January). */
  readonly rollsDiffer: boolean;
  /** Schools whose capacity is known to be of another month than their roll: one is subtracted from the other. */
  readonly schoolsOfTwoMonths: number;
}

/** The dates of some schools' rolls and capacities (domain handbook §3.1: no subtracting across months without a warning). */
export function placeDates(schools: readonly School[]): PlaceDates {
  const rolls = countMonths(schools.map(({ pupils }) => pupils));
  const known = rolls.flatMap(({ month }) => month ?? []);
  return {
    rolls,
    capacities: countMonths(schools.map(({ capacity }) => capacity)),
    rollsDiffer: known.some((month) => known.some((other) => differ(month, other))),
    schoolsOfTwoMonths: schools.filter(({ pupils, capacity }) => {
      const [roll, places] = [monthOf(pupils), monthOf(capacity)];
      return roll !== null && places !== null && differ(roll, places);
    }).length,
  };
}

function countMonths(values: readonly (Dated<number> | null)[]): readonly MonthCount[] {
  const counts = new Map<string | null, number>();
  for (const value of values) {
    if (value === null) continue;
    const month = monthOf(value);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return Array.from(counts, ([month, schools]) => ({ month, schools })).sort(
    (a, b) => b.schools - a.schools || ((a.month ?? "") < (b.month ?? "") ? -1 : 1),
  );
}

function monthOf(value: Dated<number> | null): string | null {
  return value?.asAt?.slice(0, 7) ?? null;
}

/** A year alone is not known to be of another month than a month in it. */
function differ(month: string, other: string): boolean {
  return !month.startsWith(other) && !other.startsWith(month);
}
