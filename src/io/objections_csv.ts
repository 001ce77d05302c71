import type { Area } from "../domain/area.ts";
import { schoolAt, schoolIndexes } from "../domain/area.ts";
import type { Plan } from "../domain/plan.ts";
import { formatCsv } from "./csv.ts";
import { spreadsheetSafe } from "./spreadsheet_cells.ts";

const COLUMNS = [
  "urn",
  "school",
  "cluster",
  "cluster_name",
  "what",
  "by_role",
  "what_would_change",
  "noted",
  "settled",
  "plan",
  "times_from",
];

/** The objections of a plan as CSV, one row each in the order they were noted; `docs/exports.md` says what is in which column. */
export function writeObjectionsCsv(area: Area, plan: Plan, timesFrom: string): string {
  const indexes = schoolIndexes(area);
  const nameOf = (urn: string) => {
    const index = indexes.get(urn);
    return index === undefined ? "" : schoolAt(area, index).name;
  };
  const clusters = new Map(plan.clusters.map(({ id, name }) => [id, name]));
  const rows = (plan.objections ?? []).map((objection) => {
    const { urn, cluster, what, role, change, date, settled } = objection;
    return [
      urn,
      nameOf(urn),
      cluster ?? "",
      cluster === null ? "" : (clusters.get(cluster) ?? ""),
      what,
      role,
      change,
      date,
      settled ?? "",
      plan.name,
      timesFrom,
    ];
  });
  return formatCsv([COLUMNS, ...rows].map((row) => row.map(spreadsheetSafe)));
}
