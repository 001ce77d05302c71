import { clusterCost, clustersOf, costOfLeavingOut, LEFT_OUT } from "../exact/model.ts";
import type { LegalDuals } from "./bound.ts";
import type { Pauses } from "./column_generation.ts";
import type { MasterColumn, Triple } from "./master.ts";
import { reducedCosts } from "./reduced_cost.ts";
import { bestOfColumns } from "./restricted_master.ts";
import type { Window } from "./windows.ts";
import { windowAround } from "./windows.ts";
import type { OpenCase, TravelWork } from "./work.ts";

/** The clusters that the best plan is looked for in: more make the mixed-integer program slow. */
const MOST_COLUMNS = 6000;
/** Clusters of one window, of which a mixed-integer program is solved in tenths of a second. */
const WINDOW_CLUSTERS = 24;
const WINDOW_COLUMNS = 1500;
const WINDOW_NODES = 40;
/** HiGHS now and then works on long after a time limit, so the nodes are to bind and the seconds only to guard. */
const WINDOW_SECONDS = 5;
/** With less time left than this no mixed-integer program is begun. */
const LEAST_SECONDS = 1;
/** Sweeps over all windows while they find something. */
const MOST_SWEEPS = 3;
/** Of the plan's total: less is not worth a window. */
const LEAST_GAIN = 1e-9;

/** How much one mixed-integer program may be worked on. */
export interface Effort {
  readonly nodes: number;
  readonly seconds: number;
  /** Of how many clusters, the cheapest by their reduced costs; as many as a program can bear where absent. */
  readonly columns?: number;
}

/** Looks for a better plan among the clusters that may be in one. */
export function* improvePlan(work: TravelWork, root: OpenCase, effort: Effort): Pauses<boolean> {
  const { legal } = root;
  if (legal === null || legal.bound >= work.cutoff || work.secondsLeft < LEAST_SECONDS) return true;
  const { model, hooks, plan, master } = work;
  const gap = plan.total - legal.bound;
  const better = bestOfColumns(hooks.highs, model, plan, {
    items: Array.from({ length: model.size }, (_, item) => item),
    clusters: model.clusters,
    columns: cheapestColumns(
      master.columns,
      reducedCosts(master.columns, legal.duals, master.cuts),
      gap,
      effort.columns ?? MOST_COLUMNS,
    ),
    cuts: activeCuts(master.cuts, legal),
    seconds: Math.min(effort.seconds, work.secondsLeft),
    nodes: effort.nodes,
  });
  work.consider(better);
  return yield;
}

/**
 * Looks for a better choice of the clusters known in window after window of neighbouring clusters, each of them inside
 * two windows or more (POPMUSIC; Taillard & Voss 2002). A window whose clusters have no reduced cost is as good as can be.
 */
export function* improveWindows(work: TravelWork, { legal }: OpenCase): Pauses<boolean> {
  if (legal === null) return true;
  const { master } = work;
  const costs = reducedCosts(master.columns, legal.duals, master.cuts);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const { total } = work.plan;
    const covered = work.plan.clusterOf.map((cluster) => (cluster === LEFT_OUT ? MOST_SWEEPS : 0));
    for (let item = covered.indexOf(0); item >= 0; item = covered.indexOf(0)) {
      const window = windowAround(work.model, work.plan, item, WINDOW_CLUSTERS);
      for (const inside of window.items) covered[inside] = 1;
      improveWindow(work, legal, window, costs);
      if (!(yield)) return false;
    }
    if (work.plan.total >= total) break;
  }
  return true;
}

function improveWindow(
  work: TravelWork,
  legal: LegalDuals,
  { items, clusters }: Window,
  costs: Float64Array,
): void {
  const { model, hooks, plan, master } = work;
  const inside = new Uint8Array(model.size);
  for (const item of items) inside[item] = 1;
  const isInside = (members: readonly number[]) => members.every((item) => inside[item] === 1);
  const gap = gainWithin(work, legal, isInside);
  if (gap <= LEAST_GAIN * Math.abs(plan.total) || work.secondsLeft < LEAST_SECONDS) return;
  const columns = master.columns.filter(({ members }) => isInside(members));
  const within = costs.filter((_, at) => isInside(master.columns[at]?.members ?? []));
  const better = bestOfColumns(hooks.highs, model, plan, {
    items,
    clusters: model.clusters === null ? null : clusters,
    columns: cheapestColumns(columns, within, gap, WINDOW_COLUMNS),
    cuts: activeCuts(master.cuts, legal).filter(isInside),
    seconds: Math.min(WINDOW_SECONDS, work.secondsLeft),
    nodes: WINDOW_NODES,
  });
  work.consider(better);
}

/** What another choice of clusters can save at most where `isInside`: the reduced costs of the plan's own, and of leaving out. */
function gainWithin(
  { model, plan, master }: TravelWork,
  { duals }: LegalDuals,
  isInside: (members: readonly number[]) => boolean,
): number {
  const own = clustersOf(plan.clusterOf)
    .filter(isInside)
    .map((members) => ({ members, cost: clusterCost(model, members) }));
  let gain = 0;
  for (const cost of reducedCosts(own, duals, master.cuts)) gain += cost;
  plan.clusterOf.forEach((cluster, item) => {
    if (cluster !== LEFT_OUT || !isInside([item])) return;
    gain += costOfLeavingOut(model, item) - (duals.items[item] ?? 0);
  });
  return gain;
}

/** The `most` columns of the least reduced costs that are below `gap`, cheapest first. */
function cheapestColumns(
  columns: readonly MasterColumn[],
  costs: Float64Array,
  gap: number,
  most: number,
): readonly MasterColumn[] {
  return columns
    .map((column, at) => ({ column, cost: costs[at] ?? Number.POSITIVE_INFINITY }))
    .filter(({ cost }) => cost < gap)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, most)
    .map(({ column }) => column);
}

function activeCuts(cuts: readonly Triple[], { duals }: LegalDuals): readonly Triple[] {
  return cuts.filter((_, cut) => (duals.cuts[cut] ?? 0) < 0);
}
