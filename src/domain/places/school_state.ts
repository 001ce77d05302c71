import type { School, Urn } from "../school.ts";
import type { ByYear, SchoolFigures, YearGroup } from "./figures.ts";
import { YEAR_GROUPS } from "./figures.ts";
import type { SchoolPlaces } from "./outcome.ts";
import { schoolPlaces } from "./places_of.ts";
import { sharedOut, yearGroupCount, yearGroupsOf } from "./year_groups.ts";

/** Pupils who came into a school by a merge or a pair, and may not all have room there. */
export interface Newcomers {
  readonly from: Urn;
  readonly september: number;
  /** Whether they go to another site. */
  readonly changeSite: boolean;
  readonly pupils: number;
  /** Seven numbers; `null` where they are not known by year group. */
  readonly byYear: readonly number[] | null;
}

/** A school at some time of a scenario. */
export interface SchoolState extends SchoolPlaces {
  /** At the place where the scenario has it in the end. */
  readonly school: School;
  readonly years: readonly YearGroup[];
  readonly pan: number | null;
  readonly yearPupils: ByYear | null;
  readonly yearPlaces: ByYear | null;
  readonly newcomers: readonly Newcomers[];
}

/** Room for more pupils in one school. */
export interface Room {
  readonly urn: Urn;
  /** The year groups that it takes. */
  readonly years: readonly YearGroup[];
  /** Capacity less roll, 0 or more: all that come, of whichever year, are no more than this. */
  readonly whole: number;
  /** Seven numbers, 0 for a year that it does not take; `null` where the whole school is one. */
  readonly byYear: readonly number[] | null;
}

/** A school as it is today, with what was given of it. */
export function stateOf(school: School, figures: SchoolFigures | undefined): SchoolState {
  return {
    school,
    ...schoolPlaces(school),
    years: yearGroupsOf(school),
    pan: figures?.pan ?? null,
    yearPupils: figures?.yearPupils ?? null,
    yearPlaces: figures?.yearPlaces ?? null,
    newcomers: [],
  };
}

/** The pupils in each year group, seven numbers with 0 for those that the school does not take; `null` unless all that it takes are given. */
export function pupilsByYear({ years, yearPupils }: SchoolState): readonly number[] | null {
  return filled(years, (year) => yearPupils?.[year] ?? null);
}

/** How many year groups a school's places are for, those above Year 6 too. */
export function placesAreFor({ school, years }: Pick<SchoolState, "school" | "years">): number {
  return Math.max(years.length, yearGroupCount(school));
}

/**
 * The places in each year group, taken or not: as given, else the admission number, else the capacity shared out over the
 * school's year groups. Seven numbers with 0 for those that it does not take; `null` where a year has none of the three.
 */
export function placesByYear(state: SchoolState): readonly number[] | null {
  const { years, capacity, pan, yearPlaces } = state;
  const shares = capacity === null ? null : sharedOut(capacity, placesAreFor(state));
  return filled(
    years,
    (year) => yearPlaces?.[year] ?? pan ?? shares?.[years.indexOf(year)] ?? null,
  );
}

/**
 * The room of a school; `null` where its capacity or roll is not known. By year group, places less pupils and never below 0,
 * where the pupils of each year are given; where only places are, the roll is shared out over the years.
 */
export function roomOf(state: SchoolState): Room | null {
  const { school, years, capacity, roll, yearPlaces } = state;
  if (capacity === null || roll === null) return null;
  const whole = Math.max(0, capacity - roll);
  const places = placesByYear(state);
  const pupils = pupilsByYear(state) ?? (yearPlaces === null ? null : rollByYear(state, roll));
  const byYear =
    places === null || pupils === null
      ? null
      : places.map((count, year) => Math.max(0, count - (pupils[year] ?? 0)));
  return { urn: school.urn, years, whole, byYear };
}

function rollByYear(state: SchoolState, roll: number): readonly number[] | null {
  const { years } = state;
  const shares = sharedOut(roll, placesAreFor(state));
  return filled(years, (year) => shares[years.indexOf(year)] ?? null);
}

function filled(
  years: readonly YearGroup[],
  countOf: (year: YearGroup) => number | null,
): readonly number[] | null {
  const values: number[] = [];
  for (const year of YEAR_GROUPS) {
    const value = years.includes(year) ? countOf(year) : 0;
    if (value === null) return null;
    values.push(value);
  }
  return values;
}
