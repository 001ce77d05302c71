import { POOL } from "../kernels/clustering.ts";
import type { Problem } from "../problem.ts";

/** Pairs of schools that share a cluster in one of two plans, as slots of candidates, and not in the other. O(n²). */
export function slotDifference(
  { size, schools }: Problem,
  one: Int32Array,
  other: Int32Array,
): number {
  let sum = 0;
  for (let a = 0; a < size; a++) {
    const own = schools[a] ?? 0;
    if ((one[a] === POOL) !== (other[a] === POOL)) sum += (own * (own - 1)) / 2;
    for (let b = 0; b < a; b++) {
      const before = one[a] !== POOL && one[a] === one[b];
      const after = other[a] !== POOL && other[a] === other[b];
      if (before !== after) sum += own * (schools[b] ?? 0);
    }
  }
  return sum;
}
