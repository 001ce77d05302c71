import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, exactPlan, LEFT_OUT, planOfClusters } from "../exact/model.ts";
import { regroupPrices } from "../kernels/cluster_prices.ts";
import type { Pauses } from "./column_generation.ts";
import { pricedBranch } from "./column_generation.ts";
import { firstDuals, firstPenalty } from "./first_duals.ts";
import type { Effort } from "./improve.ts";
import { improvePlan } from "./improve.ts";
import { TravelMaster } from "./master.ts";
import { ROOT } from "./pricing_graph.ts";
import type { CaseLimits } from "./solve_case.ts";
import { solveCase } from "./solve_case.ts";
import type { Window } from "./windows.ts";
import { windowAround } from "./windows.ts";
import type { OpenCase } from "./work.ts";
import { TravelWork } from "./work.ts";

const WINDOW_CLUSTERS = 24;
const FEW_CUTS: CaseLimits = { rounds: 4, leastProgress: 0.05 };
const WINDOW_EFFORT: Effort = { nodes: 40, seconds: 5 };

/**
 * Solves the plan's clusters window after window, each as a model of its own. The plan of `work` is then as good as the
 * windows' plans, and its master knows their clusters. Returns `false` if it was stopped.
 */
export function* proveWindows(work: TravelWork): Pauses<boolean> {
  const done = work.plan.clusterOf.map((cluster) => (cluster === LEFT_OUT ? 1 : 0));
  for (let item = done.indexOf(0); item >= 0; item = done.indexOf(0)) {
    const window = windowAround(work.model, work.plan, item, WINDOW_CLUSTERS, done);
    for (const inside of window.items) done[inside] = 1;
    if (!(yield* proveWindow(work, window))) return false;
  }
  return true;
}

function* proveWindow(work: TravelWork, window: Window): Pauses<boolean> {
  const part = partOf(work.model, window);
  const start = exactPlan(part, planWithin(work.plan, window));
  const first = firstDuals(part, start);
  const master = new TravelMaster(work.hooks.highs, part, firstPenalty(first));
  try {
    const inner = new TravelWork(part, work.hooks, master, start);
    const root: OpenCase = { branch: ROOT, legal: null };
    inner.open.push(root);
    const priced = pricedBranch(part, ROOT, () => work.isLate);
    if (!(yield* solveCase(inner, root, priced, first, FEW_CUTS))) return false;
    if (!(yield* improvePlan(inner, root, WINDOW_EFFORT))) return false;
    takeOver(work, window, inner);
    return true;
  } finally {
    master.dispose();
  }
}

/** Gives `work` the plan of a window, where it is better, and the window's clusters. */
function takeOver(work: TravelWork, { items }: Window, inner: TravelWork): void {
  const whole = (members: readonly number[]) => members.map((at) => items[at] ?? 0);
  work.master.addClusters(inner.master.columns.map(({ members }) => whole(members)));
  const inside = new Set(items);
  const others = clustersOf(work.plan.clusterOf).filter((members) => !inside.has(members[0] ?? 0));
  const own = clustersOf(inner.plan.clusterOf).map(whole);
  work.consider(planOfClusters(work.model, [...others, ...own]));
}

function planWithin(plan: ExactPlan, { items }: Window): Int32Array {
  return Int32Array.from(items, (item) => plan.clusterOf[item] ?? LEFT_OUT);
}

/** The window's items as a model of their own. */
function partOf(model: ExactModel, { items, clusters }: Window): ExactModel {
  const size = items.length;
  const cost = new Float64Array(size * size);
  const allowed = new Uint8Array(size * size);
  items.forEach((a, atA) => {
    items.forEach((b, atB) => {
      cost[atA * size + atB] = model.cost[a * model.size + b] ?? 0;
      allowed[atA * size + atB] = model.allowed[a * model.size + b] ?? 0;
    });
  });
  const pick = (from: ArrayLike<number>) => items.map((item) => from[item] ?? 0);
  return {
    ...model,
    size,
    items: items.flatMap((item) => model.items[item] ?? []),
    allowed,
    cost,
    internalCost: Float64Array.from(pick(model.internalCost)),
    schools: Int32Array.from(pick(model.schools)),
    pupils: Float64Array.from(pick(model.pupils)),
    mustPlace: Uint8Array.from(pick(model.mustPlace)),
    clusters: model.clusters === null ? null : clusters,
    prices:
      model.prices == null
        ? null
        : regroupPrices(
            model.prices,
            items.map((item) => [item]),
          ),
  };
}
