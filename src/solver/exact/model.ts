import type { Urn } from "../../domain/school.ts";
import type { ClusterPrices } from "../kernels/cluster_prices.ts";
import type { ClusterLimits } from "../problem.ts";
import type { ObjectiveKind } from "../proposal.ts";

/** A school, or several that must share a cluster: what exact methods place as one. */
export interface ExactItem {
  /** In URN order. */
  readonly urns: readonly Urn[];
  /** `false` where its schools may stay out of every cluster. */
  readonly mustPlace: boolean;
}

/**
 * A clustering problem as exact methods see it, over `size` items in the order of their first URNs. Tables of pairs are
 * square, row-major and symmetric, `[a * size + b]`. A plan puts each item into at most one cluster; every pair of a
 * cluster is allowed, its schools and pupils keep `limits`, and there are `clusters` clusters (or any number for `null`).
 * First it leaves out the fewest schools that must be placed, then it has the least value.
 */
export interface ExactModel {
  readonly objective: ObjectiveKind;
  readonly size: number;
  readonly items: readonly ExactItem[];
  /** 1 where two items may share a cluster; 0 on the diagonal. */
  readonly allowed: Uint8Array;
  /** Mean-direction judged seconds between the schools of two items, summed, with what wishes add to a pair. `Infinity` only where not allowed. */
  readonly cost: Float64Array;
  /** The same between the schools of one item, every unordered pair. */
  readonly internalCost: Float64Array;
  readonly schools: Int32Array;
  readonly pupils: Float64Array;
  /** 1 where an item must be placed. */
  readonly mustPlace: Uint8Array;
  /** Every school by its URN, each of which may be a host, and the item that it is of. */
  readonly hostUrns: readonly Urn[];
  readonly hostItem: Int32Array;
  /** Mean-direction judged seconds from the schools of item `i` to school `h`, summed: `[h * size + i]`. */
  readonly hostCost: Float64Array;
  readonly limits: ClusterLimits;
  readonly clusters: number | null;
  /** What wishes add to the cost of a whole cluster, for `travel`; absent or `null` where nothing. */
  readonly prices?: ClusterPrices | null;
  /** What leaving out one school that must be placed costs: more than the value of any plan. */
  readonly leftOutCost: number;
}

/** The item's cluster number in a plan where it is in none. */
export const LEFT_OUT = -1;

/** A plan of a model. `total` is `leftOutCost` × `unplaced` + `value`: the least is the best. */
export interface ExactPlan {
  /** Cluster number of each item, `LEFT_OUT` for none. */
  readonly clusterOf: Int32Array;
  /** Schools that must be placed and are not. */
  readonly unplaced: number;
  readonly value: number;
  readonly total: number;
}

/** `clusterOf` with what it costs, summed afresh. Its clusters are taken to be legal. */
export function exactPlan(model: ExactModel, clusterOf: Int32Array): ExactPlan {
  let unplaced = 0;
  clusterOf.forEach((cluster, item) => {
    if (cluster === LEFT_OUT && model.mustPlace[item] === 1) unplaced += model.schools[item] ?? 1;
  });
  let value = 0;
  for (const members of clustersOf(clusterOf)) value += clusterCost(model, members);
  return { clusterOf, unplaced, value, total: model.leftOutCost * unplaced + value };
}

/** The members of each cluster of a plan, in the order of their first items. */
export function clustersOf(plan: Int32Array): readonly number[][] {
  const clusters = new Map<number, number[]>();
  plan.forEach((cluster, item) => {
    if (cluster === LEFT_OUT) return;
    const members = clusters.get(cluster);
    if (members === undefined) clusters.set(cluster, [item]);
    else members.push(item);
  });
  return [...clusters.values()];
}

/** The plan that has `clusters`, numbered in the order given. */
export function planOfClusters(
  model: ExactModel,
  clusters: readonly (readonly number[])[],
): ExactPlan {
  const clusterOf = new Int32Array(model.size).fill(LEFT_OUT);
  clusters.forEach((members, cluster) => {
    for (const item of members) clusterOf[item] = cluster;
  });
  return exactPlan(model, clusterOf);
}

/** What a cluster of `members` adds to the objective. */
export function clusterCost(model: ExactModel, members: readonly number[]): number {
  switch (model.objective) {
    case "fewest":
      return 1;
    case "host":
      return hostedCost(model, members);
    case "travel":
      return travelCost(model, members);
  }
}

function travelCost(model: ExactModel, members: readonly number[]): number {
  const { cost, size, internalCost } = model;
  let sum = 0;
  for (const [at, a] of members.entries()) {
    sum += internalCost[a] ?? 0;
    for (const b of members.slice(at + 1)) sum += cost[a * size + b] ?? Number.POSITIVE_INFINITY;
  }
  return sum + (model.prices?.price(members, members.length) ?? 0);
}

function hostedCost(model: ExactModel, members: readonly number[]): number {
  const { hostCost, hostItem, size } = model;
  const held = new Set(members);
  let least = Number.POSITIVE_INFINITY;
  hostItem.forEach((item, host) => {
    if (!held.has(item)) return;
    let sum = 0;
    for (const member of members) sum += hostCost[host * size + member] ?? 0;
    if (sum < least) least = sum;
  });
  return least;
}

/** What leaving out `item` costs: 0 where it may stay out. */
export function costOfLeavingOut(model: ExactModel, item: number): number {
  return model.mustPlace[item] === 1 ? model.leftOutCost * (model.schools[item] ?? 1) : 0;
}

/** Whether `members` make a legal cluster. */
export function isLegalCluster(model: ExactModel, members: readonly number[]): boolean {
  const { allowed, size, limits } = model;
  let schools = 0;
  let pupils = 0;
  for (const [at, a] of members.entries()) {
    schools += model.schools[a] ?? 0;
    pupils += model.pupils[a] ?? 0;
    for (const b of members.slice(at + 1)) if (allowed[a * size + b] !== 1) return false;
  }
  if (schools < limits.minSchools || schools > limits.maxSchools) return false;
  if (pupils < limits.minPupils || pupils > limits.maxPupils) return false;
  const { prices } = model;
  return prices?.isContiguous !== true || !prices.isInPieces(members, members.length);
}

/** The first URN of `item`, which stands for the item in certificates: its dual is written under that URN. */
export function urnOfItem(model: ExactModel, item: number): Urn {
  const urn = model.items[item]?.urns[0];
  if (urn === undefined) throw new RangeError(`There is no item ${item} of ${model.size}.`);
  return urn;
}
