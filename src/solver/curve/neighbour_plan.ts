import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clusterCost, clustersOf, isLegalCluster, planOfClusters } from "../exact/model.ts";

type Members = readonly number[];

/** Clusters of up to so many items are split in every way; larger ones round two of their items. */
const MOST_SPLIT_ALL_WAYS = 11;

/** `plan` with one cluster more or less at a time until it has `clusters`; `null` where no cluster can be split or given up. */
export function planWithCount(
  model: ExactModel,
  plan: ExactPlan,
  clusters: number,
): ExactPlan | null {
  let known = clustersOf(plan.clusterOf);
  while (known.length !== clusters) {
    const next = known.length < clusters ? withOneMore(model, known) : withOneFewer(model, known);
    if (next === null) return null;
    known = next;
  }
  return planOfClusters(model, known);
}

/** The clusters with one split in two, or with a new one of schools that others can spare, whichever is cheaper. */
function withOneMore(model: ExactModel, clusters: readonly Members[]): readonly number[][] | null {
  return cheaper(model, split(model, clusters), gathered(model, clusters));
}

function cheaper(
  model: ExactModel,
  one: readonly number[][] | null,
  other: readonly number[][] | null,
): readonly number[][] | null {
  if (one === null || other === null) return one ?? other;
  return planOfClusters(model, other).total < planOfClusters(model, one).total ? other : one;
}

/** The clusters with a new one around some item, grown by those that cost the least and can be spared; the cheapest, `null` for none. */
function gathered(model: ExactModel, clusters: readonly Members[]): readonly number[][] | null {
  let best: readonly number[][] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let seed = 0; seed < model.size; seed++) {
    const found = gatheredAround(model, clusters, seed);
    if (found === null || found.change >= least) continue;
    [best, least] = [found.clusters, found.change];
  }
  return best;
}

function gatheredAround(
  model: ExactModel,
  clusters: readonly Members[],
  seed: number,
): { readonly clusters: readonly number[][]; readonly change: number } | null {
  const { size, allowed, cost } = model;
  const others = clusters.map((members) => [...members]);
  const grown: number[] = [];
  let change = 0;
  const take = (item: number): boolean => {
    const from = others.find((members) => members.includes(item));
    if (from === undefined) return false;
    const kept = from.filter((each) => each !== item);
    if (!isLegalCluster(model, kept)) return false;
    change -= clusterCost(model, from) - clusterCost(model, kept);
    from.splice(0, from.length, ...kept);
    grown.push(item);
    return true;
  };
  if (!take(seed)) return null;
  const near = Array.from({ length: size }, (_, item) => item)
    .filter((item) => allowed[seed * size + item] === 1)
    .sort((a, b) => (cost[seed * size + a] ?? 0) - (cost[seed * size + b] ?? 0) || a - b)
    .slice(0, NEAREST);
  while (!isLegalCluster(model, grown)) {
    const added = (item: number) =>
      grown.reduce((sum, each) => sum + (cost[each * size + item] ?? 0), 0);
    const mayJoin = near.filter(
      (item) => !grown.includes(item) && grown.every((each) => allowed[each * size + item] === 1),
    );
    mayJoin.sort((a, b) => added(a) - added(b) || a - b);
    if (!mayJoin.some(take)) return null;
  }
  return { clusters: [...others, grown], change: change + clusterCost(model, grown) };
}

/** How many of the nearest items may be gathered around one. */
const NEAREST = 16;

/** The clusters with the one split whose two halves, both legal, save the most; `null` where none can be. */
function split(model: ExactModel, clusters: readonly Members[]): readonly number[][] | null {
  let best: readonly [Members, Members] | null = null;
  let at = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [place, members] of clusters.entries()) {
    const whole = clusterCost(model, members);
    for (const halves of splitsOf(model, members)) {
      if (!halves.every((half) => isLegalCluster(model, half))) continue;
      const saved = whole - clusterCost(model, halves[0]) - clusterCost(model, halves[1]);
      if (saved > most) [best, at, most] = [halves, place, saved];
    }
  }
  if (best === null) return null;
  const others = clusters.filter((_, place) => place !== at);
  return [...others, ...best].map((members) => [...members]);
}

function* splitsOf(model: ExactModel, members: Members): Generator<readonly [Members, Members]> {
  const { length } = members;
  if (length < 2) return;
  if (length <= MOST_SPLIT_ALL_WAYS) {
    for (let mask = 1; mask < 1 << (length - 1); mask++) {
      const isIn = (_: number, place: number) => ((mask >> place) & 1) === 1;
      yield [members.filter(isIn), members.filter((item, place) => !isIn(item, place))];
    }
    return;
  }
  const costTo = (item: number, seed: number) => model.cost[item * model.size + seed] ?? 0;
  for (const [place, one] of members.entries()) {
    for (const other of members.slice(place + 1)) {
      const isNearer = (item: number) =>
        item === one || (item !== other && costTo(item, one) <= costTo(item, other));
      yield [members.filter(isNearer), members.filter((item) => !isNearer(item))];
    }
  }
}

/** The clusters with the legal merger that costs the least, or with the one given up whose items cost the least elsewhere. */
function withOneFewer(model: ExactModel, clusters: readonly Members[]): readonly number[][] | null {
  if (clusters.length < 2) return null;
  return cheaper(model, merged(model, clusters), dissolved(model, clusters));
}

function merged(model: ExactModel, clusters: readonly Members[]): readonly number[][] | null {
  let best: readonly [number, number] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [a, one] of clusters.entries()) {
    for (let b = a + 1; b < clusters.length; b++) {
      const other = clusters[b] ?? [];
      const both = [...one, ...other];
      if (!isLegalCluster(model, both)) continue;
      const added = clusterCost(model, both) - clusterCost(model, one) - clusterCost(model, other);
      if (added < least) [best, least] = [[a, b], added];
    }
  }
  if (best === null) return null;
  const [a, b] = best;
  const both = [...(clusters[a] ?? []), ...(clusters[b] ?? [])];
  return [...clusters.filter((_, place) => place !== a && place !== b), both].map((members) => [
    ...members,
  ]);
}

/** Tries to give up each cluster; of the tries with the fewest schools left over, the cheapest. */
function dissolved(model: ExactModel, clusters: readonly Members[]): readonly number[][] | null {
  let best: { readonly clusters: readonly number[][]; readonly plan: ExactPlan } | null = null;
  for (const [place, members] of clusters.entries()) {
    const others = clusters.filter((_, at) => at !== place).map((kept) => [...kept]);
    for (const item of members) seat(model, others, item);
    const plan = planOfClusters(model, others);
    if (best === null || plan.total < best.plan.total) best = { clusters: others, plan };
  }
  return best?.clusters ?? null;
}

/** Puts `item` where it costs the least, if any cluster can take it. */
function seat(model: ExactModel, clusters: number[][], item: number): void {
  let best: number[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const members of clusters) {
    const grown = [...members, item];
    if (!isLegalCluster(model, grown)) continue;
    const added = clusterCost(model, grown) - clusterCost(model, members);
    if (added < least) [best, least] = [members, added];
  }
  best?.push(item);
}
