import type { AssignmentCase } from "./assignment_cases.ts";

/** Pupils without a place, pupils not where they are preferred, and the sum of seconds. */
export type Worth = readonly [left: number, notPreferred: number, seconds: number];

/** The least worth of all ways to send each pupil to a school or to none, found by trying every one. */
export function bestWorth(asked: AssignmentCase): Worth {
  const pupils = asked.displaced.flatMap(({ pupils: count }, at) =>
    Array.from({ length: count }, () => at),
  );
  const chosen: (number | null)[] = [];
  let best: Worth = [Number.POSITIVE_INFINITY, 0, 0];
  const place = (): void => {
    const at = pupils[chosen.length];
    if (at === undefined) {
      const worth = worthOf(asked, pupils, chosen);
      if (isLess(worth, best)) best = worth;
      return;
    }
    // Pupils of the same displaced are alike: only ways in which their schools come in order differ.
    const isSame = chosen.length > 0 && pupils[chosen.length - 1] === at;
    const before = isSame ? (chosen.at(-1) ?? -1) : -1;
    for (const to of [null, ...asked.schools.keys()]) {
      if ((to ?? -1) < before || (to !== null && !mayGo(asked, at, to))) continue;
      chosen.push(to);
      if (keepsRoom(asked, pupils, chosen)) place();
      chosen.pop();
    }
  };
  place();
  return best;
}

function mayGo({ displaced, schools, times }: AssignmentCase, at: number, to: number): boolean {
  const own = displaced[at];
  const school = schools[to];
  if (own === undefined || school === undefined) return false;
  if (school.room === null || (times[at]?.[to] ?? null) === null) return false;
  if (!own.years.every((year) => school.years.includes(year))) return false;
  if (own.yearGroup === null || school.yearRoom === null) return true;
  return (school.yearRoom[own.yearGroup] ?? null) !== null;
}

/** Whether no school and none of its year groups has more than its room. */
export function keepsRoom(
  { displaced, schools }: AssignmentCase,
  pupils: readonly number[],
  chosen: readonly (number | null)[],
): boolean {
  return schools.every(({ room, yearRoom }, to) => {
    const here = pupils.filter((_, i) => chosen[i] === to);
    const isFull = [0, 1].some((year) => {
      const ofYear = here.filter((at) => displaced[at]?.yearGroup === year).length;
      return yearRoom !== null && ofYear > (yearRoom[year] ?? 0);
    });
    return !isFull && here.length <= (room ?? 0);
  });
}

function worthOf(
  { times, preferred }: AssignmentCase,
  pupils: readonly number[],
  chosen: readonly (number | null)[],
): Worth {
  let left = 0;
  let notPreferred = 0;
  let sum = 0;
  pupils.forEach((at, i) => {
    const to = chosen[i] ?? null;
    if (to === null) left++;
    else {
      if (preferred !== null && preferred[at]?.[to] !== true) notPreferred++;
      sum += times[at]?.[to] ?? 0;
    }
  });
  return [left, notPreferred, sum];
}

function isLess(a: Worth, b: Worth): boolean {
  const at = a.findIndex((value, i) => Math.abs(value - (b[i] ?? 0)) > 1e-6);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
