import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { CsvRecord } from "../csv.ts";
import { parseCsvPiece, sniffDialect } from "../csv.ts";
import { refuseFile } from "../refusal.ts";
import { headingKey } from "../school_cells.ts";
import { decodeText } from "../text.ts";

/** Rows of a sheet, a file or what was pasted, cells trimmed; blank rows are left out and each keeps its own number. */
export interface TableSheet {
  /** The sheet's name; `null` where there are no sheets. */
  readonly name: string | null;
  readonly records: readonly CsvRecord[];
}

/** All that a file holds as tables, and what was malformed in it. */
export interface Sheets {
  readonly sheets: readonly TableSheet[];
  readonly problems: readonly ReaderProblem[];
}

/** One table: its headings and the rows below them. */
export interface Table {
  readonly sheet: string | null;
  /** The row of the headings, as a spreadsheet counts. */
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly records: readonly CsvRecord[];
  readonly problems: readonly ReaderProblem[];
}

/** How the names of columns are looked for: any of `keys` (without case and punctuation) says which row has the headings. */
export interface WantedTable {
  readonly keys: readonly string[];
  /** What to do where no row has one of them. */
  readonly advice: string;
}

/** What a workbook of Excel since 2007 begins with: it is a zip archive. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** What old .xls files and encrypted workbooks begin with (Microsoft, [MS-CFB] §2.2). */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
/** The name of the stream that an encrypted workbook is in ([MS-OFFCRYPTO] §1.3.3), as UTF-16. */
const ENCRYPTED = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
/** Rows in which the headings are looked for: titles may stand above them. */
const HEADING_ROWS = 20;

/**
 * What a CSV file or an xlsx workbook holds. An old .xls, a workbook with a password and a workbook that is damaged are
 * refused, saying what to do.
 */
export async function readSheets(bytes: Uint8Array, file: string): Promise<Reading<Sheets>> {
  if (startsWith(bytes, COMPOUND_FILE)) return refuseCompoundFile(bytes, file);
  if (startsWith(bytes, ZIP)) {
    const { readWorkbook } = await import("./workbook.ts");
    return readWorkbook(bytes, file);
  }
  return { ok: true, value: sheetsOfText(decodeText(bytes).text, file), notes: [] };
}

/** What pasted or read text holds: one table with tabs, commas, semicolons or bars. */
export function sheetsOfText(text: string, file: string): Sheets {
  const plain = text.replace(/^\uFEFF/, "");
  const { newline, delimiter } = sniffDialect(plain);
  const hasTabs = /^[^\n\r]*\t/.test(plain.trimStart());
  const dialect = { newline, delimiter: hasTabs ? "\t" : delimiter };
  const piece = parseCsvPiece(plain, dialect, file, 1, true);
  const records = piece.records.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => cell.trim()),
  }));
  return { sheets: [{ name: null, records }], problems: piece.problems };
}

/** The first table of `sheets` one of whose first rows has a heading that is `wanted`. */
export function findTable(sheets: Sheets, wanted: WantedTable, file: string): Reading<Table> {
  for (const { name, records } of sheets.sheets) {
    const at = records
      .slice(0, HEADING_ROWS)
      .findIndex(({ cells }) => cells.some((cell) => wanted.keys.includes(headingKey(cell))));
    const header = records[at];
    if (header === undefined) continue;
    const value: Table = {
      sheet: name,
      headingRow: header.row,
      headings: header.cells,
      records: records.slice(at + 1),
      problems: sheets.problems,
    };
    return { ok: true, value, notes: sheets.problems };
  }
  const first = sheets.sheets.find(({ records }) => records.length > 0)?.records[0];
  if (first === undefined) {
    return refuseFile(file, "There is nothing in it.", wanted.advice);
  }
  const problem: ReaderProblem = {
    file,
    row: first.row,
    column: null,
    value: first.cells.join(", ").slice(0, 200),
    reason: `None of the first ${HEADING_ROWS} rows has the headings that are needed.`,
    advice: wanted.advice,
  };
  return { ok: false, problems: [problem, ...sheets.problems] };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function refuseCompoundFile<T>(bytes: Uint8Array, file: string): Reading<T> {
  if (holds(bytes, ENCRYPTED)) {
    return refuseFile(
      file,
      "The workbook is protected with a password, so it cannot be read.",
      "Open it in Excel, take the password away (File, Info, Protect Workbook, Encrypt with Password, leave it blank), save it and load it again.",
    );
  }
  return refuseFile(
    file,
    "It is an old Excel file (.xls) or another Office file, which cannot be read.",
    "Open it in Excel and save it as an Excel Workbook (.xlsx) or as CSV UTF-8, then load that.",
  );
}

function holds(bytes: Uint8Array, part: readonly number[]): boolean {
  const [first = 0] = part;
  let at = bytes.indexOf(first);
  while (at >= 0) {
    const from = at;
    if (part.every((byte, i) => bytes[from + i] === byte)) return true;
    at = bytes.indexOf(first, at + 1);
  }
  return false;
}
