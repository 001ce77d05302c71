import type { Places } from "../../domain/places/outcome.ts";
import type { ScenarioReportAbout } from "../../domain/places/report_about.ts";
import type { SharedSparsity } from "../../domain/places/shared_figures.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { SharedPlaces } from "../../domain/places/shared_places.ts";
import type { Urn } from "../../domain/school.ts";
import { secondsToMinutes } from "../../domain/units.ts";
import { formatCsv } from "../csv.ts";
import { spreadsheetSafe } from "../spreadsheet_cells.ts";

const HEADINGS = [
  "section",
  "item",
  "urn",
  "school",
  "to_urn",
  "to_school",
  "year_group",
  "before",
  "after",
];

/** What every report begins with. */
const HEADING = "Test only – not a proposal";

type Row = Partial<Record<(typeof HEADINGS)[number], string | number | null>>;

/**
 * What follows from a scenario as CSV, one figure a row; `docs/exports.md` says what is in which section. Small numbers of
 * pupils are "c" already, and no cell is run as a formula.
 */
export function scenarioCsv(outcome: SharedOutcome, about: ScenarioReportAbout): string {
  const rows = [
    ...aboutRows(outcome, about),
    ...placesRows("places", outcome.before, outcome.after),
    ...outcome.years.flatMap((year) => placesRows(`September ${year.september}`, null, year)),
    ...schoolRows(outcome, about),
    ...flowRows(outcome, about),
    ...partnershipRows(outcome, about),
    ...outcome.flags.map(({ id, urn }) => ({ section: "to look at", item: id, ...of(urn, about) })),
    ...evidenceRows(outcome),
    ...lawRows(outcome, about),
    ...outcome.rules.map(({ id, text, source, reviewed, urns }) => ({
      section: "rule",
      item: id,
      urn: urns.join(" "),
      school: urns.map(about.nameOf).join(", "),
      after: `${text} (${source}; reviewed ${reviewed})`,
    })),
    ...about.sources.map((source) => ({ section: "source", item: "", after: source })),
  ];
  const cells = rows.map((row: Row) => HEADINGS.map((heading) => String(row[heading] ?? "")));
  return formatCsv([HEADINGS, ...cells].map((row) => row.map(spreadsheetSafe)));
}

/** The same as JSON text: the outcome with what it is of. */
export function scenarioReportJson(outcome: SharedOutcome, about: ScenarioReportAbout): string {
  return `${JSON.stringify(scenarioReportObject(outcome, about), null, 2)}\n`;
}

/** The same before it is text. */
export function scenarioReportObject(outcome: SharedOutcome, about: ScenarioReportAbout): object {
  const { scenario, area, plan, status, isComplete, timesFrom, madeAt, sources } = about;
  const { name, actions } = scenario;
  const of = { heading: HEADING, status, isComplete, name, area, plan, timesFrom, madeAt };
  return { ...of, actions, ...outcome, sources };
}

function of(urn: Urn, { nameOf }: ScenarioReportAbout): Row {
  return { urn, school: nameOf(urn) };
}

function aboutRows(outcome: SharedOutcome, about: ScenarioReportAbout): readonly Row[] {
  const line = (item: string, after: string): Row => ({ section: "about", item, after });
  return [
    line("heading", HEADING),
    line("status", about.status),
    line("scenario", about.scenario.name),
    line("area", about.area),
    line("plan", about.plan ?? "none"),
    line("times", about.timesFrom),
    line("made at", about.madeAt),
    line(
      "small numbers",
      outcome.suppressedTo === null
        ? "shown, for use inside the authority alone: not to be published or sent on"
        : `c stands for 1 to ${outcome.suppressedTo} pupils, or for a number that would tell one`,
    ),
    ...about.actions.map((action, i) => line(`action ${i + 1}`, action)),
  ];
}

const PLACES = [
  ["capacity", "capacity"],
  ["roll", "roll"],
  ["unfilled", "unfilled"],
  ["unfilledShare", "unfilled share of capacity"],
  ["over", "over capacity"],
  ["net", "net"],
  ["netShare", "net share of capacity"],
  ["counted", "schools with a capacity and a roll"],
  ["schools", "schools"],
] as const satisfies readonly (readonly [keyof Places, string])[];

function placesRows(section: string, before: Places | null, after: SharedPlaces): readonly Row[] {
  return PLACES.map(([key, item]) => ({
    section,
    item,
    before: before?.[key] ?? null,
    after: after[key],
  }));
}

function schoolRows({ schools }: SharedOutcome, about: ScenarioReportAbout): readonly Row[] {
  return schools.flatMap(({ urn, before, after }) =>
    (["capacity", "roll"] as const).map((item) => ({
      section: "school",
      item,
      ...of(urn, about),
      before: before?.[item] ?? null,
      after: after?.[item] ?? null,
    })),
  );
}

