import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, LEFT_OUT } from "../exact/model.ts";

/** Some neighbouring clusters of a plan, with the items that are left out near them. */
export interface Window {
  /** Ascending. */
  readonly items: readonly number[];
  readonly clusters: number;
}

/** How many of the items that are left out a window may take in. */
const NEAR = 40;

/**
 * The cluster of `item` in `plan`, and the up to `most` − 1 that are nearest to it, of those without an item that is
 * `done`. O(n²) at worst.
 */
export function windowAround(
  model: ExactModel,
  plan: ExactPlan,
  item: number,
  most: number,
  done: ArrayLike<number> = [],
): Window {
  const clusters = clustersOf(plan.clusterOf).filter((members) => done[members[0] ?? 0] !== 1);
  const first = clusters.findIndex((members) => members.includes(item));
  const nearest = nearestClusters(model, clusters, first).slice(0, most);
  const items = nearest.flatMap((cluster) => clusters[cluster] ?? []);
  return {
    items: [...items, ...leftOutNear(model, plan, item)].sort((a, b) => a - b),
    clusters: nearest.length,
  };
}

/** The clusters from the nearest to cluster `first` on, itself at the front, by the least cost between members. */
function nearestClusters(
  { size, cost }: ExactModel,
  clusters: readonly (readonly number[])[],
  first: number,
): readonly number[] {
  const from = clusters[first] ?? [];
  const distances = clusters.map((members, at) => {
    if (at === first) return -1;
    let least = Number.POSITIVE_INFINITY;
    for (const a of from) {
      for (const b of members) least = Math.min(least, cost[a * size + b] ?? least);
    }
    return least;
  });
  return [...clusters.keys()].sort((a, b) => {
    const [x, y] = [distances[a] ?? 0, distances[b] ?? 0];
    return x < y ? -1 : x > y ? 1 : a - b;
  });
}

function leftOutNear({ size, cost }: ExactModel, plan: ExactPlan, from: number): readonly number[] {
  return Array.from({ length: size }, (_, item) => item)
    .filter((item) => plan.clusterOf[item] === LEFT_OUT)
    .map((item) => ({ item, distance: cost[from * size + item] ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.distance < b.distance ? -1 : a.distance > b.distance ? 1 : a.item - b.item))
    .slice(0, NEAR)
    .map(({ item }) => item);
}
