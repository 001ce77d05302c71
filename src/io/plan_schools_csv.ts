import type { Objection } from "../domain/objections.ts";
import { schoolsOfAction } from "../domain/places/partnership_impact.ts";
import type { SharedReport } from "../domain/places/shared_report.ts";
import type { Urn } from "../domain/school.ts";
import { secondsToMinutes } from "../domain/units.ts";
import { formatCsv } from "./csv.ts";
import type { PlanToExport } from "./plan_figures.ts";
import { exportedKind, schoolFigures } from "./plan_figures.ts";
import { spreadsheetSafe } from "./spreadsheet_cells.ts";

const COLUMNS = [
  "urn",
  "name",
  "cluster",
  "cluster_name",
  "host",
  "roll",
  "kind",
  "district",
  "minutes_to_host",
  "longest_drive_minutes",
  "verdict",
  "estimated_pairs",
  "over_border_from",
  "speed",
  "speed_factor",
  "fixed_minutes",
  "ceiling_minutes",
  "ceiling_reason",
  "times_from",
  "made_at",
];

/**
 * A plan as CSV, one row for each school, with what it is judged by on every row; `docs/exports.md` says what is in which
 * column. It reads back as a plan.
 */
export function writePlanSchoolsCsv(exported: PlanToExport): string {
  const { ceiling, ceilingReason, speed } = exported.judgement.settings;
  const basis = [
    speed.name,
    String(speed.factor),
    String(secondsToMinutes(speed.fixed)),
    String(secondsToMinutes(ceiling)),
    ceilingReason ?? "",
    exported.timesFrom,
    exported.madeAt,
  ];
  const tests = exported.tests ?? [];
  const rows = schoolFigures(exported).map((figures) => {
    const { urn, school, cluster, host, minutesToHost, longestMinutes, verdict } = figures;
    const { objections } = figures;
    return [
      urn,
      school?.name ?? "",
      cluster?.id ?? "",
      cluster?.name ?? "",
      host ?? "",
      String(school?.pupils?.value ?? ""),
      exportedKind(school) ?? "",
      school?.district ?? "",
      minutesCell(minutesToHost),
      minutesCell(longestMinutes),
      verdict ?? "",
      cluster === null ? "" : String(figures.estimatedPairs),
      figures.overBorderFrom ?? "",
      ...basis,
      ...(objections === null ? [] : [objections.map(objectionCell).join("\n")]),
      ...(tests.length === 0 ? [] : [testsCell(tests, urn)]),
    ];
  });
  const columns = [
    ...COLUMNS,
    ...(exported.withObjections === true ? ["objections"] : []),
    ...(tests.length === 0 ? [] : ["tests"]),
  ];
  return formatCsv([columns, ...rows].map((row) => row.map(spreadsheetSafe)));
}

/** To a hundredth: a verdict is never to be read off a rounded time, it has a column of its own. */
function minutesCell(minutes: number | null): string {
  return minutes === null ? "" : minutes.toFixed(2);
}

/** One line for each: who objects to what, what would change, and when it was settled. */
function objectionCell({ role, what, change, settled }: Objection): string {
  const wanted = change === "" ? "" : ` (would change: ${change})`;
  return `${role}: ${what}${wanted}${settled === undefined ? "" : ` – settled ${settled}`}`;
}

/** One line for each test that concerns the school: headed as a test, what it would do, and the places before and after. */
function testsCell(tests: readonly SharedReport[], urn: Urn): string {
  return tests
    .flatMap(({ outcome, about, page }) => {
      const { scenario, actions, status } = about;
      const named = actions.filter((_, place) => {
        const action = scenario.actions[place];
        return action !== undefined && schoolsOfAction(action).includes(urn);
      });
      const places = outcome.schools.find((school) => school.urn === urn);
      const changes = (["capacity", "roll"] as const).flatMap((which) => {
        const [was, is] = [places?.before?.[which] ?? "none", places?.after?.[which] ?? "none"];
        return was === is ? [] : [`${which} ${was} to ${is}`];
      });
      const told = [...named, ...changes];
      return told.length === 0
        ? []
        : [`${page.warning}: ${scenario.name} (${status}): ${told.join("; ")}`];
    })
    .join("\n");
}
