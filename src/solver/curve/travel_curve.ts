import type { CertificateLeaf } from "../exact/certificate.ts";
import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf } from "../exact/model.ts";
import type { ExactHooks, ExactOutcome } from "../exact/steps.ts";
import type { LegalDuals } from "../travel/bound.ts";
import { boundOf, certificateLeaf } from "../travel/bound.ts";
import type { Pauses, PricedBranch } from "../travel/column_generation.ts";
import { pricedBranch } from "../travel/column_generation.ts";
import { firstDuals, firstPenalty } from "../travel/first_duals.ts";
import type { Effort } from "../travel/improve.ts";
import { improvePlan } from "../travel/improve.ts";
import type { MasterColumn, Triple } from "../travel/master.ts";
import { TravelMaster } from "../travel/master.ts";
import { ROOT } from "../travel/pricing_graph.ts";
import { reducedCosts } from "../travel/reduced_cost.ts";
import type { CaseLimits } from "../travel/solve_case.ts";
import { solveCase } from "../travel/solve_case.ts";
import { travelSteps } from "../travel/travel_steps.ts";
import type { OpenCase } from "../travel/work.ts";
import { TravelWork } from "../travel/work.ts";

/** How much is done for one count at a time. */
export interface CurveEffort {
  readonly cuts: CaseLimits;
  /** Pauses of pricing and cutting at the most; what is proved by then stays. */
  readonly pauses: number;
  /** Mixed-integer programs for a better plan, one after another. */
  readonly plans: readonly Effort[];
}

/** Duals under which no legal cluster has a negative reduced cost, with the triples that their cuts are of. */
interface Proved {
  readonly legal: LegalDuals;
  readonly cuts: readonly Triple[];
}

/** What is known of the least travel in so many clusters. */
export class CurveCount {
  readonly clusters: number;
  readonly model: ExactModel;
  plan: ExactPlan;
  proved: Proved | null = null;
  /** What branching proved, where that was begun. */
  branched: ExactOutcome | null = null;

  constructor(model: ExactModel, start: ExactPlan) {
    this.clusters = clustersOf(start.clusterOf).length;
    this.model = { ...model, clusters: this.clusters };
    this.plan = start;
  }

  /** How far the bound is below the plan's total, as a share of it; 1 without a bound. */
  get gap(): number {
    const { total } = this.plan;
    const { bound } = this.outcome();
    if (bound === null) return 1;
    return total <= 0 ? 0 : Math.max(0, total - bound) / total;
  }

  get isProved(): boolean {
    return this.gap <= PROVED;
  }

  /** The plan with what proves its bound. */
  outcome(): ExactOutcome {
    const { plan, proved, model, branched } = this;
    const known = branched?.bound ?? Number.NEGATIVE_INFINITY;
    if (branched !== null && known > (proved?.legal.bound ?? Number.NEGATIVE_INFINITY)) {
      return { plan, bound: known, leaves: branched.leaves };
    }
    if (proved === null) return { plan, bound: null, leaves: [] };
    const leaf: CertificateLeaf = certificateLeaf(model, ROOT, proved.cuts, proved.legal);
    return { plan, bound: proved.legal.bound, leaves: [leaf] };
  }

  /** Takes what is proved where it is more than what was. */
  hear(legal: LegalDuals, cuts: readonly Triple[]): void {
    const bound = boundOf(legal.duals, this.clusters);
    if (this.proved !== null && bound <= this.proved.legal.bound) return;
    this.proved = { legal: { duals: legal.duals, bound }, cuts: cuts.slice() };
  }
}

/** Of the total: rounding of duals. */
const PROVED = 1e-9;
/** How many of the clusters found for other counts a master begins with, the cheapest by their reduced costs. */
const MOST_TAKEN = 3000;

/**
 * Least travel for several numbers of clusters at once. Duals under which no legal cluster has a negative reduced cost
 * prove a bound for every count, Σ duals + p × the clusters' dual, so what is proved for one is told to all; the clusters
 * found for one count, and the cuts that bind, are there for the next.
 */
