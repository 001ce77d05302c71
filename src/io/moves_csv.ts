import type { Area } from "../domain/area.ts";
import { schoolIndexes } from "../domain/area.ts";
import type { ClusterId, Move, Plan, WorstThen } from "../domain/plan.ts";
import { secondsToMinutes } from "../domain/units.ts";
import { formatCsv } from "./csv.ts";
import { spreadsheetSafe } from "./spreadsheet_cells.ts";

const SIDES = ["from", "to"] as const;
const WHEN = ["before", "after"] as const;

const COLUMNS = [
  "urn",
  "name",
  "from",
  "from_name",
  "to",
  "to_name",
  "asked_for_by",
  "reason",
  "date",
  ...SIDES.flatMap((side) =>
    WHEN.flatMap((when) =>
      ["minutes", "estimated", "verdict", "pair"].map((part) => `${side}_longest_${when}_${part}`),
    ),
  ),
];

/** The moves that are kept with a plan as CSV, one row for each school of each, with what they did to the longest drives of the two clusters then. `docs/exports.md` says what is in which column. */
export function writeMovesCsv(area: Area, plan: Plan): string {
  const indexes = schoolIndexes(area);
  const nameOf = (urn: string) => area.schools[indexes.get(urn) ?? -1]?.name ?? "";
  const clusterName = (id: ClusterId | null) =>
    plan.clusters.find((cluster) => cluster.id === id)?.name ?? "";
  const rows = plan.moves.map((move) => [
    move.urn,
    nameOf(move.urn),
    move.from ?? "",
    move.fromName ?? clusterName(move.from),
    move.to ?? "",
    move.toName ?? clusterName(move.to),
    move.role,
    move.reason,
    move.date,
    ...SIDES.flatMap((side) =>
      WHEN.flatMap((when) => worstCells(effectOn(move, move[side])?.[when] ?? null, nameOf)),
    ),
  ]);
  return formatCsv([COLUMNS, ...rows].map((row) => row.map(spreadsheetSafe)));
}

function effectOn({ effect }: Move, cluster: ClusterId | null) {
  return effect?.find((known) => known.cluster === cluster);
}

function worstCells(worst: WorstThen | null, nameOf: (urn: string) => string): readonly string[] {
  if (worst === null) return ["", "", "", ""];
  const { seconds, estimated, verdict, from, to } = worst;
  const minutes = seconds === null ? "" : secondsToMinutes(seconds).toFixed(2);
  return [
    minutes,
    estimated === true ? "yes" : "",
    verdict,
    `${nameOf(from) || from} to ${nameOf(to) || to}`,
  ];
}
