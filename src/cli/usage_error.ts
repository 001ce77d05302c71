import type { ReaderProblem, Reading } from "../domain/reader_problem.ts";

/** Unusable input or arguments. `message` says what is wrong and what to do; the exit code is 2. */
export class UsageError extends Error {}

/** The value that was read. Throws a `UsageError` with the first problem where there is none. */
export function readOrRefuse<T>(reading: Reading<T>, within?: string): T {
  if (reading.ok) return reading.value;
  const [first, ...others] = reading.problems;
  if (first === undefined) throw new TypeError("A reading failed without a problem.");
  const rest = others.length === 0 ? "" : ` (${others.length} more like it.)`;
  throw new UsageError(`${problemText(first, within)}${rest}`);
}

/** A reader's problem as one line: file, row and column, what is wrong, what to do. `within` is the folder of the file. */
export function problemText(problem: ReaderProblem, within?: string): string {
  const file = within === undefined ? problem.file : `${within}/${problem.file}`;
  const place = [
    file,
    ...(problem.row === null ? [] : [`row ${problem.row}`]),
    ...(problem.column === null ? [] : [`column "${problem.column}"`]),
  ].join(", ");
  return `${place}: ${problem.reason} ${problem.advice}`;
}
