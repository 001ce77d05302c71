import type { ExactModel, ExactPlan } from "../exact/model.ts";
import type { ExactHooks, ExactOutcome, ExactSteps } from "../exact/steps.ts";
import { splitCase } from "./branching.ts";
import type { Pauses, PricedBranch } from "./column_generation.ts";
import { pricedBranch } from "./column_generation.ts";
import { enumerateClusters } from "./enumeration.ts";
import { firstDuals } from "./first_duals.ts";
import { TravelMaster } from "./master.ts";
import { ROOT } from "./pricing_graph.ts";
import { reducedCost } from "./reduced_cost.ts";
import { bestOfColumns } from "./restricted_master.ts";
import type { CaseLimits } from "./solve_case.ts";
import { solveCase } from "./solve_case.ts";
import type { OpenCase } from "./work.ts";
import { TravelWork } from "./work.ts";

/**
 * Least travel between all partners, by branch, price and cut over legal clusters (Mehrotra & Trick 1998, "Cliques and
 * clustering"): column generation with exact pricing, subset-row cuts, the best plan of the clusters found, and pairs
 * of schools together or apart (Ryan & Foster 1981). Every bound told is proved by duals and exact pricing alone.
 */
export function* travelSteps(
  model: ExactModel,
  incumbent: ExactPlan,
  hooks: ExactHooks,
): ExactSteps {
  const master = new TravelMaster(hooks.highs, model);
  try {
    const work = new TravelWork(model, hooks, master, incumbent);
    const steps = proof(work);
    let step = steps.next();
    while (step.done !== true) {
      const stop = yield work.news();
      step = steps.next(stop === null && !work.isLate);
    }
    return outcomeOf(work);
  } finally {
    master.dispose();
  }
}

function outcomeOf(work: TravelWork): ExactOutcome {
  return { plan: work.plan, bound: work.bound, leaves: work.leaves };
}

const ROOT_LIMITS: CaseLimits = { rounds: 40, leastProgress: 0.01 };
const CASE_LIMITS: CaseLimits = { rounds: 3, leastProgress: 0.05 };
/** The clusters that the best plan is looked for in: more make the mixed-integer program slow. */
const MOST_COLUMNS = 6000;
const MOST_NODES = 500;
/** Above this many clusters within the gap, branching comes before listing them. */
const MOST_ENUMERATED = 30_000;

function* proof(work: TravelWork): Pauses<void> {
  const root: OpenCase = { branch: ROOT, legal: null };
  work.open.push(root);
  const priced = pricedBranch(work.model, ROOT);
  const first = firstDuals(work.model, work.plan);
  if (!(yield* solveCase(work, root, priced, first, ROOT_LIMITS))) return;
  if (!(yield* improve(work, root, 8))) return;
  if (!(yield* listClusters(work, root, priced))) return;
  if (!(yield* improve(work, root, 20))) return;
  yield* branch(work);
}

/** Looks for a better plan among the clusters that may be in one, for at most `seconds`. */
function* improve(work: TravelWork, root: OpenCase, seconds: number): Pauses<boolean> {
  const { legal } = root;
  const gap = work.plan.total - (legal?.bound ?? 0);
  if (legal === null || work.plan.total <= work.cutoff || legal.bound >= work.cutoff) return true;
  const { columns, cuts } = work.master;
  const worth = columns
    .map((column) => ({ column, cost: reducedCost(column, legal.duals, cuts) }))
    .filter(({ cost }) => cost < gap)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST_COLUMNS)
    .map(({ column }) => column);
  const { model, hooks, plan } = work;
  const better = bestOfColumns(hooks.highs, model, plan, {
    columns: worth,
    cuts: cuts.filter((_, cut) => (legal.duals.cuts[cut] ?? 0) < 0),
    seconds: Math.min(seconds, work.secondsLeft / 2),
    nodes: MOST_NODES,
  });
  work.consider(better);
  return yield;
}

/** Adds to the master every cluster that a better plan may have, where they are not too many. */
function* listClusters(
  work: TravelWork,
  { legal }: OpenCase,
  priced: PricedBranch,
): Pauses<boolean> {
  if (legal === null || legal.bound >= work.cutoff) return true;
  const gap = work.plan.total - legal.bound;
  const { duals } = legal;
  const { master } = work;
  const wanted = { duals, cuts: master.cuts, gap, limit: MOST_ENUMERATED };
  const found = yield* enumerateClusters(priced, wanted);
  if (found !== null) master.addClusters(found);
  return yield;
}

/** Splits the case of the least bound, prices both halves, and so on until every case is closed. */
function* branch(work: TravelWork): Pauses<void> {
  for (;;) {
    closeCases(work);
    const worst = takeWorst(work.open);
    if (worst === null) return;
    const { master } = work;
    master.setBranch(worst.branch);
    master.solve();
    const split = splitCase(master, worst.branch);
    if (split === null) {
      work.closed.push(worst);
      continue;
    }
    const children = split.map((next): OpenCase => ({ branch: next, legal: worst.legal }));
    work.open.push(...children);
    for (const child of children) {
      const priced = pricedBranch(work.model, child.branch);
      const start = worst.legal?.duals;
      if (start === undefined) throw new Error("A case was split before it was priced.");
      if (!(yield* solveCase(work, child, priced, start, CASE_LIMITS))) return;
    }
  }
}

function closeCases(work: TravelWork): void {
  const all = work.open.splice(0);
  for (const open of all) {
    const isClosed = open.legal !== null && open.legal.bound >= work.cutoff;
    (isClosed ? work.closed : work.open).push(open);
  }
}

function takeWorst(open: OpenCase[]): OpenCase | null {
  let worst = 0;
  open.forEach(({ legal }, at) => {
    const least = open[worst]?.legal?.bound ?? Number.NEGATIVE_INFINITY;
    if ((legal?.bound ?? Number.NEGATIVE_INFINITY) < least) worst = at;
  });
  return open.splice(worst, 1)[0] ?? null;
}
