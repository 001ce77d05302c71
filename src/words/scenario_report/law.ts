import type { PanTimetable } from "../../domain/places/law/consultation.ts";
import type { SparsityOfSchool } from "../../domain/places/law/sparsity_screen.ts";
import type { RuleNote } from "../../domain/places/outcome.ts";
import type { ScenarioReportAbout } from "../../domain/places/report_about.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { ReportBlock, ReportSection } from "../../domain/report_page.ts";
import { dayText } from "../day_text.ts";
import { milesFigure } from "../durations.ts";
import { listed } from "../names.ts";
import { numbers, words } from "./cells.ts";

/** The rules that say whose decision it is. */
const DECIDES = /^(?:close-|pan-(?:authority|governing-body|academy-trust|type-not-known)$)/;

/** Who decides, by the type of each school, and when a new admission number can be settled. */
export function decidersSection(outcome: SharedOutcome, about: ScenarioReportAbout): ReportSection {
  const deciders = outcome.rules.filter(({ id }) => DECIDES.test(id));
  return {
    heading: "Who decides, and when",
    blocks: [
      ...(deciders.length === 0 ? [] : [rulesTable("Who decides", deciders, about)]),
      ...outcome.timetables.flatMap((timetable) => timetableBlocks(timetable, about)),
    ],
  };
}

function timetableBlocks(
  timetable: SharedOutcome["timetables"][number],
  { nameOf }: ScenarioReportAbout,
): readonly ReportBlock[] {
  return [
    { kind: "heading", text: `New admission number of ${nameOf(timetable.urn)}` },
    { kind: "list", items: timetableTexts(timetable) },
  ];
}

/** When a new admission number can be consulted on, settled and counted from, in sentences. */
export function timetableTexts(timetable: PanTimetable): readonly string[] {
  const { opens, closes, latestStart, determinedBy, objectionsBy, earliestSeptember } = timetable;
  const consultation =
    opens === null || closes === null || latestStart === null
      ? "Consultation: none is needed for a higher or unchanged number; the local authority is told."
      : `Consultation: at least six weeks between ${day(opens)} and ${day(closes)}, so begun by ${day(latestStart)}.`;
  return [
    consultation,
    `Determined by ${day(determinedBy)}; objections until ${day(objectionsBy)}.`,
    `Earliest September: ${earliestSeptember}.${timetable.isTooEarly ? " The test has an earlier one." : ""}`,
  ];
}

function day(date: string): string {
  return dayText(`${date}T12:00`);
}

/** The sparsity factor of the schools concerned, by road distance from school to school. */
export function sparsitySection(
  { sparsity }: SharedOutcome,
  { nameOf }: ScenarioReportAbout,
): ReportSection {
  const screens = sparsity.filter(({ before, after }) => before !== null || after !== null);
  const rows = screens.map(({ urn, before, after }) => [
    nameOf(urn),
    sparsityWeightText(before),
    sparsityMilesText(before),
    after === "c" ? after : sparsityWeightText(after),
    after === "c" ? after : sparsityMilesText(after),
  ]);
  if (rows.length === 0) return { heading: "Sparsity screen", blocks: [] };
  return {
    heading: "Sparsity screen",
    blocks: [
      {
        kind: "table",
        caption: "Weight of the sparsity factor, from 0 to 1, and miles to the next school by road",
        columns: [
          ...words("School"),
          ...numbers("Weight today", "Miles today", "Weight after", "Miles after"),
        ],
        rows,
      },
      {
        kind: "text",
        text: "A proxy: the funding formula measures from pupils’ homes to their second nearest school.",
      },
    ],
  };
}

/** The weight of the sparsity factor, "not eligible", or "none" where a school is not there or its distance is not known. */
export function sparsityWeightText(screen: SparsityOfSchool | null): string {
  if (screen === null) return "none";
  return screen.isEligible ? screen.weight.toFixed(4) : "not eligible";
}

/** Miles to the next school by road. */
export function sparsityMilesText(screen: SparsityOfSchool | null): string {
  if (screen === null) return "none";
  return `${milesFigure(screen.metres)}${screen.estimated ? " (estimated)" : ""}`;
}

/** The other rules that may apply, with where they are from. */
export function rulesSection(outcome: SharedOutcome, about: ScenarioReportAbout): ReportSection {
  const rules = outcome.rules.filter(({ id }) => !DECIDES.test(id));
  return {
    heading: "Rules that may apply",
    blocks:
      rules.length === 0
        ? []
        : [
            { kind: "text", text: "They advise and judge nothing." },
            rulesTable("Rules with their sources", rules, about),
          ],
  };
}

function rulesTable(
  caption: string,
  rules: readonly RuleNote[],
  { nameOf }: ScenarioReportAbout,
): ReportBlock {
  return {
    kind: "table",
    caption,
    columns: words("Rule", "What it says", "About", "Source", "Reviewed"),
    rows: rules.map(({ id, text, source, reviewed, urns }) => [
      id,
      text,
      urns.length === 0 ? "the whole test" : listed(urns.map(nameOf)),
      source,
      day(reviewed),
    ]),
  };
}
