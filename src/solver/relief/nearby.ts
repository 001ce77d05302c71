import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, isLegalCluster, LEFT_OUT, planOfClusters } from "../exact/model.ts";

/** Sets of schools that are tried for a new cluster of one that is left out. */
const MOST_TRIED = 20_000;

/**
 * `plan` with as many of the schools that it leaves out and must place as a change close to each finds a place for: in a cluster
 * as it is; in the place of a school that another cluster takes; or in a new cluster of what others can give.
 */
export function placedNearby(model: ExactModel, plan: ExactPlan): ExactPlan {
  let best = plan;
  for (let item = 0; item < model.size; item++) {
    if (model.mustPlace[item] !== 1 || best.clusterOf[item] !== LEFT_OUT) continue;
    const clusters = clustersOf(best.clusterOf);
    const placed =
      joined(model, clusters, item) ??
      replacing(model, clusters, item) ??
      founded(model, best, item);
    if (placed !== null) best = planOfClusters(model, placed);
  }
  return best;
}

type Clusters = readonly (readonly number[])[];

/** `clusters` with `item` in the first that can take it. */
function joined(model: ExactModel, clusters: Clusters, item: number): Clusters | null {
  const at = clusters.findIndex((cluster) => isLegalCluster(model, [...cluster, item]));
  return at < 0 ? null : clusters.map((cluster, i) => (i === at ? [...cluster, item] : cluster));
}

/** `clusters` with `item` in the place of another, which one of the others takes. */
function replacing(model: ExactModel, clusters: Clusters, item: number): Clusters | null {
  for (const [at, cluster] of clusters.entries()) {
    for (const leaver of cluster) {
      const changed = [...cluster.filter((member) => member !== leaver), item];
      if (!isLegalCluster(model, changed)) continue;
      const others = clusters.map((other, i) => (i === at ? [] : other));
      const rest = others.filter((other) => other.length > 0);
      const placed = joined(model, rest, leaver);
      if (placed !== null) return [...placed, changed];
      if (model.mustPlace[leaver] !== 1) return [...rest, changed];
    }
  }
  return null;
}

/** `clusters` with a new one of `item`, schools of no cluster and schools that their clusters can do without. */
function founded(model: ExactModel, plan: ExactPlan, item: number): Clusters | null {
  const { size, allowed, limits, schools, pupils } = model;
  const clusters = clustersOf(plan.clusterOf);
  let tried = 0;
  const without = (members: readonly number[]) =>
    clusters.map((cluster) => cluster.filter((member) => !members.includes(member)));
  const isGiven = (members: readonly number[]) =>
    without(members).every((left, at) => {
      if (left.length === (clusters[at]?.length ?? 0)) return true;
      return left.every((member) => model.mustPlace[member] !== 1) || isLegalCluster(model, left);
    });
  const extend = (members: readonly number[], options: readonly number[]): Clusters | null => {
    if (++tried > MOST_TRIED) return null;
    const count = members.reduce((sum, member) => sum + (schools[member] ?? 0), 0);
    const roll = members.reduce((sum, member) => sum + (pupils[member] ?? 0), 0);
    if (count > limits.maxSchools || roll > limits.maxPupils) return null;
    if (isLegalCluster(model, members) && isGiven(members)) {
      const left = without(members).filter((cluster) => isLegalCluster(model, cluster));
      return [...left.filter((cluster) => cluster.length > 0), members];
    }
    for (const [at, option] of options.entries()) {
      const rest = options.slice(at + 1).filter((other) => allowed[option * size + other] === 1);
      const found = extend([...members, option], rest);
      if (found !== null) return found;
    }
    return null;
  };
  const partners = Array.from({ length: size }, (_, other) => other)
    .filter((other) => allowed[item * size + other] === 1)
    .sort((a, b) => costOf(model, item, a) - costOf(model, item, b) || a - b);
  return extend([item], partners);
}

function costOf({ cost, size }: ExactModel, a: number, b: number): number {
  return cost[a * size + b] ?? Number.POSITIVE_INFINITY;
}
