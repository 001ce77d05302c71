import type { Pauses } from "./column_generation.ts";
import type { TravelMaster } from "./master.ts";
import type { Branch, ItemPair } from "./pricing_graph.ts";

/** How many pairs are tried before one is chosen to branch on. */
const TRIED = 8;
const LEAST_GAIN = 1e-6;
/** Seconds for one try; what it has not gained by then does not count. */
const MOST_SECONDS = 1;

/** Two cases that cover a third. */
export type Split = readonly [together: Branch, apart: Branch];

/**
 * The two cases that `branch` splits into: a pair of items that the master's solution has together by half shares one
 * cluster, or does not (Ryan & Foster 1981). Of several such pairs it is the one whose cases both raise the relaxation
 * over the clusters known the most. `null` where the solution has no such pair, or the work was stopped.
 */
export function* splitCase(master: TravelMaster, branch: Branch): Pauses<Split | null> {
  const { value } = master;
  let best: Split | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const pair of sharedPairs(master).slice(0, TRIED)) {
    const cases = casesOf(branch, pair);
    let gain = 1;
    for (const next of cases) {
      master.setBranch(next);
      master.solve(MOST_SECONDS);
      gain *= Math.max(LEAST_GAIN, master.value - value);
      if (!(yield)) return null;
    }
    if (gain > most) {
      most = gain;
      best = cases;
    }
  }
  return best;
}

function casesOf(branch: Branch, pair: ItemPair): Split {
  return [
    { together: [...branch.together, pair], apart: branch.apart },
    { together: branch.together, apart: [...branch.apart, pair] },
  ];
}

const WHOLE = 1e-6;

/** The pairs of items that are together in part, nearest to half first, ties in order of items. */
function sharedPairs(master: TravelMaster): readonly ItemPair[] {
  const { size } = master.model;
  const shareOf = new Map<number, number>();
  for (const [column, share] of master.shares.entries()) {
    if (share < WHOLE || share > 1 - WHOLE) continue;
    const members = master.columns[column]?.members ?? [];
    for (const [at, a] of members.entries()) {
      for (const b of members.slice(at + 1)) {
        shareOf.set(a * size + b, (shareOf.get(a * size + b) ?? 0) + share);
      }
    }
  }
  return [...shareOf]
    .filter(([, share]) => share > WHOLE && share < 1 - WHOLE)
    .map(([key, share]) => ({ key, distance: Math.abs(share - 0.5) }))
    .sort((a, b) => a.distance - b.distance || a.key - b.key)
    .map(({ key }) => [Math.floor(key / size), key % size] as const);
}
