import type { SharedOutcome } from "./shared_outcome.ts";
import type { SharedPlaces } from "./shared_places.ts";

/** One line of a table of scenarios: what stands under "Before" and under each scenario, as lines of text. */
export interface SideRow {
  readonly what: string;
  readonly cells: readonly (readonly string[])[];
  /** Whether the cells are one number each. */
  readonly isNumber: boolean;
}

/** Rows under one heading. */
export interface SideSection {
  readonly heading: string;
  readonly rows: readonly SideRow[];
}

/** Scenarios beside what there is before them, in the order in which they were given: none comes first by what follows from it. */
export interface SideTable {
  /** "Before", then the scenarios' names. */
  readonly columns: readonly string[];
  readonly sections: readonly SideSection[];
}

/** Every September of any of the outcomes, once and in order. */
export function septembersOf(outcomes: readonly Pick<SharedOutcome, "years">[]): readonly number[] {
  const all = outcomes.flatMap(({ years }) => years.map(({ september }) => september));
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The places from a September on: as before until the first change counts, and as in the end from the last on. */
export function placesFrom(
  { before, years }: Pick<SharedOutcome, "before" | "years">,
  september: number,
): SharedPlaces {
  return years.findLast((year) => year.september <= september) ?? before;
}
