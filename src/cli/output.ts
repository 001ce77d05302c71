import type { ReaderProblem } from "../domain/reader_problem.ts";
import { problemText } from "./usage_error.ts";

/** So many problems of a file are printed one by one as notices; the rest are counted. */
const MOST_NOTICES = 5;

/** Prints a result. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints `value` as JSON alone, numbers unrounded; what JSON cannot hold (no route) becomes `null`. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Tells the user something beside the result, on stderr. */
export function notice(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Tells of a file's problems: the first few as they are, the rest as a count. */
export function noticeProblems(problems: readonly ReaderProblem[], command: string): void {
  for (const problem of problems.slice(0, MOST_NOTICES)) notice(`Note: ${problemText(problem)}`);
  const rest = problems.length - MOST_NOTICES;
  if (rest > 0) notice(`Note: ${rest} more; "${command}" lists them all.`);
}

/** A column of a printed table. */
export interface Column<Row> {
  readonly title: string;
  readonly isNumber?: boolean;
  readonly text: (row: Row) => string;
}

/** Rows under their column titles, numbers to the right. */
export function tableText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map(({ text }) => text(row)));
  const titles = columns.map(({ title }) => title);
  const widths = titles.map((title, i) =>
    Math.max(title.length, ...cells.map((row) => (row[i] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, i) => {
        const width = widths[i] ?? 0;
        return columns[i]?.isNumber === true ? text.padStart(width) : text.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [titles, widths.map((width) => "-".repeat(width)), ...cells].map(line).join("\n");
}
