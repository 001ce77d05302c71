import type { Area } from "../../src/domain/area.ts";
import type { ScenarioOutcome } from "../../src/domain/places/outcome.ts";
import type { Scenario } from "../../src/domain/places/scenario.ts";
import { sharedOutcome } from "../../src/domain/places/shared_outcome.ts";
import type { SmallCount } from "../../src/domain/places/suppress.ts";
import type { ReportPage, ReportTable } from "../../src/domain/report_page.ts";
import type { ReportedScenario } from "../../src/words/scenario_report/about.ts";
import { reportAbout } from "../../src/words/scenario_report/about.ts";
import { scenarioReport } from "../../src/words/scenario_report/report_page.ts";
import { planOf, settingsOf } from "./builders.ts";
import type { WrittenFlow } from "./scenarios.ts";
import {
  F2,
  F2_YEARS,
  inputOf,
  outcomeOf,
  readF2Area,
  scenarioOf,
  yearFigures,
} from "./scenarios.ts";

/** F2's plan: Pinfold, Quarrington Lane and Ropewalk; Saltmarsh and Thornhill. */
export const F2_PLAN = planOf([
  [F2.P, F2.Q, F2.R],
  [F2.S, F2.T],
]);

/** Pinfold's 14 pupils by year group: 9 to Quarrington Lane, 5 to Thornhill. */
const NINE_AND_FIVE: readonly WrittenFlow[] = [
  [F2.P, 0, F2.Q, 1],
  [F2.P, 0, F2.T, 1],
  [F2.P, 1, F2.Q, 2],
  [F2.P, 2, F2.Q, 2],
  [F2.P, 3, F2.Q, 2],
  [F2.P, 4, F2.Q, 2],
  [F2.P, 5, F2.T, 2],
  [F2.P, 6, F2.T, 2],
];

/** What follows from closing Pinfold in September 2027. */
export function closedPinfold(facts: Partial<Scenario> = {}): {
  readonly area: Area;
  readonly scenario: Scenario;
  readonly outcome: ScenarioOutcome;
} {
  const area = readF2Area();
  const actions = [{ type: "close", urn: F2.P, date: "2027-08-31" }] as const;
  const scenario = scenarioOf(actions, { name: "Without Pinfold", ...facts });
  const input = inputOf(area, actions, { figures: yearFigures(F2_YEARS), scenario });
  const ruralList = { year: 2025, urns: new Set([F2.P]) };
  return { area, scenario, outcome: outcomeOf(input, NINE_AND_FIVE, { plan: F2_PLAN, ruralList }) };
}

/** A report on what follows, made on 24 November 2026; `most` is the greatest number of pupils that is hidden. */
export function reportOf(
  reported: Pick<ReportedScenario, "area" | "scenario"> & { readonly outcome: ScenarioOutcome },
  most: SmallCount | null,
  facts: Partial<ReportedScenario> = {},
): ReportPage {
  const about = reportAbout({
    settings: settingsOf(),
    plan: "Plan",
    figuresFrom: "",
    madeAt: "2026-11-24T09:00:00Z",
    ...reported,
    ...facts,
  });
  return scenarioReport(sharedOutcome(reported.outcome, most), about);
}

/** The rows of the report's table with that caption. Throws where there is none. */
export function tableOf({ sections }: ReportPage, caption: string): ReportTable["rows"] {
  const tables = sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === "table");
  const found = tables.find((table) => table.caption === caption);
  if (found !== undefined) return found.rows;
  throw new Error(`No "${caption}" among: ${tables.map((table) => table.caption).join("; ")}`);
}

/** All the texts of a section's lists and paragraphs. */
export function textsOf({ sections }: ReportPage, heading: string): readonly string[] {
  const found = sections.find((section) => section.heading === heading);
  return (found?.blocks ?? []).flatMap((block) => {
    if (block.kind === "list") return block.items;
    if (block.kind === "table") return block.rows.flat();
    return block.kind === "written" ? [block.heading, block.text ?? "to be written"] : [block.text];
  });
}
