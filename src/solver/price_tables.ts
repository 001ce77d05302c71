import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import { isFaithSchool } from "../domain/faith.ts";
import { schoolNeighbours } from "../domain/geometry/school_neighbours.ts";
import { ClusterPrices, COMMUNITY, FAITH } from "./kernels/cluster_prices.ts";
import type { Problem } from "./problem.ts";
import { mayShare, partnersOf } from "./problem.ts";
import type { PricedWish } from "./wishes.ts";

/**
 * `problem`, whose candidates are single schools kept apart only by the ceiling, with the prices of `wishes`: on pairs in
 * `cost`, on whole clusters in `prices`. Times to hosts stay the judged ones.
 */
export function pricedProblem(
  area: Area,
  problem: Problem,
  wishes: readonly PricedWish[],
): Problem {
  if (wishes.length === 0) return problem;
  const cost = problem.cost.slice();
  for (const wish of wishes) priceOnPairs(problem, wish, cost);
  const { size, allowed } = problem;
  const partners = problem.candidates.map((_, a) => partnersOf(a, size, cost, allowed));
  return { ...problem, cost, partners, prices: clusterPrices(area, problem, wishes) };
}

function priceOnPairs(problem: Problem, wish: PricedWish, cost: Float64Array): void {
  const { size, candidates } = problem;
  if (wish.name === "short-drives") {
    problem.hostCost.forEach((seconds, at) => {
      if (seconds > wish.idealSeconds)
        cost[at] = (cost[at] ?? 0) + wish.weight * (seconds - wish.idealSeconds);
    });
  } else if (wish.name === "close-to-today") {
    const rowOf = new Map(candidates.map(({ urn }, row) => [urn, row]));
    const together = new Uint8Array(size * size);
    for (const schools of wish.today) {
      const rows = schools.flatMap((urn) => rowOf.get(urn) ?? []);
      for (const a of rows) for (const b of rows) together[a * size + b] = 1;
    }
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        const at = a * size + b;
        if (a !== b && together[at] !== 1) cost[at] = (cost[at] ?? 0) + wish.weight;
      }
    }
  }
}

function clusterPrices(
  area: Area,
  problem: Problem,
  wishes: readonly PricedWish[],
): ClusterPrices | null {
  const { size, candidates } = problem;
  let eachKind = 0;
  let joinedUp = 0;
  for (const wish of wishes) {
    if (wish.name === "each-kind") eachKind = wish.weight;
    if (wish.name === "joined-up") joinedUp = wish.weight ?? Number.POSITIVE_INFINITY;
  }
  if (!wishes.some(({ name }) => name === "each-kind" || name === "joined-up")) return null;
  const kinds = Uint8Array.from(candidates, ({ index }) => {
    const isFaith = isFaithSchool(schoolAt(area, index).religiousCharacter);
    return isFaith === null ? 0 : isFaith ? FAITH : COMMUNITY;
  });
  return new ClusterPrices({
    size,
    eachKind,
    joinedUp,
    kinds,
    words: wordsFor(size),
    faithNear: nearOf(problem, kinds, FAITH),
    communityNear: nearOf(problem, kinds, COMMUNITY),
    neighbours: neighboursOf(area, problem),
  });
}

function wordsFor(size: number): number {
  return Math.ceil(size / 32);
}

function nearOf(problem: Problem, kinds: Uint8Array, kind: number): Uint32Array {
  const { size } = problem;
  const words = wordsFor(size);
  const near = new Uint32Array(size * words);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if (kinds[b] !== kind || !mayShare(problem, a, b)) continue;
      const at = a * words + (b >>> 5);
      near[at] = (near[at] ?? 0) | (1 << (b & 31));
    }
  }
  return near;
}

function neighboursOf(area: Area, { size, candidates }: Problem): Uint8Array {
  const rowOf = new Map(candidates.map(({ index }, row) => [index, row]));
  const found = schoolNeighbours(area.schools);
  const neighbours = new Uint8Array(size * size);
  candidates.forEach(({ index }, row) => {
    for (const other of found[index] ?? []) {
      const at = rowOf.get(other);
      if (at !== undefined) neighbours[row * size + at] = 1;
    }
  });
  return neighbours;
}
