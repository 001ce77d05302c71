import type { Cluster, ClusterId, Plan } from "../domain/plan.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { ReaderProblem, Reading } from "../domain/reader_problem.ts";
import type { Urn } from "../domain/school.ts";
import type { CsvRecord } from "./csv.ts";
import { formatCsv, parseCsv } from "./csv.ts";
import type { LinkFault, LinkRow } from "./link_rows.ts";
import { linkColumns, linkKindOf, linksOf } from "./link_rows.ts";
import { refuseFile } from "./refusal.ts";
import { headingKey, urnText } from "./school_cells.ts";
import { fromSpreadsheetSafe, spreadsheetSafe } from "./spreadsheet_cells.ts";
import { decodeText } from "./text.ts";

const URN_HEADINGS = ["urn", "schoolurn"];
const CLUSTER_HEADINGS = ["cluster", "clusterid", "partnership", "partnershipid"];
const NAME_HEADINGS = ["clustername", "partnershipname"];

interface PlanColumns {
  readonly urn: number;
  readonly cluster: number;
  readonly name: number | null;
  /** -1 for none. */
  readonly kind: number;
  readonly purpose: number;
  /** Records below the header, or all of them where the file has none. */
  readonly records: readonly CsvRecord[];
}

/**
 * A plan from a CSV of `urn,cluster` and optionally `cluster_name`, `kind` and `purpose`: the cell's text is the cluster's id,
 * a blank cluster leaves the school unassigned, and a school in two clusters stays in both for the rule to find. A row with a
 * kind is a link with that cluster's schools beside the school's home cluster, and needs a purpose.
 */
export function readPlanCsv(bytes: Uint8Array, file: string): Reading<Plan> {
  const table = parseCsv(decodeText(bytes).text, file);
  const columns = planColumns(table.header, table.records);
  if (columns === null) {
    return refuseFile(
      file,
      "It has no columns urn and cluster.",
      "Give a header row with urn,cluster.",
    );
  }
  const clusters = new Map<ClusterId, { name: string; readonly urns: Set<Urn> }>();
  const problems: ReaderProblem[] = [];
  const notes: ReaderProblem[] = [...table.problems];
  const linkRows: LinkRow<number>[] = [];
  for (const { row, cells } of columns.records) {
    const cell = (at: number) => fromSpreadsheetSafe(cells[at] ?? "");
    const id = cell(columns.cluster);
    const urn = urnText(cells[columns.urn] ?? "");
    if (urn === null) {
      problems.push(badUrn(file, row, cells[columns.urn] ?? ""));
      continue;
    }
    if (id === "") continue;
    const kind = linkKindOf(cell(columns.kind));
    if (kind !== "") {
      linkRows.push({ row, urn, partnership: id, kind, purpose: cell(columns.purpose).trim() });
      continue;
    }
    const cluster = clusters.get(id) ?? { name: "", urns: new Set<Urn>() };
    clusters.set(id, cluster);
    if (cluster.urns.has(urn)) notes.push(repeated(file, row, urn, id));
    cluster.urns.add(urn);
    cluster.name ||= columns.name === null ? "" : cell(columns.name);
  }
  const homes = new Map([...clusters].map(([id, { urns }]) => [id, [...urns]]));
  const { links, faults } = linksOf(linkRows, homes);
  problems.push(...faults.map((fault) => badLink(file, fault)));
  if (problems.length > 0) return { ok: false, problems };
  const value: Plan = {
    ...emptyPlan("", file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "")),
    clusters: [...clusters].map(([id, { name, urns }]): Cluster => {
      return { id, name: name === "" ? `Cluster ${id}` : name, schools: [...urns] };
    }),
    links,
  };
  return { ok: true, value, notes };
}

function planColumns(header: readonly string[], records: readonly CsvRecord[]): PlanColumns | null {
  const keys = header.map(headingKey);
  const find = (names: readonly string[]) => keys.findIndex((key) => names.includes(key));
  const urn = find(URN_HEADINGS);
  const cluster = find(CLUSTER_HEADINGS);
  const name = find(NAME_HEADINGS);
  if (urn >= 0 && cluster >= 0) {
    return { urn, cluster, name: name < 0 ? null : name, ...linkColumns(keys), records };
  }
  const isBare = header.length === 2 && /^\d+$/.test(header[0] ?? "");
  return isBare
    ? {
        urn: 0,
        cluster: 1,
        name: null,
        kind: -1,
        purpose: -1,
        records: [{ row: 1, cells: header }, ...records],
      }
    : null;
}

/** The CSV text of a plan's clusters: `urn,cluster,cluster_name`, one row for each school of each. */
export function writePlanCsv(plan: Plan): string {
  const rows = plan.clusters.flatMap((cluster) =>
    cluster.schools.map((urn) => [urn, cluster.id, cluster.name].map(spreadsheetSafe)),
  );
  return formatCsv([["urn", "cluster", "cluster_name"], ...rows]);
}

function badUrn(file: string, row: number, value: string): ReaderProblem {
  return {
    file,
    row,
    column: "urn",
    value,
    reason: value === "" ? "The row has no URN." : `"${value}" is not a URN.`,
    advice: "Give each school's Unique Reference Number.",
  };
}

function badLink(file: string, { row, kind }: LinkFault<number>): ReaderProblem {
  const isPurpose = kind === "no-purpose";
  return {
    file,
    row,
    column: isPurpose ? "purpose" : "cluster",
    value: null,
    reason: isPurpose
      ? "The row is a link beside the home cluster, and does not say what it is for."
      : "The row is a link with a partnership in which nobody else is.",
    advice: isPurpose
      ? "Give its purpose, or leave its kind blank where it is the school's home cluster."
      : "Add the other schools of the link, with the same cluster, kind and purpose.",
  };
}

function repeated(file: string, row: number, urn: Urn, id: ClusterId): ReaderProblem {
  return {
    file,
    row,
    column: "urn",
    value: urn,
    reason: `School ${urn} is in cluster "${id}" already; it is taken once.`,
    advice: "Delete the second row.",
  };
}
