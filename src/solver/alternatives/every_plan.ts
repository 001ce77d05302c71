import type { HighsRuntime } from "../exact/highs.ts";
import type { ExactModel, ExactPlan } from "../exact/model.ts";
import {
  clusterCost,
  clustersOf,
  costOfLeavingOut,
  exactPlan,
  planOfClusters,
} from "../exact/model.ts";
import type { LegalDuals } from "../travel/bound.ts";
import type { Pauses, PricedBranch } from "../travel/column_generation.ts";
import { generateColumns, pricedBranch } from "../travel/column_generation.ts";
import { enumerateClusters } from "../travel/enumeration.ts";
import { firstDuals, firstPenalty } from "../travel/first_duals.ts";
import type { MasterColumn } from "../travel/master.ts";
import { TravelMaster } from "../travel/master.ts";
import { ROOT } from "../travel/pricing_graph.ts";
import { reducedCosts } from "../travel/reduced_cost.ts";

/** What plans are listed for, and how much work that may be. */
export interface Listing {
  readonly highs: HighsRuntime;
  readonly secondsLeft: () => number;
  /** The most that a plan's value may be. */
  readonly most: number;
}

/** Above this many items plans are not listed: there are far too many. */
const MOST_ITEMS = 80;
const MOST_CLUSTERS = 20_000;
/** Plans that are listed; between all of them the differences are worked out. */
const MOST_PLANS = 2000;
const MOST_STEPS = 3_000_000;
const STEPS_A_PAUSE = 2000;
/** Seconds by which sums may be rounded. */
const ROUNDING = 1e-6;

/**
 * Every plan of `model` that leaves out no more schools than `best` and whose value is at most `most`: those whose
 * clusters' reduced costs sum to no more than the most less the bound of the duals. `null` where that is too much work,
 * or it was stopped. O(plans × items) where duals are tight, exponential where they are not.
 */
export function* everyPlan(
  model: ExactModel,
  best: ExactPlan,
  listing: Listing,
): Pauses<readonly Int32Array[] | null> {
  if (model.size > MOST_ITEMS) return null;
  const priced = pricedBranch(model, ROOT, () => listing.secondsLeft() <= 0);
  const legal = yield* rootDuals(model, best, priced, listing);
  if (legal === null) return null;
  const gap = model.leftOutCost * best.unplaced + listing.most - legal.bound + ROUNDING;
  const { duals } = legal;
  const wanted = { duals, cuts: [], gap, limit: MOST_CLUSTERS };
  const found = yield* enumerateClusters(priced, wanted);
  if (found === null) return null;
  const columns = found.map((members) => ({ members, cost: clusterCost(model, members) }));
  const search = new PlanSearch(model, columns, legal, gap);
  if (!(yield* search.run())) return null;
  return search.plans.filter((clusterOf) => {
    const plan = exactPlan(model, clusterOf);
    return plan.unplaced <= best.unplaced && plan.value <= listing.most;
  });
}

/** Duals of the relaxation, under which no legal cluster has a reduced cost below 0. */
function* rootDuals(
  model: ExactModel,
  best: ExactPlan,
  priced: PricedBranch,
  { highs, secondsLeft }: Listing,
): Pauses<LegalDuals | null> {
  const start = firstDuals(model, best);
  const master = new TravelMaster(highs, model, firstPenalty(start));
  try {
    master.addClusters(clustersOf(best.clusterOf));
    const cutoff = Number.POSITIVE_INFINITY;
    const generated = yield* generateColumns(master, priced, {
      start,
      cutoff,
      secondsLeft,
      report: () => {},
    });
    return generated.isComplete ? generated.best : null;
  } finally {
    master.dispose();
  }
}

interface PricedColumn {
  readonly members: readonly number[];
  readonly reducedCost: number;
}

/** A search through all choices of clusters, item by item, that a budget of reduced costs allows. */
class PlanSearch {
  readonly plans: Int32Array[] = [];
  readonly #model: ExactModel;
  readonly #budget: number;
  /** For each item in the order of the search, the clusters that have it and none before it, cheapest first. */
  readonly #byFirst: readonly (readonly PricedColumn[])[];
  readonly #order: readonly number[];
  readonly #leavingOut: readonly number[];
  readonly #taken: Uint8Array;
  readonly #chosen: (readonly number[])[] = [];
  #steps = 0;

  constructor(
    model: ExactModel,
    columns: readonly MasterColumn[],
    { duals }: LegalDuals,
    budget: number,
  ) {
    this.#model = model;
    this.#budget = budget;
    this.#taken = new Uint8Array(model.size);
    const costs = reducedCosts(columns, duals, []);
    const priced = columns
      .map(({ members }, at) => ({ members, reducedCost: Math.max(0, costs[at] ?? 0) }))
      .sort((a, b) => a.reducedCost - b.reducedCost);
    const uses = new Int32Array(model.size);
    for (const { members } of priced)
      for (const item of members) uses[item] = (uses[item] ?? 0) + 1;
    this.#order = [...uses.keys()].sort((a, b) => (uses[a] ?? 0) - (uses[b] ?? 0) || a - b);
    const rankOf = new Map(this.#order.map((item, rank) => [item, rank]));
    const byFirst: PricedColumn[][] = this.#order.map(() => []);
    for (const column of priced) {
      const ranks = column.members.map((item) => rankOf.get(item) ?? 0);
      byFirst[Math.min(...ranks)]?.push(column);
    }
    this.#byFirst = byFirst;
    this.#leavingOut = this.#order.map((item) =>
      Math.max(0, costOfLeavingOut(model, item) - (duals.items[item] ?? 0)),
    );
  }

  /** Fills `plans`; whether they are all. */
  *run(): Pauses<boolean> {
    return yield* this.#place(0, this.#budget);
  }

  *#place(rank: number, budget: number): Pauses<boolean> {
    if (++this.#steps > MOST_STEPS) return false;
    if (this.#steps % STEPS_A_PAUSE === 0 && !(yield)) return false;
    const item = this.#order[rank];
    if (item === undefined) return this.#keep();
    if (this.#taken[item] === 1) return yield* this.#place(rank + 1, budget);
    if (this.#chosen.length < (this.#model.clusters ?? Number.POSITIVE_INFINITY)) {
      for (const { members, reducedCost } of this.#byFirst[rank] ?? []) {
        if (reducedCost > budget) break;
        if (members.some((member) => this.#taken[member] === 1)) continue;
        for (const member of members) this.#taken[member] = 1;
        this.#chosen.push(members);
        const isAll = yield* this.#place(rank + 1, budget - reducedCost);
        this.#chosen.pop();
        for (const member of members) this.#taken[member] = 0;
        if (!isAll) return false;
      }
    }
    const leavingOut = this.#leavingOut[rank] ?? 0;
    if (leavingOut > budget) return true;
    return yield* this.#place(rank + 1, budget - leavingOut);
  }

  #keep(): boolean {
    const { clusters } = this.#model;
    if (clusters !== null && this.#chosen.length !== clusters) return true;
    this.plans.push(planOfClusters(this.#model, this.#chosen).clusterOf);
    return this.plans.length <= MOST_PLANS;
  }
}
