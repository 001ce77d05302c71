import type { RuralList } from "../../domain/places/law/rural.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { School, Urn } from "../../domain/school.ts";
import { refuseFile } from "../refusal.ts";
import { headingKey } from "../school_cells.ts";
import { namedColumns } from "./named_columns.ts";
import { createSchoolKeys, DFE_NUMBER_HEADINGS, URN_HEADINGS } from "./school_keys.ts";
import type { Sheets, TableSheet } from "./table.ts";
import { readSheets, sheetsOfText } from "./table.ts";

/** What a list of designated rural primary schools gave. */
export interface GivenRuralList {
  readonly list: RuralList;
  /** Rows of schools of other areas, which the whole list of England has. */
  readonly elsewhere: number;
  readonly notes: readonly ReaderProblem[];
}

/** How `readRuralList` reads. */
export interface RuralListOptions {
  /** The year of the list, where neither the file nor its name says it. */
  readonly year?: number;
}

const COLUMNS = {
  urn: URN_HEADINGS,
  laestab: DFE_NUMBER_HEADINGS,
  year: ["year", "listyear", "designatedyear", "designation"],
};

/** Rows in which the headings are looked for. */
const HEADING_ROWS = 20;
/** So many numbers are named where none is of a school of the area. */
const MOST_NAMED = 3;

const ADVICE =
  "Give the URNs (or DfE numbers) of designated rural primary schools under a heading urn, and the year of the list in a column year or in the file's name.";

/** The schools of `schools` that a list of designated rural primary schools names: a CSV file, an xlsx workbook, or numbers one a line. */
export async function readRuralList(
  bytes: Uint8Array,
  file: string,
  schools: readonly School[],
  options: RuralListOptions = {},
): Promise<Reading<GivenRuralList>> {
  const sheets = await readSheets(bytes, file);
  return sheets.ok ? listOf(sheets.value, file, schools, options) : sheets;
}

/** The same from pasted numbers or rows. */
export function readPastedRuralList(
  text: string,
  schools: readonly School[],
  options: RuralListOptions = {},
): Reading<GivenRuralList> {
  const file = "pasted rows";
  return listOf(sheetsOfText(text, file), file, schools, options);
}

function listOf(
  { sheets, problems }: Sheets,
  file: string,
  schools: readonly School[],
  options: RuralListOptions,
): Reading<GivenRuralList> {
  const rows = sheets.map(rowsOf).find((read) => read.numbers.length > 0);
  if (rows === undefined) return refuseFile(file, "No URN or DfE number is in it.", ADVICE);
  const keys = createSchoolKeys(schools);
  const urns = new Set<Urn>();
  let elsewhere = 0;
  for (const [urn, number] of rows.numbers) {
    const found = keys.of(urn, number);
    if (found.school === null) elsewhere++;
    else urns.add(found.school.urn);
  }
  const year = rows.year ?? options.year ?? yearInName(file);
  if (year === null) {
    return refuseFile(
      file,
      "The list does not say of which year it is.",
      "Give the year in whose December it came into force, or put it in the file's name.",
    );
  }
  const note = (reason: string, advice: string): ReaderProblem => {
    return { file, row: null, column: null, value: null, reason, advice };
  };
  const notes = [
    ...problems,
    ...(urns.size > 0
      ? []
      : [
          note(
            `None of its ${rows.numbers.length} numbers, such as ${named(rows.numbers)}, is of a school of the area.`,
            "Check that it is the list you meant. No school of the area is then designated.",
          ),
        ]),
  ];
  return { ok: true, value: { list: { year, urns }, elsewhere, notes }, notes };
}

function named(numbers: readonly (readonly [string, string])[]): string {
  const shown = numbers.slice(0, MOST_NAMED).map(([urn, number]) => urn || number);
  return shown.join(", ");
}

interface RuralRows {
  readonly numbers: readonly (readonly [urn: string, dfeNumber: string])[];
  readonly year: number | null;
}

/** Numbers under headings, else every cell of the first column that is one. */
function rowsOf({ records }: TableSheet): RuralRows {
  const at = records
    .slice(0, HEADING_ROWS)
    .findIndex(({ cells }) =>
      cells.some((cell) => [...COLUMNS.urn, ...COLUMNS.laestab].includes(headingKey(cell))),
    );
  const header = records[at];
  if (header === undefined) {
    const numbers = records.flatMap(({ cells: [first = ""] }) =>
      /^\d{6,7}$|^\d{3}[/ -]\d{4}$/.test(first) ? [[first, ""] as const] : [],
    );
    return { numbers, year: null };
  }
  const { indexes } = namedColumns(header.cells, COLUMNS);
  const below = records.slice(at + 1);
  const cell = (cells: readonly string[], name: keyof typeof COLUMNS) =>
    cells[indexes.get(name) ?? -1] ?? "";
  const numbers = below
    .map(({ cells }) => [cell(cells, "urn"), cell(cells, "laestab")] as const)
    .filter(([urn, number]) => urn !== "" || number !== "");
  const years = below.flatMap(({ cells }) => /\b(20\d\d)\b/.exec(cell(cells, "year"))?.[1] ?? []);
  return { numbers, year: years.length === 0 ? null : Math.max(...years.map(Number)) };
}

/** The last year in a file's name, such as 2025 in `designated_rural_primary_2025.xlsx`. */
function yearInName(file: string): number | null {
  const years = file.replace(/^.*[/\\]/, "").match(/(?<!\d)20\d\d(?!\d)/g) ?? [];
  const last = years.at(-1);
  return last === undefined ? null : Number(last);
}
