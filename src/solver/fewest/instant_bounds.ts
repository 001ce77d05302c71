import type { CliqueGraph } from "../kernels/heaviest_clique.ts";
import { heaviestClique } from "../kernels/heaviest_clique.ts";
import type { CoverProblem } from "./cover_problem.ts";

/** Branches after which the search for schools no two of which can share a cluster gives up. */
const MOST_STEPS = 3000;

/** Duals, one for each item, under which no legal cluster is worth more than it costs, and the sum that they prove. */
export interface CoverDuals {
  readonly duals: Float64Array;
  readonly sum: number;
  /** The cuts' part of them; none where absent. */
  readonly cuts?: readonly DualCut[];
}

/** A cut over an odd set of the model's items, with its dual as a certificate has it. */
export interface DualCut {
  readonly items: readonly number[];
  readonly dual: number;
}

/**
 * The best of the bounds that need no linear program, for clusters at a cost of 1 each: schools ÷ the most of a cluster; pupils ÷ the most of a
 * cluster; and the items of `noTwoShare`, each of which needs a cluster of its own.
 */
export function instantDuals(problem: CoverProblem, noTwoShare: readonly number[]): CoverDuals {
  const { schools, pupils, limits, size } = problem;
  const isOwed = (item: number) => (problem.leaveCost[item] ?? 0) >= 1;
  const over = (table: ArrayLike<number>, most: number) =>
    Float64Array.from({ length: size }, (_, item) =>
      isOwed(item) ? Math.min((table[item] ?? 0) / most, 1) : 0,
    );
  const alone = new Float64Array(size);
  for (const item of noTwoShare) alone[item] = 1;
  const all = [over(schools, limits.maxSchools), over(pupils, limits.maxPupils), alone].map(
    (duals) => ({ duals, sum: duals.reduce((sum, dual) => sum + dual, 0) }),
  );
  return all.reduce((best, next) => (next.sum > best.sum + 1e-9 ? next : best));
}

/** Items that must be placed, no two of which can share a cluster: as many as a bounded search finds (a clique of the complement). */
export function findNoTwoShare(problem: CoverProblem): readonly number[] {
  const { size, allowed } = problem;
  const items = Array.from({ length: size }, (_, item) => item).filter(
    (item) => (problem.leaveCost[item] ?? 0) > 0,
  );
  const complement = new Uint8Array(items.length ** 2);
  items.forEach((a, row) => {
    items.forEach((b, column) => {
      if (a !== b && allowed[a * size + b] !== 1) complement[row * items.length + column] = 1;
    });
  });
  const graph: CliqueGraph = {
    size: items.length,
    allowed: complement,
    schools: new Int32Array(items.length).fill(1),
    pupils: new Float64Array(items.length),
    limits: {
      minSchools: 1,
      maxSchools: items.length,
      minPupils: 0,
      maxPupils: Number.POSITIVE_INFINITY,
    },
  };
  const greedy = fewestPartnersFirst(items.length, complement);
  const weights = new Float64Array(items.length).fill(1);
  const found = heaviestClique(graph, weights, greedy.length, MOST_STEPS);
  const best = found.items.length > greedy.length ? found.items : greedy;
  return best.flatMap((at) => items[at] ?? []).sort((a, b) => a - b);
}

/** A clique of the complement, grown by the item that leaves the most others. */
function fewestPartnersFirst(size: number, adjacent: Uint8Array): readonly number[] {
  const clique: number[] = [];
  let open = Array.from({ length: size }, (_, item) => item);
  while (open.length > 0) {
    let best: readonly number[] = [];
    let chosen = open[0] ?? 0;
    for (const item of open) {
      const left = open.filter((other) => adjacent[item * size + other] === 1);
      if (left.length > best.length) {
        best = left;
        chosen = item;
      }
    }
    clique.push(chosen);
    open = open.filter((other) => adjacent[chosen * size + other] === 1);
  }
  return clique;
}
