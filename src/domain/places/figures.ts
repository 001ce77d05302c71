import type { Dated, Urn } from "../school.ts";

/** A year group of a primary school: 0 is Reception, 6 is Year 6. */
export type YearGroup = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const YEAR_GROUPS: readonly YearGroup[] = [0, 1, 2, 3, 4, 5, 6];

/** Seven numbers, Reception to Year 6; `null` where a year is not given. */
export type ByYear = readonly (number | null)[];

/** What a place-planning officer gave of one school, laid over what its area's file says. `null` is "not given". */
export interface SchoolFigures {
  readonly urn: Urn;
  readonly capacity: Dated<number> | null;
  readonly pupils: Dated<number> | null;
  /** Published admission number: places in the school's first year group. */
  readonly pan: number | null;
  /** Pupils in each year group. Not public: left out of links and exports unless asked for, then suppressed. */
  readonly yearPupils: ByYear | null;
  /** Places in each year group, taken or not. */
  readonly yearPlaces: ByYear | null;
  /** Code or name of the planning area, which is not a cluster. */
  readonly planningArea: string | null;
}

/** The figures that were given, by school. */
export type PlaceFigures = ReadonlyMap<Urn, SchoolFigures>;
