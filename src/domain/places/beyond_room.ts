import type { DisplacedPupils } from "./applied.ts";
import type { YearGroup } from "./figures.ts";
import { YEAR_GROUPS } from "./figures.ts";
import type { Newcomers, SchoolState } from "./school_state.ts";
import { placesByYear, pupilsByYear } from "./school_state.ts";

/**
 * The pupils who came into a school by a merge or a pair and are more than its capacity holds: no more than came, so that
 * nobody is displaced who is there today. Where year groups are known they are of the years that are fullest against their
 * places, one by one; the last to join go first.
 */
export function pupilsBeyondRoom(state: SchoolState): readonly DisplacedPupils[] {
  const { capacity, roll, newcomers } = state;
  const came = newcomers.reduce((sum, { pupils }) => sum + pupils, 0);
  const beyond = Math.min(came, Math.max(0, (roll ?? 0) - (capacity ?? Number.POSITIVE_INFINITY)));
  if (beyond === 0) return [];
  const leavers = [...newcomers]
    .reverse()
    .map((some) => ({ some, left: [...(some.byYear ?? [])] }));
  const byYear = pupilsByYear(state);
  const isByYear = byYear !== null && newcomers.every((some) => some.byYear !== null);
  return isByYear ? leaveByYear(state, byYear, leavers, beyond) : leaveAsOne(state, beyond);
}

type Leavers = readonly { readonly some: Newcomers; readonly left: number[] }[];

function leaveByYear(
  state: SchoolState,
  byYear: readonly number[],
  leavers: Leavers,
  beyond: number,
): readonly DisplacedPupils[] {
  const places = placesByYear(state);
  const excess = byYear.map((pupils, year) => pupils - (places?.[year] ?? 0));
  const taken = leavers.map(() => YEAR_GROUPS.map(() => 0));
  for (let count = 0; count < beyond; count++) {
    const next = fullestYear(excess, leavers);
    if (next === null) break;
    const { left } = leavers[next.who] ?? { left: [] };
    left[next.year] = (left[next.year] ?? 0) - 1;
    excess[next.year] = (excess[next.year] ?? 0) - 1;
    const row = taken[next.who] ?? [];
    row[next.year] = (row[next.year] ?? 0) + 1;
  }
  return leavers.flatMap(({ some }, who) =>
    YEAR_GROUPS.flatMap((year) => leaving(some, year, taken[who]?.[year] ?? 0, [year])),
  );
}

function fullestYear(
  excess: readonly number[],
  leavers: Leavers,
): { readonly who: number; readonly year: YearGroup } | null {
  let found: { readonly who: number; readonly year: YearGroup } | null = null;
  for (const year of YEAR_GROUPS) {
    const who = leavers.findIndex(({ left }) => (left[year] ?? 0) > 0);
    if (who < 0) continue;
    if (found === null || (excess[year] ?? 0) > (excess[found.year] ?? 0)) found = { who, year };
  }
  return found;
}

function leaveAsOne({ newcomers, years }: SchoolState, beyond: number): readonly DisplacedPupils[] {
  let left = beyond;
  return [...newcomers].reverse().flatMap((some) => {
    const pupils = Math.min(left, some.pupils);
    left -= pupils;
    return leaving(some, null, pupils, years);
  });
}

function leaving(
  { from, september }: Newcomers,
  yearGroup: YearGroup | null,
  pupils: number,
  years: readonly YearGroup[],
): readonly DisplacedPupils[] {
  return pupils === 0 ? [] : [{ from, yearGroup, pupils, home: null, years, september }];
}
