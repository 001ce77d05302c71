import type { CoverProblem } from "./cover_problem.ts";

/** A cover problem without the items that another's cluster can always take too. */
export interface ReducedCover {
  readonly problem: CoverProblem;
  /** Items of the model that are gone and whose cluster each goes to, in the order that they went. */
  readonly followers: readonly (readonly [item: number, leader: number])[];
}

/**
 * `problem` without every item v whose closed neighbourhood holds another's, u's: whatever cluster u is in can take v.
 * Only where clusters may have any size, and items that need no cluster are gone too. O(n³) bit operations.
 */
export function reduceCover(problem: CoverProblem): ReducedCover {
  const { size, allowed, leaveCost, hereditary, limits } = problem;
  const total = problem.schools.reduce((sum, count) => sum + count, 0);
  const isUnlimited = limits.maxSchools >= total && limits.maxPupils === Number.POSITIVE_INFINITY;
  if (!hereditary || !isUnlimited) return { problem, followers: [] };
  const words = (size + 31) >>> 5;
  const kept = new Set<number>();
  leaveCost.forEach((cost, item) => {
    if (cost > 0) kept.add(item);
  });
  const around = neighbourhoods(problem, words, kept);
  const first = (item: number) => problem.members[item]?.[0] ?? 0;
  const followers: (readonly [number, number])[] = [];
  for (let isGoing = true; isGoing; ) {
    isGoing = false;
    for (const item of [...kept]) {
      const leader = [...kept].find(
        (other) =>
          other !== item &&
          allowed[item * size + other] === 1 &&
          isWithin(around, other * words, item * words, words),
      );
      if (leader === undefined) continue;
      kept.delete(item);
      followers.push([first(item), first(leader)]);
      for (const other of kept) clearBit(around, other * words, item);
      isGoing = true;
    }
  }
  return { problem: restricted(problem, [...kept]), followers };
}

/** A bit set for each item: itself and the kept items that it may share a cluster with. */
function neighbourhoods(
  { size, allowed }: CoverProblem,
  words: number,
  kept: ReadonlySet<number>,
): Int32Array {
  const around = new Int32Array(size * words);
  for (const a of kept) {
    for (const b of kept) {
      if (a !== b && allowed[a * size + b] !== 1) continue;
      const at = a * words + (b >>> 5);
      around[at] = (around[at] ?? 0) | (1 << (b & 31));
    }
  }
  return around;
}

function clearBit(sets: Int32Array, start: number, bit: number): void {
  const at = start + (bit >>> 5);
  sets[at] = (sets[at] ?? 0) & ~(1 << (bit & 31));
}

/** Whether the set at `inner` is within the set at `outer`. */
function isWithin(sets: Int32Array, inner: number, outer: number, words: number): boolean {
  for (let word = 0; word < words; word++) {
    if (((sets[inner + word] ?? 0) & ~(sets[outer + word] ?? 0)) !== 0) return false;
  }
  return true;
}

function restricted(problem: CoverProblem, items: readonly number[]): CoverProblem {
  const { size } = problem;
  const allowed = new Uint8Array(items.length ** 2);
  items.forEach((a, row) => {
    items.forEach((b, column) => {
      allowed[row * items.length + column] = problem.allowed[a * size + b] ?? 0;
    });
  });
  return {
    ...problem,
    size: items.length,
    allowed,
    schools: Int32Array.from(items, (item) => problem.schools[item] ?? 0),
    pupils: Float64Array.from(items, (item) => problem.pupils[item] ?? 0),
    leaveCost: Float64Array.from(items, (item) => problem.leaveCost[item] ?? 0),
    members: items.map((item) => problem.members[item] ?? []),
    urns: items.map((item) => problem.urns[item] ?? ""),
  };
}
