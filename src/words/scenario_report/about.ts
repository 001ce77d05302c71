import type { Area } from "../../domain/area.ts";
import { emptyHeadings } from "../../domain/places/law/evidence.ts";
import type { PartnershipImpact, ScenarioOutcome } from "../../domain/places/outcome.ts";
import type { MonthCount } from "../../domain/places/place_dates.ts";
import { placeDates } from "../../domain/places/place_dates.ts";
import type { ScenarioReportAbout } from "../../domain/places/report_about.ts";
import type { Scenario } from "../../domain/places/scenario.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { counted } from "../counted.ts";
import { listed, numberedName } from "../names.ts";
import { actionText } from "../places_action_text.ts";
import { scenarioNames } from "../places_outcome_text.ts";
import { speedText } from "../speed_text.ts";
import { timesText } from "../times_text.ts";

/** What a report on a scenario is made from, beside what follows from it. */
export interface ReportedScenario {
  readonly scenario: Scenario;
  readonly outcome: Pick<ScenarioOutcome, "evidence" | "partnerships" | "displaced">;
  /** With the given figures laid over it. */
  readonly area: Area;
  readonly settings: JudgingSettings;
  /** The name of the plan; `null` without one. */
  readonly plan: string | null;
  /** The file or person that the capacities and rolls are from; "" where they are the area's own. */
  readonly figuresFrom: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** What the report says of itself. */
export function reportAbout(reported: ReportedScenario): ScenarioReportAbout {
  const { scenario, outcome, area, settings, plan, madeAt } = reported;
  const nameOf = scenarioNames(area, scenario);
  return {
    scenario,
    area: area.title,
    plan,
    ...reportStatus(outcome),
    timesFrom: `${timesText(area.driveTimes)}, judged at ${speedText(settings.speed)}`,
    sources: sourcesOf(reported),
    madeAt,
    nameOf,
    actions: scenario.actions.map((action) => actionText(action, nameOf)),
  };
}

interface Written extends Pick<ScenarioOutcome, "evidence"> {
  readonly partnerships: readonly Pick<PartnershipImpact, "name" | "mitigation">[];
}

/** Whether all that is to be written is, and what is empty. */
export function reportStatus({ evidence, partnerships }: Written): {
  readonly status: string;
  readonly isComplete: boolean;
} {
  const empty = [
    ...emptyHeadings(evidence).map(({ heading }) => `“${heading}”`),
    ...partnerships
      .filter(({ mitigation }) => mitigation === null)
      .map(({ name }) => `how harm to ${numberedName(name)} would be made good`),
  ];
  if (empty.length === 0) return { status: "Complete", isComplete: true };
  const verb = empty.length === 1 ? "is" : "are";
  const status = `Not complete: still empty ${verb} ${listed(empty, empty.length)}`;
  return { status, isComplete: false };
}

function sourcesOf({ area, figuresFrom, outcome }: ReportedScenario): readonly string[] {
  const dates = placeDates(area.schools);
  const byYear = outcome.displaced.some(({ yearGroup }) => yearGroup !== null);
  const fromHome = outcome.displaced.some((row) => row.fromHome);
  return [
    ...area.sources.map(({ what, publisher, asAt, licence }) =>
      [`${what}: ${publisher}`, ...(asAt === null ? [] : [`as at ${asAt}`]), licence].join(", "),
    ),
    ...(figuresFrom === "" ? [] : [`Capacities, rolls and year groups given: ${figuresFrom}`]),
    ...monthsText("Rolls", dates.rolls),
    ...monthsText("Capacities", dates.capacities),
    ...(dates.rollsDiffer ? ["The rolls are not all of one census."] : []),
    ...(dates.schoolsOfTwoMonths === 0
      ? []
      : [
          `At ${counted(dates.schoolsOfTwoMonths, "school")} the capacity is of another month than the roll that is taken from it.`,
        ]),
    ...(outcome.displaced.length === 0
      ? []
      : [
          `Pupils who need another place go ${byYear ? "by year group" : "as whole schools, as year groups are not given"}, and set out ${fromHome ? "from their home areas where these are given, else from" : "from"} the school that they leave.`,
        ]),
    ...area.caveats,
  ];
}

function monthsText(what: string, months: readonly MonthCount[]): readonly string[] {
  if (months.length === 0) return [];
  const parts = months.map(
    ({ month, schools }) =>
      `${month === null ? "of no known date" : `as at ${monthText(month)}`} (${counted(schools, "school")})`,
  );
  return [`${what}: ${parts.join(", ")}`];
}

/** "May 2025" of "2025-05"; a year alone stays. */
function monthText(month: string): string {
  if (!month.includes("-")) return month;
  const options = { month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Date(`${month}-01T12:00Z`).toLocaleDateString("en-GB", options);
}