function flowRows(outcome: SharedOutcome, about: ScenarioReportAbout): readonly Row[] {
  const { displaced, displacedTotals, unplaced } = outcome;
  const to = (urn: Urn): Row => ({ to_urn: urn, to_school: about.nameOf(urn) });
  const leftOut: Row = {
    section: "who goes where",
    item: "pupils",
    after: "not shown: the numbers are so small that any of them would tell another",
  };
  const flows = (displaced ?? []).flatMap((row): readonly Row[] => {
    const where = { section: "who goes where", ...of(row.from, about), ...to(row.to) };
    const year = { ...where, year_group: row.yearGroup };
    const minutes = row.seconds === "c" ? "c" : secondsToMinutes(row.seconds).toFixed(2);
    return [
      { ...year, item: "pupils", after: row.pupils },
      { ...year, item: row.estimated ? "estimated minutes" : "minutes", after: minutes },
    ];
  });
  return [
    ...(displacedTotals === null ? [leftOut] : []),
    ...(displacedTotals ?? []).map((row) => ({
      section: "who goes where",
      item: "pupils of all year groups",
      ...of(row.from, about),
      ...to(row.to),
      after: row.pupils,
    })),
    ...flows,
    ...unplaced.map((row) => ({
      section: "no place",
      item: row.reason,
      ...of(row.from, about),
      year_group: row.yearGroup,
      after: row.pupils,
    })),
  ];
}

function partnershipRows(outcome: SharedOutcome, about: ScenarioReportAbout): readonly Row[] {
  return outcome.partnerships.flatMap((impact): readonly Row[] => {
    const section = `partnership ${impact.name}`;
    const worst = (drive: typeof impact.worstBefore) => {
      if (drive === null) return null;
      if (drive.seconds === null) return "no road route";
      const figure = secondsToMinutes(drive.seconds).toFixed(2);
      return drive.estimated ? `${figure} estimated` : figure;
    };
    return [
      ...impact.lost.map((urn) => ({ section, item: "leaves", ...of(urn, about) })),
      ...impact.joined.map((urn) => ({ section, item: "joins", ...of(urn, about) })),
      {
        section,
        item: "minutes of the worst pair",
        before: worst(impact.worstBefore),
        after: worst(impact.worstAfter),
      },
      ...impact.rolls.map(({ urn, pupils }) => ({
        section,
        item: "pupils gained",
        ...of(urn, about),
        after: pupils,
      })),
      ...impact.links.map(({ kind, purpose, urns }) => ({
        section,
        item: `link: ${kind}`,
        urn: urns.join(" "),
        school: urns.map(about.nameOf).join(", "),
        after: purpose,
      })),
      { section, item: "mitigation", after: impact.mitigation ?? "to be written" },
    ];
  });
}

function evidenceRows({ evidence }: SharedOutcome): readonly Row[] {
  return evidence.flatMap(({ heading, text, needsText, computed }): readonly Row[] => [
    {
      section: "evidence",
      item: heading,
      after: text ?? (needsText ? "to be written" : null),
    },
    ...Object.entries(computed ?? {}).map(([name, value]) => ({
      section: "evidence",
      item: `${heading}: ${name}`,
      after: value,
    })),
  ]);
}

/** Rural standing, the timetables of admission numbers and the sparsity screen. */
function lawRows(outcome: SharedOutcome, about: ScenarioReportAbout): readonly Row[] {
  const { rural, timetables, sparsity, travel, evidence } = outcome;
  const metres = (screen: SharedSparsity["after"]) =>
    screen === null || screen === "c" ? screen : Math.round(screen.metres);
  const weight = (screen: SharedSparsity["after"]) =>
    screen === null || screen === "c" ? screen : screen.weight.toFixed(4);
  return [
    ...rural.map((standing) => ({
      section: "rural",
      item: standing.by === "list" ? `list of ${standing.listYear}` : `indicative: ${standing.by}`,
      ...of(standing.urn, about),
      after: standing.by === "not-known" ? "not known" : standing.isRural ? "yes" : "no",
    })),
    ...timetables.flatMap(({ urn, ...timetable }) =>
      Object.entries(timetable).map(([item, value]) => ({
        section: "admission number",
        item,
        ...of(urn, about),
        after: value === null ? null : String(value),
      })),
    ),
    ...sparsity.flatMap(({ urn, before, after }): readonly Row[] => [
      {
        section: "sparsity",
        item: "weight",
        ...of(urn, about),
        before: weight(before),
        after: weight(after),
      },
      {
        section: "sparsity",
        item: "metres",
        ...of(urn, about),
        before: metres(before),
        after: metres(after),
      },
    ]),
    // Where a school ends they are among the evidence.
    ...(evidence.length > 0
      ? []
      : Object.entries(travel).map(([item, value]) => ({
          section: "travel",
          item,
          after: value === null ? null : String(value),
        }))),
  ];
}
