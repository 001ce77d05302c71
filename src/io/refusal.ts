import type { ReaderProblem, Reading } from "../domain/reader_problem.ts";

/** A problem with a file as a whole. */
export function wholeFileProblem(file: string, reason: string, advice: string): ReaderProblem {
  return { file, row: null, column: null, value: null, reason, advice };
}

/** A reading that failed on a file as a whole. */
export function refuseFile<T>(file: string, reason: string, advice: string): Reading<T> {
  return { ok: false, problems: [wholeFileProblem(file, reason, advice)] };
}
