/** A figure of editing beside its goal and a baseline, worded for the table. */
export interface EditingRow {
  readonly what: string;
  readonly ours: string;
  readonly goal: string;
  readonly baseline: string;
  readonly isMissed: boolean;
}
