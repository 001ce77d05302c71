import type { HighsRuntime } from "../exact/highs.ts";
import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, exactPlan, isLegalCluster, LEFT_OUT } from "../exact/model.ts";
import type { Pauses } from "../travel/column_generation.ts";
import { generateColumns, pricedBranch } from "../travel/column_generation.ts";
import { clustersAround, firstDuals, firstPenalty } from "../travel/first_duals.ts";
import { TravelMaster } from "../travel/master.ts";
import { ROOT } from "../travel/pricing_graph.ts";

/** What a bound on differences is asked for. */
export interface BoundTask {
  readonly highs: HighsRuntime;
  readonly secondsLeft: () => number;
  /** The most that a plan's value may be. */
  readonly most: number;
  /** Judged seconds that one pair of difference is weighed by; the bound holds for any above 0. */
  readonly secondsPerPair: number;
  /** Plans near to what the bound is reached by: their clusters are begun with. */
  readonly near: readonly Int32Array[];
}

/**
 * A number of pairs of schools in which no plan of `model` (for `travel`) can differ from `best` by more, leaving out no
 * more schools at a value of at most `most`. Lagrangean relaxation of that limit: at μ seconds a pair, the least of travel
 * less μ × difference over all plans, bounded by duals and exact pricing. `null` where it was stopped before anything
 * was proved.
 */
export function* differenceBound(
  model: ExactModel,
  best: ExactPlan,
  task: BoundTask,
): Pauses<number | null> {
  const { highs, secondsLeft, most, secondsPerPair: weight, near } = task;
  const weighed = weighedModel(model, best, weight);
  const incumbent = exactPlan(weighed, (near[0] ?? best.clusterOf).slice());
  const start = firstDuals(weighed, incumbent);
  const master = new TravelMaster(highs, weighed, firstPenalty(start));
  const isLegal = (members: readonly number[]) => isLegalCluster(model, members);
  let bound: number | null = null;
  try {
    for (const plan of [best.clusterOf, ...near]) {
      for (const members of clustersOf(plan)) {
        master.addClusters([members, ...clustersAround(weighed, members, isLegal)]);
      }
    }
    const priced = pricedBranch(weighed, ROOT, () => secondsLeft() <= 0);
    const leftOut = weighed.leftOutCost * best.unplaced;
    const own = pairsIn(model, best);
    yield* generateColumns(master, priced, {
      start,
      cutoff: Number.POSITIVE_INFINITY,
      secondsLeft,
      report: (legal) => {
        const pairs = own + (most + leftOut - legal.bound) / weight;
        bound = Math.min(bound ?? Number.POSITIVE_INFINITY, Math.floor(pairs + ROUNDING));
      },
    });
  } finally {
    master.dispose();
  }
  return bound;
}

/** Pairs by which sums may be rounded. */
const ROUNDING = 1e-6;

/** `model` with each pair of schools cheaper by `weight` where `best` has it not, and dearer by as much where it has. */
function weighedModel(model: ExactModel, best: ExactPlan, weight: number): ExactModel {
  const { size, schools } = model;
  const { clusterOf } = best;
  const cost = model.cost.map((seconds, at) => {
    const [a, b] = [Math.floor(at / size), at % size];
    if (a === b) return seconds;
    const pairs = (schools[a] ?? 0) * (schools[b] ?? 0);
    const isTogether = clusterOf[a] !== LEFT_OUT && clusterOf[a] === clusterOf[b];
    return seconds + (isTogether ? weight : -weight) * pairs;
  });
  const internalCost = model.internalCost.map((seconds, item) => {
    const own = schools[item] ?? 0;
    const pairs = (own * (own - 1)) / 2;
    return seconds + (clusterOf[item] === LEFT_OUT ? -weight : weight) * pairs;
  });
  return { ...model, cost, internalCost };
}

/** Pairs of schools that share a cluster of `plan`. */
function pairsIn({ schools }: ExactModel, { clusterOf }: ExactPlan): number {
  return clustersOf(clusterOf).reduce((sum, members) => {
    const count = members.reduce((all, item) => all + (schools[item] ?? 0), 0);
    return sum + (count * (count - 1)) / 2;
  }, 0);
}
