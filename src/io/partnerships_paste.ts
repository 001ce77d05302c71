import type { TodaysCluster } from "../domain/plan.ts";
import type { School, Urn } from "../domain/school.ts";
import type { ReadPartnerships } from "../domain/today.ts";
import type { CsvRecord } from "./csv.ts";
import { parseCsvPiece, sniffDialect } from "./csv.ts";
import type { LinkFault, LinkRow } from "./link_rows.ts";
import { linkColumns, linkKindOf, linksOf } from "./link_rows.ts";
import { headingKey } from "./school_cells.ts";
import type { SchoolMatch } from "./school_matching.ts";
import { createSchoolMatcher } from "./school_matching.ts";
import { fromSpreadsheetSafe } from "./spreadsheet_cells.ts";

/** One row of pasted partnerships. */
export interface PastedRow {
  /** 1 is the first row that was pasted. */
  readonly row: number;
  /** The school as it was written. */
  readonly written: string;
  /** The partnership as it was written; "" where the cell was blank. */
  readonly partnership: string;
  /** What tells the partnership from others with the same name; the name itself where the rows have no ids. */
  readonly id: string;
  /** "" for a home cluster; else the kind of the link that the row is of. */
  readonly kind: string;
  readonly purpose: string;
  readonly match: SchoolMatch;
}

/** Whether blank partnership cells mean the one above, as when merged cells are copied, or none. */
export interface PasteOptions {
  readonly fillDown?: boolean;
}

const SCHOOL_HEADINGS = ["school", "schoolname", "name", "establishment", "establishmentname"];
const NUMBER_HEADINGS = ["urn", "schoolurn", "dfenumber", "dfeno", "dfe", "laestab"];
const TOWN_HEADINGS = ["town", "place", "village"];
const PARTNERSHIP_HEADINGS = [
  "partnershipname",
  "clustername",
  "partnership",
  "cluster",
  "collaborative",
];
const ID_HEADINGS = ["partnershipid", "clusterid", "partnership", "cluster"];

/**
 * Partnerships pasted from a spreadsheet as two columns, school and partnership, with or without headings; the school
 * may be in more than one column (number, name, town). Headings may name two more, kind and purpose, of partnerships beside the
 * home cluster. Only a URN, a DfE number, or a name that exactly one school has
 * is matched; the rest is for the user to choose.
 */
export function readPastedPartnerships(
  text: string,
  schools: readonly School[],
  options: PasteOptions = {},
): readonly PastedRow[] {
  const dialect = { ...sniffDialect(text), ...(text.includes("\t") ? { delimiter: "\t" } : {}) };
  const records = parseCsvPiece(text, dialect, "pasted rows", 1, true).records.map(trimmed);
  const columns = columnsOf(records);
  const matcher = createSchoolMatcher(schools);
  let above = { name: "", id: "" };
  return columns.records.map(({ row, cells }) => {
    const written = columns.schools.map((i) => cells[i] ?? "").filter((cell) => cell !== "");
    const cell = (at: number) => fromSpreadsheetSafe(cells[at] ?? "").replace(/\s+/g, " ");
    const name = cell(columns.partnership);
    const given = { name, id: cell(columns.id) || name };
    const isFilled = given.name === "" && given.id === "" && options.fillDown === true;
    const partnership = isFilled ? above : given;
    above = partnership;
    return {
      row,
      written: written.join(", "),
      partnership: partnership.name || partnership.id,
      id: partnership.id,
      kind: linkKindOf(cell(columns.kind)),
      purpose: cell(columns.purpose),
      match: matchCells(written, matcher.match),
    };
  });
}

function trimmed({ row, cells }: CsvRecord): CsvRecord {
  return { row, cells: cells.map((cell) => cell.trim()) };
}

interface PasteColumns {
  readonly records: readonly CsvRecord[];
  /** Columns that say which school: numbers first, then name, then town. */
  readonly schools: readonly number[];
  readonly partnership: number;
  /** The partnership's own column where it has none for ids. */
  readonly id: number;
  /** -1 for none. */
  readonly kind: number;
  readonly purpose: number;
}

