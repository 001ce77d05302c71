import type { YearGroup } from "./figures.ts";
import { YEAR_GROUPS } from "./figures.ts";
import type { PairAction } from "./scenario.ts";
import { called } from "./scenario_problem.ts";
import type { SchoolDraft } from "./school_draft.ts";
import { asks, openSchools, say, yearsExceedRoll } from "./school_draft.ts";
import type { Newcomers, SchoolState } from "./school_state.ts";
import { pupilsByYear } from "./school_state.ts";
import { sumByYear } from "./sums.ts";
import type { Step } from "./timeline.ts";
import { RECEPTION_AGE } from "./year_groups.ts";

const INFANT_YEARS: readonly YearGroup[] = [0, 1, 2];
const JUNIOR_YEARS: readonly YearGroup[] = [3, 4, 5, 6];

/** Makes one school the infants' and the other the juniors' of both: each keeps its capacity, and shares it out over its new years. */
export function pair(draft: SchoolDraft, step: Step, action: PairAction): void {
  const found = openSchools(draft, step, [action.infant, action.junior]);
  if (found === null) return;
  const [infant, junior] = found;
  if (infant === undefined || junior === undefined) {
    say(draft, "problems", step, {
      reason: "a school cannot be paired with itself.",
      advice: "Name one school for the infants and another for the juniors.",
    });
    return;
  }
  const isAsked = [infant, junior].map((state) =>
    [
      asks(draft, step, state, "roll"),
      !draft.getsCapacity(state.school.urn, step) && asks(draft, step, state, "capacity"),
      yearsExceedRoll(draft, step, state),
      asksForSplit(draft, step, state),
    ].includes(true),
  );
  if (isAsked.includes(true)) return;
  const halves = (state: SchoolState, other: SchoolState, years: readonly YearGroup[]) =>
    pairedState(state, other, years, step.september);
  draft.schools.set(infant.school.urn, halves(infant, junior, INFANT_YEARS));
  draft.schools.set(junior.school.urn, halves(junior, infant, JUNIOR_YEARS));
}

function asksForSplit(draft: SchoolDraft, step: Step, state: SchoolState): boolean {
  const isOneHalf = [INFANT_YEARS, JUNIOR_YEARS].some((half) =>
    state.years.every((year) => half.includes(year)),
  );
  if (isOneHalf || pupilsByYear(state) !== null) return false;
  say(draft, "problems", step, {
    reason: `how many infants and juniors ${called(state.school)} has is not known.`,
    advice: "Give its pupils in each year group, Reception to Year 6 (year_0 to year_6).",
    value: state.school.urn,
  });
  return true;
}

function pairedState(
  state: SchoolState,
  other: SchoolState,
  years: readonly YearGroup[],
  september: number,
): SchoolState {
  const stays = half(state, years);
  const comes = half(other, years);
  const isSame = state.years.every((year) => years.includes(year));
  const [low, high] = [years[0] ?? 0, (years.at(-1) ?? 0) + 1];
  const newcomer: Newcomers = {
    from: other.school.urn,
    september,
    changeSite: true,
    pupils: comes.pupils,
    byYear: comes.byYear,
  };
  return {
    ...state,
    school: isSame
      ? state.school
      : { ...state.school, lowAge: low + RECEPTION_AGE, highAge: high + RECEPTION_AGE },
    years: isSame ? state.years : years,
    roll: (state.roll ?? 0) - leaving(state, years) + comes.pupils,
    pan: isSame ? state.pan : null,
    yearPlaces: isSame ? state.yearPlaces : null,
    yearPupils: sumByYear([stays.byYear, comes.byYear]),
    newcomers: comes.pupils === 0 ? state.newcomers : [...state.newcomers, newcomer],
  };
}

/** The pupils of a school in the years of one half; a school of one half whose years are not given has them all in it. */
function half(
  state: SchoolState,
  years: readonly YearGroup[],
): { readonly pupils: number; readonly byYear: readonly number[] | null } {
  const byYear = pupilsByYear(state)?.map((pupils, year) =>
    years.some((taken) => taken === year) ? pupils : 0,
  );
  if (byYear !== undefined) return { pupils: byYear.reduce((a, b) => a + b, 0), byYear };
  const isThisHalf = state.years.length > 0 && state.years.every((year) => years.includes(year));
  return isThisHalf
    ? { pupils: state.roll ?? 0, byYear: null }
    : { pupils: 0, byYear: YEAR_GROUPS.map(() => 0) };
}

function leaving(state: SchoolState, years: readonly YearGroup[]): number {
  return half(
    state,
    YEAR_GROUPS.filter((year) => !years.includes(year)),
  ).pupils;
}
