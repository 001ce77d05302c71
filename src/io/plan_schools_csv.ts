import type { Objection } from "../domain/objections.ts";
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
    ];
  });
  const columns = exported.withObjections === true ? [...COLUMNS, "objections"] : COLUMNS;
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
