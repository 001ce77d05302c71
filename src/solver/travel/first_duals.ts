import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clusterCost, clustersOf, costOfLeavingOut } from "../exact/model.ts";
import type { Duals } from "./master.ts";

/**
 * Duals to start from, under which the clusters of `plan` cost nothing on the whole: each item's is what its place in its
 * cluster adds, the clusters' dual takes back what this counts twice. Items left out have the cost of that, brought
 * down to the most that a placed one has.
 */
export function firstDuals(model: ExactModel, plan: ExactPlan): Duals {
  const { size, cost } = model;
  const items = new Float64Array(size);
  let sum = 0;
  let spent = 0;
  const clusters = clustersOf(plan.clusterOf);
  for (const members of clusters) {
    spent += clusterCost(model, members);
    for (const a of members) {
      let adds = model.internalCost[a] ?? 0;
      for (const b of members) if (b !== a) adds += cost[a * size + b] ?? 0;
      items[a] = model.mustPlace[a] === 1 ? adds : 0;
      sum += items[a] ?? 0;
    }
  }
  const most = items.reduce((high, dual) => Math.max(high, dual), 0);
  plan.clusterOf.forEach((cluster, item) => {
    if (cluster < 0) items[item] = Math.min(most, costOfLeavingOut(model, item));
  });
  const share = clusters.length === 0 ? 0 : (spent - sum) / clusters.length;
  return { items, clusters: model.clusters === null ? 0 : share, cuts: new Float64Array(0) };
}

/** What one change makes of the cluster of `members`: a member less, a near item more, or one for another. Only legal ones. */
export function* clustersAround(
  model: ExactModel,
  members: readonly number[],
  isLegal: (members: readonly number[]) => boolean,
): Generator<readonly number[]> {
  const near = nearestTo(model, members);
  for (const item of near) if (isLegal([...members, item])) yield [...members, item];
  for (const leaver of members) {
    const rest = members.filter((member) => member !== leaver);
    if (rest.length > 0 && isLegal(rest)) yield rest;
    for (const item of near) if (isLegal([...rest, item])) yield [...rest, item];
  }
}

const NEAR = 6;

function nearestTo(model: ExactModel, members: readonly number[]): readonly number[] {
  const { size, cost } = model;
  const held = new Set(members);
  const sums = Array.from({ length: size }, (_, item) => {
    let sum = 0;
    for (const member of members) sum += cost[member * size + item] ?? Number.POSITIVE_INFINITY;
    return { item, sum };
  });
  return sums
    .filter(({ item, sum }) => sum < Number.POSITIVE_INFINITY && !held.has(item))
    .sort((a, b) => a.sum - b.sum || a.item - b.item)
    .slice(0, NEAR)
    .map(({ item }) => item);
}

/** What leaving out a school is to cost at first, under `duals`: dear beside what the placed ones are worth. */
export function firstPenalty(duals: Duals): number {
  return 2 * duals.items.reduce((most, dual) => Math.max(most, dual), 1);
}
