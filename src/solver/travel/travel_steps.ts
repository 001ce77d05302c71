import type { ExactModel, ExactPlan } from "../exact/model.ts";
import type { ExactHooks, ExactOutcome, ExactSteps } from "../exact/steps.ts";
import { splitCase } from "./branching.ts";
import type { Pauses, PricedBranch } from "./column_generation.ts";
import { pricedBranch } from "./column_generation.ts";
import { enumerateClusters } from "./enumeration.ts";
import { firstDuals, firstPenalty } from "./first_duals.ts";
import type { Effort } from "./improve.ts";
import { improvePlan, improveWindows } from "./improve.ts";
import type { Duals } from "./master.ts";
import { TravelMaster } from "./master.ts";
import { ROOT } from "./pricing_graph.ts";
import type { CaseLimits } from "./solve_case.ts";
import { solveCase } from "./solve_case.ts";
import { proveWindows } from "./window_proofs.ts";
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
  start: Duals = firstDuals(model, incumbent),
): ExactSteps {
  const master = new TravelMaster(hooks.highs, model, firstPenalty(start));
  try {
    const work = new TravelWork(model, hooks, master, incumbent);
    const steps = proof(work, start);
    let isStopped = false;
    let step = steps.next();
    while (step.done !== true) {
      if (!isStopped) isStopped = (yield work.news()) !== null || work.isLate;
      step = steps.next(!isStopped);
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
const NO_CUTS: CaseLimits = { rounds: 0, leastProgress: 0 };
const CASE_LIMITS: CaseLimits = { rounds: 3, leastProgress: 0.05 };
/** Up to this many items the best plan is looked for as a whole, above it in windows. */
const MOST_AT_ONCE = 600;
const FIRST_EFFORT: Effort = { nodes: 200, seconds: 10 };
const LAST_EFFORT: Effort = { nodes: 1000, seconds: 20 };
/** Above this many clusters within the gap, branching comes before listing them. */
const MOST_ENUMERATED = 30_000;

function* proof(work: TravelWork, given: Duals): Pauses<void> {
  const isLarge = isInWindows(work.model);
  if (isLarge && !(yield* proveWindows(work))) return;
  const first = isLarge ? null : given;
  const root: OpenCase = { branch: ROOT, legal: null };
  work.open.push(root);
  const priced = pricedBranch(work.model, ROOT, () => work.isLate);
  if (work.model.size > MOST_AT_ONCE) {
    if (!(yield* solveCase(work, root, priced, first, NO_CUTS))) return;
    if (!(yield* improveWindows(work, root))) return;
  }
  const start = root.legal?.duals ?? first;
  if (!(yield* solveCase(work, root, priced, start, ROOT_LIMITS))) return;
  if (work.model.size > MOST_AT_ONCE) {
    if (!(yield* improveWindows(work, root))) return;
  } else {
    if (!(yield* improvePlan(work, root, FIRST_EFFORT))) return;
    if (!(yield* listClusters(work, root, priced))) return;
    if (!(yield* improvePlan(work, root, LAST_EFFORT))) return;
  }
  yield* branch(work);
}

function isInWindows({ objective, size }: ExactModel): boolean {
  return objective === "travel" && size > MOST_AT_ONCE;
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
    work.open.push(worst);
    master.setBranch(worst.branch);
    if (!master.solve(work.secondsLeft)) return;
    work.considerSolution();
    const split = yield* splitCase(master, worst.branch);
    if (!(yield)) return;
    work.open.pop();
    if (split === null) {
      work.closed.push(worst);
      continue;
    }
    const children = split.map((next): OpenCase => ({ branch: next, legal: worst.legal }));
    work.open.push(...children);
    for (const child of children) {
      const priced = pricedBranch(work.model, child.branch, () => work.isLate);
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
