import type { Area } from "../../domain/area.ts";
import type { RuralList } from "../../domain/places/law/rural.ts";
import type { Places } from "../../domain/places/outcome.ts";
import type { Scenario } from "../../domain/places/scenario.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { SideRow } from "../../domain/places/side_by_side.ts";
import type { JudgingSettings } from "../../domain/settings.ts";

/** A scenario with what follows from it; `null` while that is not known. */
export interface SideScenario {
  readonly scenario: Scenario;
  /** With what is written now. */
  readonly outcome: SharedOutcome | null;
}

/** What a table of scenarios is made from. */
export interface Sides {
  /** With the given figures laid over it. */
  readonly area: Area;
  readonly before: Places;
  /** In the officer's order. */
  readonly scenarios: readonly SideScenario[];
  readonly settings: JudgingSettings;
  /** Whether there is a plan, without which no partnership is known. */
  readonly hasPlan: boolean;
  readonly ruralList: RuralList | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What stands where a figure has no meaning before anything is changed. */
export const NOTHING = ["–"];
/** What stands where an outcome is not known. */
const NOT_KNOWN = ["not known"];

/** A row of text with what `linesOf` says of each outcome that is known. */
export function sideRow(
  { scenarios }: Sides,
  what: string,
  before: readonly string[],
  linesOf: (outcome: SharedOutcome, scenario: Scenario) => readonly string[],
): SideRow {
  const cells = scenarios.map(({ outcome, scenario }) =>
    outcome === null ? NOT_KNOWN : linesOf(outcome, scenario),
  );
  return { what, cells: [before, ...cells], isNumber: false };
}

/** A row of numbers with what `textOf` says of each outcome that is known. */
export function numberRow(
  sides: Sides,
  what: string,
  before: string,
  textOf: (outcome: SharedOutcome) => string,
): SideRow {
  return { ...sideRow(sides, what, [before], (outcome) => [textOf(outcome)]), isNumber: true };
}
