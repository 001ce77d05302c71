import { YEAR_GROUPS } from "./figures.ts";
import type { MergeAction } from "./scenario.ts";
import type { SchoolDraft } from "./school_draft.ts";
import { asks, openSchools, say, yearsExceedRoll } from "./school_draft.ts";
import type { SchoolState } from "./school_state.ts";
import { pupilsByYear } from "./school_state.ts";
import { sumByYear, sumOrNull } from "./sums.ts";
import type { Step } from "./timeline.ts";

/** Makes one school of several. Its pupils stay in it; on one site its capacity is that of `into`, on two that of both. */
export function merge(draft: SchoolDraft, step: Step, action: MergeAction): void {
  const members = openSchools(draft, step, [action.into, ...action.urns]);
  if (members === null) return;
  const [into, ...others] = members;
  if (into === undefined || others.length === 0) {
    say(draft, "problems", step, {
      reason: "a merge needs two schools or more.",
      advice: "Name every school that is to be part of the merged school.",
    });
    return;
  }
  const needsAll = action.sites === 2;
  const isAsked = members.map((state) => {
    const needsCapacity =
      (needsAll || state === into) && !draft.getsCapacity(into.school.urn, step);
    const lacks = [
      asks(draft, step, state, "roll"),
      needsCapacity && asks(draft, step, state, "capacity"),
      yearsExceedRoll(draft, step, state),
    ];
    return lacks.includes(true);
  });
  if (isAsked.includes(true)) return;
  draft.schools.set(into.school.urn, mergedState(into, others, action.sites, step.september));
  for (const { school } of others) {
    draft.schools.delete(school.urn);
    draft.ended.set(school.urn, { school, number: step.number });
  }
}

function mergedState(
  into: SchoolState,
  others: readonly SchoolState[],
  sites: 1 | 2,
  september: number,
): SchoolState {
  const members = [into, ...others];
  const years = YEAR_GROUPS.filter((year) => members.some((state) => state.years.includes(year)));
  const isOfOneKind = members.every((state) => state.years.length === years.length);
  const kept = sites === 1 ? [into] : members;
  const parts = members.map(pupilsByYear);
  return {
    school: {
      ...into.school,
      lowAge: leastOrNull(members.map(({ school }) => school.lowAge)),
      highAge: greatestOrNull(members.map(({ school }) => school.highAge)),
    },
    years,
    capacity: sumOrNull(kept.map(({ capacity }) => capacity)),
    roll: sumOrNull(members.map(({ roll }) => roll)),
    pan: isOfOneKind ? sumOrNull(kept.map(({ pan }) => pan)) : null,
    yearPupils: sumByYear(parts),
    yearPlaces: isOfOneKind ? sumByYear(kept.map(({ yearPlaces }) => yearPlaces)) : null,
    newcomers: [
      ...into.newcomers,
      ...others.map((state, i) => ({
        from: state.school.urn,
        september,
        changeSite: sites === 1,
        pupils: state.roll ?? 0,
        byYear: parts[i + 1] ?? null,
      })),
    ],
  };
}

function leastOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : Math.min(...known);
}

function greatestOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : Math.max(...known);
}
