import type { Found } from "./heaviest_cluster.ts";
import type { LeafCase } from "./leaf_case.ts";

/** Branches after which a search ends without an answer: far more than a proof needs. */
const MOST_BRANCHES = 5_000_000;

/** What is sought: `fixed` + Σ of `own` below `threshold`, with no more than `mostPupils`. */
export interface LoadQuestion {
  /** What each item adds to the reduced cost. */
  readonly own: Float64Array;
  readonly fixed: number;
  readonly threshold: number;
  readonly mostPupils: number;
}

/**
 * Whether pupils' places can be filled from the partners of the item `start`, and it, so that the reduced cost is below the threshold, where clusters have
 * no bound but one on pupils. Depth first, the most gained by a pupil first; a branch ends where even a part of an item,
 * of those to come, for the last places would not bring it below (Dantzig 1957, for the knapsack problem).
 */
export function hasCheaperLoad(
  { size, adjacent, pupils }: Pick<LeafCase, "size" | "adjacent" | "pupils">,
  { own, fixed, threshold, mostPupils }: LoadQuestion,
  start: number,
): Found {
  const all = mostPupils - (pupils[start] ?? 0);
  if (all < 0) return "none";
  const options: { readonly item: number; readonly cost: number; readonly load: number }[] = [];
  for (let item = 0; item < size; item++) {
    const [cost, load] = [own[item] ?? 0, pupils[item] ?? 0];
    const isGain = cost < 0 && load <= all && adjacent[start * size + item] === 1;
    if (isGain) options.push({ item, cost, load });
  }
  options.sort((a, b) => a.cost * b.load - b.cost * a.load || a.item - b.item);
  const count = options.length;
  const loads = new Float64Array(count + 1);
  const costs = new Float64Array(count + 1);
  for (const [at, { cost, load }] of options.entries()) {
    loads[at + 1] = (loads[at] ?? 0) + load;
    costs[at + 1] = (costs[at] ?? 0) + cost;
  }
  const leastFrom = (from: number, room: number): number => {
    const most = (loads[from] ?? 0) + room;
    let [fits, fails] = [from, count + 1];
    while (fails - fits > 1) {
      const middle = (fits + fails) >>> 1;
      if ((loads[middle] ?? 0) <= most) fits = middle;
      else fails = middle;
    }
    const part = options[fits];
    const rest = part === undefined ? 0 : (part.cost * (most - (loads[fits] ?? 0))) / part.load;
    return (costs[fits] ?? 0) - (costs[from] ?? 0) + rest;
  };
  const chosen: number[] = [];
  let branches = 0;
  const grow = (from: number, cost: number, room: number): Found => {
    if (cost < threshold) return "one";
    for (let at = from; at < count; at++) {
      if (cost + leastFrom(at, room) >= threshold) return "none";
      const next = options[at];
      if (next === undefined || next.load > room) continue;
      if (!chosen.every((item) => adjacent[item * size + next.item] === 1)) continue;
      if (++branches > MOST_BRANCHES) return "gave up";
      chosen.push(next.item);
      const found = grow(at + 1, cost + next.cost, room - next.load);
      chosen.pop();
      if (found !== "none") return found;
    }
    return "none";
  };
  return grow(0, fixed + (own[start] ?? 0), all);
}
