import type { Cluster, Plan } from "../domain/plan.ts";
import type { School, Urn } from "../domain/school.ts";
import type { CsvRecord } from "./csv.ts";
import { parseCsvPiece, sniffDialect } from "./csv.ts";
import { headingKey } from "./school_cells.ts";
import type { SchoolMatch } from "./school_matching.ts";
import { createSchoolMatcher } from "./school_matching.ts";

/** One row of pasted partnerships. */
export interface PastedRow {
  /** 1 is the first row that was pasted. */
  readonly row: number;
  /** The school as it was written. */
  readonly written: string;
  /** The partnership as it was written; "" where the cell was blank. */
  readonly partnership: string;
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
  "partnership",
  "partnershipname",
  "cluster",
  "clustername",
  "collaborative",
];

/**
 * Partnerships pasted from a spreadsheet as two columns, school and partnership, with or without headings; the school
 * may be in more than one column (number, name, town). Only a URN, a DfE number, or a name that exactly one school has
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
  let above = "";
  return columns.records.map(({ row, cells }) => {
    const written = columns.schools.map((i) => cells[i] ?? "").filter((cell) => cell !== "");
    const given = cells[columns.partnership] ?? "";
    const partnership = given === "" && options.fillDown === true ? above : given;
    above = partnership;
    return {
      row,
      written: written.join(", "),
      partnership: partnership.replace(/\s+/g, " "),
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
}

function columnsOf(records: readonly CsvRecord[]): PasteColumns {
  const keys = records[0]?.cells.map(headingKey) ?? [];
  const find = (headings: readonly string[]) =>
    keys.flatMap((key, i) => (headings.includes(key) ? [i] : []));
  const numbers = find(NUMBER_HEADINGS);
  const names = find(SCHOOL_HEADINGS);
  const [partnership] = find(PARTNERSHIP_HEADINGS);
  if (partnership !== undefined && numbers.length + names.length > 0) {
    const schools = [...numbers, ...names, ...find(TOWN_HEADINGS)];
    return { records: records.slice(1), schools, partnership };
  }
  const width = Math.max(
    2,
    ...records.map(({ cells }) => cells.findLastIndex((c) => c !== "") + 1),
  );
  const schools = Array.from({ length: width - 1 }, (_, i) => i);
  return { records, schools, partnership: width - 1 };
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

/** A plan made of pasted partnerships, and the rows that are not in it. */
export interface PastedPlan {
  readonly plan: Plan;
  /** Rows without a school that is matched or chosen, or without a partnership. */
  readonly leftOut: readonly PastedRow[];
}

/**
 * `base` with one cluster for each partnership, in the order they were pasted, holding the schools that were matched or
 * chosen. A school in two partnerships stays in both, for the rule to find.
 */
export function pastedPartnershipsToPlan(
  rows: readonly PastedRow[],
  choices: PasteChoices,
  base: Plan,
): PastedPlan {
  const clusters = new Map<string, { readonly name: string; readonly urns: Set<Urn> }>();
  const leftOut: PastedRow[] = [];
  for (const row of rows) {
    const urn = schoolOf(row, choices);
    if (urn === null || row.partnership === "") {
      leftOut.push(row);
      continue;
    }
    const key = row.partnership.toLowerCase();
    const cluster = clusters.get(key) ?? { name: row.partnership, urns: new Set<Urn>() };
    clusters.set(key, cluster);
    cluster.urns.add(urn);
  }
  const made = [...clusters.values()].map(
    ({ name, urns }, i): Cluster => ({ id: String(i + 1), name, schools: [...urns] }),
  );
  return { plan: { ...base, clusters: made }, leftOut };
}

function schoolOf(row: PastedRow, choices: PasteChoices): Urn | null {
  const chosen = choices.get(row.row);
  if (chosen !== undefined) return chosen;
  return row.match.kind === "matched" ? row.match.urn : null;
}
