import type { Places, ScenarioOutcome, UnplacedPupils } from "./outcome.ts";
import type { DisplacedTravel } from "./travel_of_displaced.ts";

/** A figure as it is, or "c" where it must not be shared. */
type Shown<T> = T | "c";

/** What is set side by side of a scenario's outcome: of one with every number, or of one that may be shared. */
export interface SideOutcome extends Pick<ScenarioOutcome, "before" | "after"> {
  readonly years: readonly (Places & { readonly september: number })[];
  readonly unplaced: readonly (Omit<UnplacedPupils, "pupils"> & {
    readonly pupils: Shown<number>;
  })[];
  readonly partnerships: readonly Pick<
    ScenarioOutcome["partnerships"][number],
    "cluster" | "name" | "lost" | "worstBefore" | "worstAfter"
  >[];
  readonly travel: { readonly [Key in keyof DisplacedTravel]: Shown<DisplacedTravel[Key]> };
}

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
export function septembersOf(outcomes: readonly Pick<SideOutcome, "years">[]): readonly number[] {
  const all = outcomes.flatMap(({ years }) => years.map(({ september }) => september));
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The places from a September on: as before until the first change counts, and as in the end from the last on. */
export function placesFrom(
  { before, years }: Pick<SideOutcome, "before" | "years">,
  september: number,
): Places {
  return years.findLast((year) => year.september <= september) ?? before;
}
