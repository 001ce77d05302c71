import type {
  Displaced,
  PartnershipImpact,
  ScenarioOutcome,
  SiteMove,
} from "../domain/places/outcome.ts";
import type { Scenario } from "../domain/places/scenario.ts";
import type { Urn } from "../domain/school.ts";
import { minutesFigure } from "../words/durations.ts";
import { listed, numberedName } from "../words/names.ts";
import { actionText } from "../words/places_action_text.ts";
import type { BeforeAfterRow } from "../words/places_outcome_rows.ts";
import {
  beforeAfterRows,
  changedSchools,
  countText,
  placesWithShare,
  schoolFigureText,
} from "../words/places_outcome_rows.ts";
import {
  displacedTravelTexts,
  scenarioFlagText,
  unplacedPupilsText,
  worstDriveText,
  yearGroupText,
} from "../words/places_outcome_text.ts";
import { ruralText } from "../words/scenario_report/evidence.ts";
import {
  sparsityMilesText,
  sparsityWeightText,
  timetableTexts,
} from "../words/scenario_report/law.ts";
import type { Column } from "./output.ts";
import { tableText } from "./output.ts";

/** What an outcome is told with. */
export interface OutcomeText {
  readonly scenario: Scenario;
  readonly outcome: ScenarioOutcome;
  readonly nameOf: (urn: Urn) => string;
  /** Whether a plan was given, without which no partnership is known. */
  readonly hasPlan: boolean;
}

/** All that follows from a scenario, in tables under their headings. */
export function outcomeText(told: OutcomeText): string {
  const sections = [
    actionsText(told),
    placesText(told),
    schoolsText(told),
    whereText(told),
    sitesText(told),
    travelText(told),
    unplacedText(told),
    yearsText(told),
    partnershipsText(told),
    flagsText(told),
    evidenceText(told),
    timetablesText(told),
    sparsityText(told),
    rulesText(told),
  ];
  return sections.filter((section) => section !== null).join("\n\n");
}

function actionsText({ scenario, nameOf }: OutcomeText): string {
  const lines = scenario.actions.map((action, i) => `  ${i + 1}. ${actionText(action, nameOf)}`);
  return ["What is tested", ...(lines.length === 0 ? ["  nothing"] : lines)].join("\n");
}

function placesText({ outcome }: OutcomeText): string {
  return tableText<BeforeAfterRow>(
    [
      { title: "Places", text: ({ what }) => what },
      { title: "Before", isNumber: true, text: ({ before }) => before },
      { title: "After", isNumber: true, text: ({ after }) => after },
    ],
    beforeAfterRows(outcome),
  );
}

function schoolsText({ outcome, nameOf }: OutcomeText): string | null {
  const changed = changedSchools(outcome);
  if (changed.length === 0) return "No school's capacity or roll changes.";
  type Row = (typeof changed)[number];
  const figure = schoolFigureText;
  const columns: readonly Column<Row>[] = [
    { title: "URN", text: ({ urn }) => urn },
    { title: "School", text: ({ urn }) => nameOf(urn) },
    { title: "Capacity", isNumber: true, text: ({ before }) => figure(before, "capacity", "new") },
    { title: "after", isNumber: true, text: ({ after }) => figure(after, "capacity", "closed") },
    { title: "Roll", isNumber: true, text: ({ before }) => figure(before, "roll", "new") },
    { title: "after", isNumber: true, text: ({ after }) => figure(after, "roll", "closed") },
  ];
  return `Schools that change\n${tableText(columns, changed)}`;
}

function whereText({ outcome, nameOf }: OutcomeText): string | null {
  if (outcome.displaced.length === 0) return null;
  const columns: readonly Column<Displaced>[] = [
    { title: "From", text: ({ from }) => nameOf(from) },
    { title: "To", text: ({ to }) => nameOf(to) },
    { title: "Year group", text: ({ yearGroup }) => yearGroupText(yearGroup) },
    { title: "Pupils", isNumber: true, text: ({ pupils }) => String(pupils) },
    { title: "Minutes", isNumber: true, text: ({ seconds }) => minutesFigure(seconds) },
    { title: "", text: ({ estimated }) => (estimated ? "estimated" : "") },
  ];
  return `Who goes where\n${tableText(columns, outcome.displaced)}`;
}

function sitesText({ outcome, nameOf }: OutcomeText): string | null {
  if (outcome.siteMoves.length === 0) return null;
  const columns: readonly Column<SiteMove>[] = [
    { title: "From", text: ({ from }) => nameOf(from) },
    { title: "To", text: ({ to }) => nameOf(to) },
    { title: "Year group", text: ({ yearGroup }) => yearGroupText(yearGroup) },
    { title: "Pupils", isNumber: true, text: ({ pupils }) => String(pupils) },
    {
      title: "Minutes",
      isNumber: true,
      text: ({ seconds }) => (seconds === null ? "no road route" : minutesFigure(seconds)),
    },
    { title: "", text: ({ estimated }) => (estimated ? "estimated" : "") },
  ];
  return `Who goes to another site of their school\n${tableText(columns, outcome.siteMoves)}`;
}

function travelText({ outcome: { travel } }: OutcomeText): string | null {
  if (travel.pupils === 0) return null;
  const [times = "", ...screens] = displacedTravelTexts(travel);
  return [times, ...screens.map((screen) => `  ${screen}`)].join("\n");
}

