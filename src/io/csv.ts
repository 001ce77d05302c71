import Papa from "papaparse";
import type { ReaderProblem } from "../domain/reader_problem.ts";

/** One record of a table, with the row that a spreadsheet shows it on (the header is row 1). */
export interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A delimited file: its header, its records without the blank ones, and what was malformed. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  readonly problems: readonly ReaderProblem[];
}

/** How a file's cells and lines are told apart. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly newline: "\n" | "\r";
}

const DELIMITERS = [",", ";", "\t", "|"];
/** Lines that are looked at to tell the delimiter. */
const SNIFFED_LINES = 5;

/** The delimiter that the first lines use most evenly, comma when none is used; lines end in LF (CRLF included) unless the text has only CR. */
export function sniffDialect(text: string): CsvDialect {
  const start = text.slice(0, 65_536);
  const newline = start.includes("\n") || !start.includes("\r") ? "\n" : "\r";
  const lines = unquoted(start)
    .split(newline)
    .filter((line) => line.trim() !== "");
  const uses = (delimiter: string) => (lines[0] ?? "").split(delimiter).length - 1;
  const all = (delimiter: string) =>
    lines.slice(0, SNIFFED_LINES).reduce((sum, line) => sum + line.split(delimiter).length - 1, 0);
  const best = DELIMITERS.reduce((a, b) =>
    uses(b) > uses(a) || (uses(b) === uses(a) && all(b) > all(a)) ? b : a,
  );
  return { delimiter: best, newline };
}

function unquoted(text: string): string {
  return text.replace(/"[^"]*"/g, '""');
}

/** Records parsed from one piece of a file, cells as they are; `used` is how many characters they took. */
export interface CsvPiece {
  readonly records: readonly CsvRecord[];
  readonly problems: readonly ReaderProblem[];
  /** Rows that the piece filled on a spreadsheet, blank ones included. */
  readonly rows: number;
  readonly used: number;
}

/** Parses `text`, whose first line is `firstRow`; unless it is the `last` piece, leaves an unfinished record unread. */
export function parseCsvPiece(
  text: string,
  dialect: CsvDialect,
  file: string,
  firstRow: number,
  last: boolean,
): CsvPiece {
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, newline: dialect.newline });
  const parsed = parser.parse(text, 0, !last) as Papa.ParseResult<string[]>;
  const records: CsvRecord[] = [];
  for (const [i, cells] of parsed.data.entries()) {
    if (cells.some((cell) => cell.trim() !== "")) records.push({ row: firstRow + i, cells });
  }
  const problems = parsed.errors
    .filter((error) => error.type === "Quotes")
    .map((error) => quoteProblem(file, firstRow + (error.row ?? 0), error.code));
  return {
    records,
    problems,
    rows: parsed.data.length,
    used: last ? text.length : parsed.meta.cursor,
  };
}

/** The whole of a delimited text, cells trimmed: comma, semicolon, tab or bar; CRLF, LF or CR; quoted line breaks allowed. */
export function parseCsv(text: string, file: string): CsvTable {
  const piece = parseCsvPiece(text, sniffDialect(text), file, 1, true);
  const [header, ...records] = piece.records.map(({ row, cells }) => {
    return { row, cells: cells.map((cell) => cell.trim()) };
  });
  if (header === undefined) return { header: [], records: [], problems: piece.problems };
  return { header: header.cells, records, problems: piece.problems };
}

/** What is wrong with a record that has more or fewer cells than the header; `null` when nothing is lost. */
export function raggedProblem(
  record: CsvRecord,
  columns: number,
  file: string,
): ReaderProblem | null {
  if (record.cells.length === columns) return null;
  if (record.cells.length < columns) {
    return {
      file,
      row: record.row,
      column: null,
      value: null,
      reason: `The row has ${record.cells.length} cells; the header has ${columns}.`,
      advice: "The missing cells are read as blank. Check that the row was not cut short.",
    };
  }
  if (record.cells.slice(columns).every((cell) => cell.trim() === "")) return null;
  return {
    file,
    row: record.row,
    column: null,
    value: record.cells.slice(columns).join(" | "),
    reason: `The row has ${record.cells.length} cells; the header has ${columns}, so its values may be under the wrong headings.`,
    advice: 'Look for a comma inside a name and put the whole cell in double quotes ("…").',
  };
}

/** Whether a record has values beyond the header's last column, so that its cells cannot be trusted. */
export function isOverfull(record: CsvRecord, columns: number): boolean {
  return record.cells.slice(columns).some((cell) => cell.trim() !== "");
}

/** Comma-separated text with a line break after every row; cells are quoted where they must be. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows as string[][], { newline: "\n" })}\n`;
}

function quoteProblem(file: string, row: number, code: string): ReaderProblem {
  const unclosed = code === "MissingQuotes";
  return {
    file,
    row,
    column: null,
    value: null,
    reason: unclosed
      ? "A double quote opens a cell in this row and is never closed, so everything after it is one cell."
      : "A quoted cell in this row goes on after its closing double quote.",
    advice: unclosed
      ? "Remove the quote or close it, then read the file again."
      : 'Write a double quote inside a quoted cell twice ("").',
  };
}
