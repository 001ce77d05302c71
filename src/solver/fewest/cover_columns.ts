import { heaviestClique } from "../kernels/heaviest_clique.ts";
import type { CoverProblem } from "./cover_problem.ts";

/** A legal cluster must be worth more than it costs by this much to be a new column. */
export const WORTH_MORE = 1e-7;

/** Legal clusters of `problem` that are worth more under `duals` than they cost, one grown greedily from each item. */
export function greedyClusters(
  problem: CoverProblem,
  duals: Float64Array,
): readonly (readonly number[])[] {
  const order = Array.from({ length: problem.size }, (_, item) => item).sort(
    (a, b) => (duals[b] ?? 0) - (duals[a] ?? 0) || a - b,
  );
  const found: (readonly number[])[] = [];
  for (const seed of order) {
    const items = growCluster(problem, duals, seed, order);
    if (items !== null && worthOf(duals, items) > problem.clusterCost + WORTH_MORE) {
      found.push(items);
    }
  }
  return found;
}

/** The legal cluster worth the most above its cost; `null` where there is none, which is proved. */
export function mostWorthCluster(
  problem: CoverProblem,
  duals: Float64Array,
): readonly number[] | null {
  const { items } = heaviestClique(problem, duals, problem.clusterCost + WORTH_MORE);
  if (items.length === 0) return null;
  return problem.hereditary ? filledUp(problem, items) : items;
}

/** A maximal cluster around `items`, where a part of a legal cluster is always legal. */
export function filledUp(problem: CoverProblem, items: readonly number[]): readonly number[] {
  const cluster = startOf(problem, items);
  for (let item = 0; item < problem.size; item++) cluster.tryAdd(item);
  return cluster.items;
}

/** What covering `items` is worth. */
export function worthOf(duals: Float64Array, items: readonly number[]): number {
  return items.reduce((sum, item) => sum + (duals[item] ?? 0), 0);
}

function growCluster(
  problem: CoverProblem,
  duals: Float64Array,
  seed: number,
  order: readonly number[],
): readonly number[] | null {
  const { limits } = problem;
  if ((problem.schools[seed] ?? 0) > limits.maxSchools) return null;
  if ((problem.pupils[seed] ?? 0) > limits.maxPupils) return null;
  const cluster = startOf(problem, [seed]);
  for (const item of order) {
    const isWanted = (duals[item] ?? 0) > 0 || problem.hereditary || !cluster.isEnough();
    if (isWanted) cluster.tryAdd(item);
  }
  return cluster.isEnough() ? cluster.items : null;
}

function startOf(problem: CoverProblem, start: readonly number[]) {
  const { size, allowed, schools, pupils, limits } = problem;
  const items = [...start];
  let count = items.reduce((sum, item) => sum + (schools[item] ?? 0), 0);
  let roll = items.reduce((sum, item) => sum + (pupils[item] ?? 0), 0);
  return {
    items,
    isEnough: () => count >= limits.minSchools && roll >= limits.minPupils,
    tryAdd(item: number) {
      if (count + (schools[item] ?? 0) > limits.maxSchools) return;
      if (roll + (pupils[item] ?? 0) > limits.maxPupils) return;
      if (!items.every((other) => allowed[item * size + other] === 1)) return;
      items.push(item);
      count += schools[item] ?? 0;
      roll += pupils[item] ?? 0;
    },
  };
}
