/**
 * Something a reader could not use, or used with a reservation. Codes and values, with one plain-English
 * `reason` and `advice` because a problem is shown on the command line and on screen alike.
 */
export interface ReaderProblem {
  readonly file: string;
  /** 1 is the header row, as a spreadsheet counts; `null` for the file as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly advice: string;
}

/** What a reader found: the value, or the reasons why there is none. Wrong input never throws. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly ReaderProblem[] }
  | { readonly ok: false; readonly problems: readonly ReaderProblem[] };