export class TravelCurve {
  readonly counts: readonly CurveCount[];
  readonly #hooks: ExactHooks;
  readonly #priced: PricedBranch;
  readonly #pool = new Map<string, MasterColumn>();

  /** `starts` have the numbers of clusters that are asked for, all different. */
  constructor(model: ExactModel, starts: readonly ExactPlan[], hooks: ExactHooks) {
    this.#hooks = hooks;
    this.counts = starts.map((start) => new CurveCount(model, start));
    this.#priced = pricedBranch(model, ROOT, () => hooks.now() >= hooks.endsAt);
  }

  /** Works on `count`, then tells the others what its duals prove for them. Returns whether it was left in peace. */
  *improve(count: CurveCount, effort: CurveEffort): Pauses<boolean> {
    if (count.isProved) return true;
    const { model, proved } = count;
    const duals = proved?.legal.duals ?? firstDuals(model, count.plan);
    const master = new TravelMaster(this.#hooks.highs, model, firstPenalty(duals));
    try {
      const root = this.#handOver(master, proved);
      const work = new TravelWork(model, this.#hooks, master, count.plan);
      work.open.push(root);
      const start = root.legal?.duals ?? duals;
      const isLeft = yield* this.#work(work, root, { start, effort });
      count.plan = work.plan;
      if (root.legal !== null) {
        for (const each of this.counts) each.hear(root.legal, master.cuts);
      }
      for (const column of master.columns) this.#pool.set(column.members.join(), column);
      return isLeft;
    } finally {
      master.dispose();
    }
  }

  /** Goes on with `count` by branching, for so many seconds at the most. Returns whether it was left in peace. */
  *prove(count: CurveCount, mostSeconds: number): Pauses<boolean> {
    if (count.isProved) return true;
    const { now, endsAt } = this.#hooks;
    const hooks = { ...this.#hooks, endsAt: Math.min(endsAt, now() + mostSeconds) };
    const steps = travelSteps(count.model, count.plan, hooks, count.proved?.legal.duals);
    let isLeft = true;
    let step = steps.next(null);
    while (step.done !== true) {
      isLeft = yield;
      step = steps.next(isLeft ? null : "user");
      while (!isLeft && step.done !== true) step = steps.next("user");
    }
    count.plan = step.value.plan;
    count.branched = step.value;
    return isLeft;
  }

  *#work(
    work: TravelWork,
    root: OpenCase,
    { start, effort }: { readonly start: LegalDuals["duals"]; readonly effort: CurveEffort },
  ): Pauses<boolean> {
    const { cuts, pauses, plans } = effort;
    if (!(yield* atMost(pauses, solveCase(work, root, this.#priced, start, cuts)))) return false;
    for (const plan of plans) if (!(yield* improvePlan(work, root, plan))) return false;
    return true;
  }

  /** Gives `master` the clusters that `proved` makes cheap and the cuts that bind; the case with what is proved of it. */
  #handOver(master: TravelMaster, proved: Proved | null): OpenCase {
    if (proved === null) return { branch: ROOT, legal: null };
    const { duals, bound } = proved.legal;
    const columns = [...this.#pool.values()];
    const costs = reducedCosts(columns, duals, proved.cuts);
    const cheapest = [...columns.keys()].sort((a, b) => (costs[a] ?? 0) - (costs[b] ?? 0) || a - b);
    master.addClusters(cheapest.slice(0, MOST_TAKEN).map((at) => columns[at]?.members ?? []));
    master.addCuts(proved.cuts.filter((_, cut) => (duals.cuts[cut] ?? 0) < 0));
    const cuts = duals.cuts.filter((dual) => dual < 0);
    return { branch: ROOT, legal: { duals: { ...duals, cuts }, bound } };
  }
}

/** Goes through `steps`, and ends them after so many pauses. Returns `false` only where it was stopped from outside. */
function* atMost(pauses: number, steps: Pauses<boolean>): Pauses<boolean> {
  let made = 0;
  let step = steps.next();
  while (step.done !== true) {
    made++;
    const goesOn = yield;
    step = steps.next(goesOn && made < pauses);
    if (!goesOn) {
      while (step.done !== true) step = steps.next(false);
      return false;
    }
  }
  return true;
}