function columnsOf(records: readonly CsvRecord[]): PasteColumns {
  const keys = records[0]?.cells.map(headingKey) ?? [];
  const find = (headings: readonly string[]) =>
    keys.flatMap((key, i) => (headings.includes(key) ? [i] : []));
  const first = (headings: readonly string[]) =>
    headings.map((heading) => keys.indexOf(heading)).find((at) => at >= 0);
  const numbers = find(NUMBER_HEADINGS);
  const names = find(SCHOOL_HEADINGS);
  const partnership = first(PARTNERSHIP_HEADINGS);
  if (partnership !== undefined && numbers.length + names.length > 0) {
    const schools = [...numbers, ...names, ...find(TOWN_HEADINGS)];
    return {
      records: records.slice(1),
      schools,
      partnership,
      id: first(ID_HEADINGS) ?? partnership,
      ...linkColumns(keys),
    };
  }
  const width = Math.max(
    2,
    ...records.map(({ cells }) => cells.findLastIndex((c) => c !== "") + 1),
  );
  const schools = Array.from({ length: width - 1 }, (_, i) => i);
  return { records, schools, partnership: width - 1, id: width - 1, kind: -1, purpose: -1 };
}

/** A cell with a known number decides; else the other cells are a name, or a name and a town. */
function matchCells(
  cells: readonly string[],
  match: (written: string) => SchoolMatch,
): SchoolMatch {
  const numbers = cells.filter((cell) => NUMBER.test(cell));
  for (const number of numbers) {
    const found = match(number);
    if (found.kind === "matched") return found;
  }
  const named = match(cells.filter((cell) => !NUMBER.test(cell)).join(", "));
  return numbers.length > 0 ? withUnknownNumber(named) : named;
}

const NUMBER = /^\d[\d/\s.-]*$/;

/** A name beside a number that no school has is only a proposal. */
function withUnknownNumber(match: SchoolMatch): SchoolMatch {
  if (match.kind !== "matched") return match;
  return { kind: "near", candidates: [match.candidate] };
}

/** What the user said of a row that was not matched, by its row: the school, or `null` to leave the row out. */
export type PasteChoices = ReadonlyMap<number, Urn | null>;

/** Today's partnerships as they were pasted, and the rows that are not in them. */
export interface PastedPartnerships extends ReadPartnerships {
  /** Rows without a school that is matched or chosen, or without a partnership. */
  readonly leftOut: readonly PastedRow[];
  /** Rows of links that cannot be one: without a purpose, or with nobody else. */
  readonly faults: readonly LinkFault<PastedRow>[];
}

/**
 * One home cluster for each partnership, in the order they were pasted, holding the schools that were matched or chosen, and
 * the links of the rows that say their kind. A school in two partnerships stays in both, to be asked about.
 */
export function pastedPartnerships(
  rows: readonly PastedRow[],
  choices: PasteChoices,
): PastedPartnerships {
  const clusters = new Map<string, { readonly name: string; readonly urns: Set<Urn> }>();
  const links: LinkRow<PastedRow>[] = [];
  const leftOut: PastedRow[] = [];
  for (const row of rows) {
    const urn = schoolOf(row, choices);
    if (urn === null || row.partnership === "") {
      leftOut.push(row);
      continue;
    }
    const key = row.id.toLowerCase();
    if (row.kind !== "") {
      links.push({ row, urn, partnership: key, kind: row.kind, purpose: row.purpose });
      continue;
    }
    const cluster = clusters.get(key) ?? { name: row.partnership, urns: new Set<Urn>() };
    clusters.set(key, cluster);
    cluster.urns.add(urn);
  }
  const homes = new Map([...clusters].map(([key, { urns }]) => [key, [...urns]]));
  const made = [...clusters.values()].map(
    ({ name, urns }, i): TodaysCluster => ({ id: String(i + 1), name, schools: [...urns] }),
  );
  return { clusters: made, leftOut, ...linksOf(links, homes) };
}

function schoolOf(row: PastedRow, choices: PasteChoices): Urn | null {
  const chosen = choices.get(row.row);
  if (chosen !== undefined) return chosen;
  return row.match.kind === "matched" ? row.match.urn : null;
}