function unplacedText({ outcome: { unplaced }, nameOf }: OutcomeText): string {
  if (unplaced.length === 0) return "Everyone has a place.";
  const lines = unplaced.map((pupils) => `  ${unplacedPupilsText(pupils, nameOf)}`);
  return ["Without a place", ...lines].join("\n");
}

function yearsText({ outcome: { years } }: OutcomeText): string | null {
  if (years.length === 0) return null;
  const columns: readonly Column<(typeof years)[number]>[] = [
    { title: "September", text: ({ september }) => String(september) },
    { title: "Capacity", isNumber: true, text: ({ capacity }) => countText(capacity) },
    { title: "Roll", isNumber: true, text: ({ roll }) => countText(roll) },
    {
      title: "Unfilled",
      isNumber: true,
      text: ({ unfilled, unfilledShare }) => placesWithShare(unfilled, unfilledShare),
    },
    { title: "Over", isNumber: true, text: ({ over }) => countText(over) },
    { title: "Net", isNumber: true, text: ({ net, netShare }) => placesWithShare(net, netShare) },
  ];
  return `Year by year, with today's rolls\n${tableText(columns, years)}`;
}

function partnershipsText(told: OutcomeText): string {
  const { outcome, hasPlan } = told;
  const heading = "What it does to partnerships";
  if (!hasPlan) return `${heading}\n  No partnership is known: give the plan with --plan.`;
  if (outcome.partnerships.length === 0) return `${heading}\n  No partnership is touched.`;
  return [heading, ...outcome.partnerships.map((impact) => impactText(impact, told))].join("\n");
}

function impactText(impact: PartnershipImpact, { nameOf }: OutcomeText): string {
  const { lost, joined, rolls, links, worstBefore, worstAfter } = impact;
  const gains = rolls.map(
    ({ urn, pupils }) => `${nameOf(urn)} ${pupils > 0 ? "+" : "−"}${Math.abs(pupils)}`,
  );
  return [
    `  ${numberedName(impact.name)}`,
    ...(lost.length === 0 ? [] : [`    loses ${listed(lost.map(nameOf))}`]),
    ...(joined.length === 0 ? [] : [`    has ${listed(joined.map(nameOf))} come to it`]),
    `    worst pair: ${worstDriveText(worstBefore, nameOf)}; after: ${worstDriveText(worstAfter, nameOf)}`,
    ...(gains.length === 0 ? [] : [`    pupils: ${gains.join(", ")}`]),
    ...(impact.competes ? ["    one member gains pupils that another loses"] : []),
    ...links.map(
      ({ kind, purpose, urns }) => `    ${kind} (${purpose}): ${listed(urns.map(nameOf))}`,
    ),
    `    how harm would be made good: ${impact.mitigation ?? "to be written"}`,
  ].join("\n");
}

function flagsText({ outcome: { flags }, nameOf }: OutcomeText): string | null {
  if (flags.length === 0) return null;
  return ["To look at", ...flags.map((flag) => `  ${scenarioFlagText(flag, nameOf)}`)].join("\n");
}

function evidenceText({ outcome, nameOf }: OutcomeText): string | null {
  const { evidence, rural } = outcome;
  if (evidence.length === 0) return null;
  const lines = evidence.flatMap(({ heading, text, needsText, computed }) => [
    `  ${heading}: ${text ?? (needsText ? "to be written" : "see Travel")}`,
    ...(computed === null || text === null ? [] : ["    figures: see Travel"]),
  ]);
  const isEmpty = evidence.some(({ needsText }) => needsText);
  return [
    "Evidence (Education and Inspections Act 2006, section 15(4))",
    ...rural.map((standing) => `  ${nameOf(standing.urn)}: ${ruralText(standing)}.`),
    ...lines,
    ...(isEmpty ? ["  A report is not complete while one of these is to be written."] : []),
  ].join("\n");
}

function timetablesText({ outcome: { timetables }, nameOf }: OutcomeText): string | null {
  if (timetables.length === 0) return null;
  const lines = timetables.flatMap((timetable) => [
    `  ${nameOf(timetable.urn)}`,
    ...timetableTexts(timetable).map((sentence) => `    ${sentence}`),
  ]);
  return ["When a new admission number can count", ...lines].join("\n");
}

function sparsityText({ outcome, nameOf }: OutcomeText): string | null {
  const screens = outcome.sparsity.filter(({ before, after }) => before !== null || after !== null);
  if (screens.length === 0) return null;
  const columns: readonly Column<(typeof screens)[number]>[] = [
    { title: "School", text: ({ urn }) => nameOf(urn) },
    { title: "Weight", isNumber: true, text: ({ before }) => sparsityWeightText(before) },
    { title: "after", isNumber: true, text: ({ after }) => sparsityWeightText(after) },
    { title: "Miles", isNumber: true, text: ({ before }) => sparsityMilesText(before) },
    { title: "after", isNumber: true, text: ({ after }) => sparsityMilesText(after) },
  ];
  return `Sparsity screen (a proxy: miles by road from school to school)\n${tableText(columns, screens)}`;
}

function rulesText({ outcome: { rules } }: OutcomeText): string | null {
  if (rules.length === 0) return null;
  const lines = rules.map(
    ({ text, source, reviewed }) => `  ${text} (${source}; reviewed ${reviewed})`,
  );
  return ["Rules that may apply (advisory)", ...lines].join("\n");
}
