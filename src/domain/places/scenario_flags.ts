import type { Urn } from "../school.ts";
import type { AppliedScenario, Assignment } from "./applied.ts";
import type { YearGroup } from "./figures.ts";
import type { YearPlaces } from "./outcome.ts";
import { schoolsOfAction } from "./partnership_impact.ts";
import type { SchoolState } from "./school_state.ts";
import { placesByYear, pupilsByYear } from "./school_state.ts";

/** Infant classes have at most 30 pupils for each teacher. Source: the rule "infant-class". */
const INFANT_CLASS = 30;
const INFANT_YEARS: readonly YearGroup[] = [0, 1, 2];

/** Something about one school that the totals would hide. */
export type ScenarioFlag =
  /** Today's roll, with the pupils who come, is above the places from this September on. */
  | {
      readonly id: "roll-above-places";
      readonly urn: Urn;
      readonly september: number;
      readonly roll: number;
      readonly places: number;
    }
  /** A year group has more pupils than places, though the school as a whole may have room. */
  | {
      readonly id: "year-above-places";
      readonly urn: Urn;
      readonly yearGroup: YearGroup;
      readonly pupils: number;
      readonly places: number;
    }
  /** An infant year group needs another class of 30, or mixed ages, with the pupils who come or by its admission number. */
  | {
      readonly id: "infant-class";
      readonly urn: Urn;
      readonly yearGroup: YearGroup | null;
      readonly pupils: number;
    };

/** The flags of the schools that a scenario's actions name or that take displaced pupils, in the order of the area. */
export function scenarioFlags(
  applied: AppliedScenario,
  assignment: Assignment,
  after: ReadonlyMap<Urn, SchoolState>,
  years: readonly YearPlaces[],
): readonly ScenarioFlag[] {
  const named = applied.input.scenario.actions.flatMap(schoolsOfAction);
  const concerned = new Set([...named, ...assignment.flows.map(({ to }) => to)]);
  return [...after.values()]
    .filter(({ school }) => concerned.has(school.urn))
    .flatMap((state) => [
      ...rollAbovePlaces(applied, state.school.urn, years),
      ...yearsAbovePlaces(applied.before.get(state.school.urn), state),
      ...infantClasses(applied.before.get(state.school.urn), state),
    ]);
}

function rollAbovePlaces(
  { before }: AppliedScenario,
  urn: Urn,
  years: readonly YearPlaces[],
): readonly ScenarioFlag[] {
  const today = before.get(urn);
  const was = Math.max(0, (today?.roll ?? 0) - (today?.capacity ?? 0));
  for (const { september, bySchool } of years) {
    const at = bySchool.find((other) => other.urn === urn);
    if (at === undefined || at.roll === null || at.capacity === null) continue;
    if (at.roll - at.capacity > was) {
      return [{ id: "roll-above-places", urn, september, roll: at.roll, places: at.capacity }];
    }
  }
  return [];
}

/** The years that are further above their places than today. */
function yearsAbovePlaces(
  before: SchoolState | undefined,
  after: SchoolState,
): readonly ScenarioFlag[] {
  const was = before === undefined ? null : aboveByYear(before);
  const above = aboveByYear(after);
  const pupils = pupilsByYear(after);
  if (above === null || pupils === null) return [];
  const { urn } = after.school;
  return after.years.flatMap((yearGroup): readonly ScenarioFlag[] => {
    const beyond = above[yearGroup] ?? 0;
    if (beyond <= Math.max(0, was?.[yearGroup] ?? 0)) return [];
    const has = pupils[yearGroup] ?? 0;
    return [{ id: "year-above-places", urn, yearGroup, pupils: has, places: has - beyond }];
  });
}

function aboveByYear(state: SchoolState): readonly number[] | null {
  const pupils = pupilsByYear(state);
  const places = placesByYear(state);
  if (pupils === null || places === null) return null;
  return pupils.map((count, year) => count - (places[year] ?? 0));
}

/** Classes count, and not years: a year of 45 with classes of mixed ages may have none above 30. So this is only said to be looked at. */
function infantClasses(
  before: SchoolState | undefined,
  after: SchoolState,
): readonly ScenarioFlag[] {
  const { urn } = after.school;
  const classes = (pupils: number) => Math.ceil(pupils / INFANT_CLASS);
  const was = before === undefined ? null : pupilsByYear(before);
  const is = pupilsByYear(after);
  const byYear = INFANT_YEARS.filter((year) => after.years.includes(year)).flatMap(
    (yearGroup): readonly ScenarioFlag[] => {
      const pupils = is?.[yearGroup] ?? 0;
      const grows = was !== null && classes(pupils) > Math.max(1, classes(was[yearGroup] ?? 0));
      return grows ? [{ id: "infant-class", urn, yearGroup, pupils }] : [];
    },
  );
  const { pan } = after;
  const takesInfants = after.years.includes(0);
  const isNewPan = pan !== null && pan !== before?.pan && takesInfants;
  return isNewPan && pan > INFANT_CLASS && pan % INFANT_CLASS !== 0
    ? [...byYear, { id: "infant-class", urn, yearGroup: null, pupils: pan }]
    : byYear;
}
