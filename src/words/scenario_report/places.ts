import type { ScenarioReportAbout } from "../../domain/places/report_about.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { SharedPlaces } from "../../domain/places/shared_places.ts";
import type { ReportBlock, ReportSection, ReportTable } from "../../domain/report_page.ts";
import {
  beforeAfterRows,
  changedSchools,
  countText,
  placesWithShare,
  schoolFigureText,
} from "../places_outcome_rows.ts";
import { countedOfText } from "../places_text.ts";
import { numbers, words } from "./cells.ts";

/** Places before and after, each September, and the schools whose places or pupils change. */
export function placesSection(outcome: SharedOutcome, about: ScenarioReportAbout): ReportSection {
  return {
    heading: "Places",
    blocks: [
      beforeAfter(outcome),
      { kind: "text", text: countedOfText(outcome.before) },
      ...(outcome.years.length > 1 ? [yearsTable(outcome)] : []),
      schoolsBlock(outcome, about),
    ],
  };
}

function beforeAfter(outcome: SharedOutcome): ReportTable {
  return {
    kind: "table",
    caption: "Today and when everything is in full effect, with today’s pupils",
    columns: [...words("What"), ...numbers("Today", "After")],
    rows: beforeAfterRows(outcome).map(({ what, before, after }) => [what, before, after]),
  };
}

const FIGURES: readonly (readonly [string, (places: SharedPlaces) => string])[] = [
  ["Capacity", ({ capacity }) => countText(capacity)],
  ["Roll", ({ roll }) => countText(roll)],
  ["Unfilled places", ({ unfilled, unfilledShare }) => placesWithShare(unfilled, unfilledShare)],
  ["Over capacity", ({ over }) => countText(over)],
  ["Net", ({ net, netShare }) => placesWithShare(net, netShare)],
];

function yearsTable({ years }: SharedOutcome): ReportTable {
  return {
    kind: "table",
    caption: "September by September, with today’s pupils",
    columns: [...words("September"), ...numbers(...FIGURES.map(([name]) => name))],
    rows: years.map((year) => [String(year.september), ...FIGURES.map(([, text]) => text(year))]),
  };
}

function schoolsBlock(outcome: SharedOutcome, { nameOf }: ScenarioReportAbout): ReportBlock {
  const changed = changedSchools(outcome);
  if (changed.length === 0) {
    return { kind: "text", text: "No school’s places or pupils change." };
  }
  return {
    kind: "table",
    caption: "Schools that change",
    columns: [
      ...words("School", "URN"),
      ...numbers("Capacity today", "Capacity after", "Roll today", "Roll after"),
    ],
    rows: changed.map(({ urn, before, after }) => [
      nameOf(urn),
      urn,
      schoolFigureText(before, "capacity", "new"),
      schoolFigureText(after, "capacity", "ends"),
      schoolFigureText(before, "roll", "new"),
      schoolFigureText(after, "roll", "ends"),
    ]),
  };
}
