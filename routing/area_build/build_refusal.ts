import type { ReaderProblem, Reading } from "../../src/domain/reader_problem.ts";

/** A step that cannot be done with what was given: `message` says what is wrong, where, and what to do. */
export class BuildRefusal extends Error {
  override readonly name = "BuildRefusal";
}

/** The value that was read. Throws a `BuildRefusal` with the first problem where there is none. */
export function readOrRefuse<T>(reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  const [first, ...others] = reading.problems;
  if (first === undefined) throw new TypeError("A reading failed without a problem.");
  const rest = others.length === 0 ? "" : ` (${others.length} more like it.)`;
  throw new BuildRefusal(`${problemLine(first)}${rest}`);
}

/** A reader's problem as one line: file, row and column, what is wrong, what to do. */
export function problemLine({ file, row, column, reason, advice }: ReaderProblem): string {
  const place = [
    file,
    ...(row === null ? [] : [`row ${row}`]),
    ...(column === null ? [] : [`column "${column}"`]),
  ].join(", ");
  return `${place}: ${reason} ${advice}`;
}
