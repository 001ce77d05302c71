/** What makes one clustering better than another, most important first; smaller is better. */
export type Rank = readonly [first: number, second: number, third: number];

/** Changes of the objective below this are rounding (relative to sums of judged seconds in the thousands). */
const ROUNDING = 1e-7;

/** Whether rank `a` is better than `b` by more than rounding. */
export function isBetter(a: Rank, b: Rank): boolean {
  if (a[0] !== b[0]) return a[0] < b[0];
  if (a[1] !== b[1]) return a[1] < b[1];
  return a[2] < b[2] - ROUNDING;
}
