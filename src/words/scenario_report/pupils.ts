import type { ScenarioReportAbout } from "../../domain/places/report_about.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { ReportBlock, ReportSection } from "../../domain/report_page.ts";
import { minutesFigure } from "../durations.ts";
import { countText } from "../places_outcome_rows.ts";
import { UNPLACED_REASONS, yearGroupText } from "../places_outcome_text.ts";
import { numbers, words } from "./cells.ts";
import { travelTexts } from "./travel.ts";

/** Who goes where, who has no place, how far it is and what is to be looked at. */
export function pupilsSection(outcome: SharedOutcome, about: ScenarioReportAbout): ReportSection {
  // Where a school ends, its travel stands under the headings of the law.
  const isTravelHere = outcome.evidence.length === 0 && outcome.travel.pupils !== 0;
  return {
    heading: "Where pupils go",
    blocks: [
      ...flowBlocks(outcome, about),
      unplacedBlock(outcome, about),
      ...(isTravelHere ? [{ kind: "list", items: travelTexts(outcome.travel) } as const] : []),
      ...flagBlocks(outcome, about),
    ],
  };
}

function flowBlocks(
  { displaced, displacedTotals }: SharedOutcome,
  { nameOf }: ScenarioReportAbout,
): readonly ReportBlock[] {
  if (displaced === null || displacedTotals === null) {
    return [
      {
        kind: "text",
        text: "Who goes where is not shown: the numbers are so small that any of them would tell another.",
      },
    ];
  }
  if (displaced.length === 0) return [{ kind: "text", text: "No pupil needs another school." }];
  const totals: ReportBlock = {
    kind: "table",
    caption: "Pupils who go to another school",
    columns: [...words("From", "To"), ...numbers("Pupils")],
    rows: displacedTotals.map(({ from, to, pupils }) => [
      nameOf(from),
      nameOf(to),
      countText(pupils),
    ]),
  };
  const isByYear = displaced.some(({ yearGroup }) => yearGroup !== null);
  const byYear: ReportBlock = {
    kind: "table",
    caption: isByYear
      ? "The same by year group, with the minutes of the drive"
      : "Pupils who go to another school, with the minutes of the drive",
    columns: [...words("From", "To", "Year group"), ...numbers("Pupils", "Minutes")],
    rows: displaced.map(({ from, to, yearGroup, pupils, seconds, estimated }) => [
      nameOf(from),
      nameOf(to),
      yearGroupText(yearGroup),
      countText(pupils),
      seconds === "c" ? seconds : `${minutesFigure(seconds)}${estimated ? " (estimated)" : ""}`,
    ]),
  };
  return isByYear ? [totals, byYear] : [byYear];
}

function unplacedBlock({ unplaced }: SharedOutcome, { nameOf }: ScenarioReportAbout): ReportBlock {
  if (unplaced.length === 0) return { kind: "text", text: "Everyone has a place." };
  return {
    kind: "table",
    caption: "Pupils without a place",
    columns: [...words("From", "Year group"), ...numbers("Pupils"), ...words("Why")],
    rows: unplaced.map(({ from, yearGroup, pupils, reason }) => [
      nameOf(from),
      yearGroupText(yearGroup),
      countText(pupils),
      UNPLACED_REASONS[reason],
    ]),
  };
}

const FLAGS: Readonly<Record<string, string>> = {
  "roll-above-places": "more pupils than places as a whole",
  "year-above-places": "a year group with more pupils than places",
  "infant-class": "infants of one year for whom classes of 30 need a look",
};

function flagBlocks(
  { flags }: SharedOutcome,
  { nameOf }: ScenarioReportAbout,
): readonly ReportBlock[] {
  if (flags.length === 0) return [];
  const items = new Set(flags.map(({ id, urn }) => `${nameOf(urn)}: ${FLAGS[id] ?? id}.`));
  return [
    { kind: "heading", text: "To look at" },
    { kind: "list", items: [...items] },
  ];
}
