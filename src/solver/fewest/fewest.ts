import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, planOfClusters } from "../exact/model.ts";
import type { ExactHooks, ExactMethod, ExactStep, ExactSteps } from "../exact/steps.ts";
import { maximalCliques } from "../kernels/maximal_cliques.ts";
import type { StopRequest } from "../stop_request.ts";
import { pairToBranchOn } from "./branch_pair.ts";
import type { OpenCase } from "./cases.ts";
import { caseOf, itemsOfMembers, leafOf } from "./cases.ts";
import { boundCover, cutCover } from "./cover_bound.ts";
import { filledUp } from "./cover_columns.ts";
import type { CoverProblem } from "./cover_problem.ts";
import { apart, coverProblemOf, together } from "./cover_problem.ts";
import { CoverProgram } from "./cover_program.ts";
import type { CoverDuals } from "./instant_bounds.ts";
import { findNoTwoShare, instantDuals } from "./instant_bounds.ts";
import { oneFewer } from "./one_fewer.ts";
import type { ReducedCover } from "./reduce_cover.ts";
import { reduceCover } from "./reduce_cover.ts";
import { WalkedCover } from "./walked_cover.ts";

/** Where there are no more maximal clusters than this, the linear program starts with all of them. */
const MOST_MAXIMAL = 4000;
/** Steps of the first walk for better plans, and of every other; twice as many for a plan one above the bound. */
const FIRST_WALK_STEPS = 60_000;
const WALK_STEPS = 20_000;
/** There is a walk with each of the first so many cases, and then with every one of so many. */
const WALKED_CASES = { first: 5, later: 5 };
/** What a sum of duals must be above a whole number to be rounded up in spite of tolerances. */
const ENOUGH = 1e-4;
/** Rounds of cuts in the first case, and in one of its branches. */
const CUT_ROUNDS = { first: 30, branch: 6 };
/** Seconds of looking for whole clusters in the first case, and in one of its branches, where bounding comes first. */
const WHOLE_SECONDS = { first: 5, branch: 0.5 };

/** What a cover is sought for: its problem, and what a plan costs in it, a whole number. */
interface CoverAim {
  readonly root: CoverProblem;
  readonly costOf: (plan: ExactPlan) => number;
}

/**
 * The fewest clusters: the fractional cover by legal clusters, by column generation with exact pricing, bounds it from below
 * (Mehrotra & Trick 1996, for colouring); whole clusters among those that were generated give plans, by a walk over covers where
 * a part of a legal cluster is legal and by HiGHS where it is not; and pairs of schools together or apart (Ryan & Foster 1981) are branched on until both meet.
 */
export const solveFewest: ExactMethod = (model, incumbent, hooks) =>
  new CoverSearch(
    model,
    { root: coverProblemOf(model, 1), costOf: ({ total }) => total },
    incumbent,
    hooks,
  ).run();

/** The fewest schools left out of those that must be placed, whatever the count of clusters. Totals and bounds are numbers of schools. */
export const solveFewestLeftOut: ExactMethod = (model, incumbent, hooks) =>
  new CoverSearch(
    model,
    { root: coverProblemOf(model, 0, 1), costOf: ({ unplaced }) => unplaced },
    incumbent,
    hooks,
  ).run();

/** The most clusters, whoever they leave out. Totals and bounds are numbers of clusters, negative. */
export const solveMostClusters: ExactMethod = (model, incumbent, hooks) =>
  new CoverSearch(
    model,
    {
      root: coverProblemOf(model, -1, 0),
      costOf: ({ clusterOf }) => -clustersOf(clusterOf).length,
    },
    incumbent,
    hooks,
  ).run();

class CoverSearch {
  readonly #model: ExactModel;
  readonly #aim: CoverAim;
  readonly #hooks: ExactHooks;
  readonly #open: OpenCase[] = [];
  readonly #closed: OpenCase[] = [];
  #best: ExactPlan;
  #stop: StopRequest = null;
  #followers: ReducedCover["followers"] = [];
  /** `undefined` before the first case is bounded, `null` where there is none. */
  #walk: WalkedCover | null | undefined;
  /** How many cases were bounded. */
  #cases = 0;
  /** Every cluster that was generated, over the model's items. */
  #pool: (readonly number[])[] = [];

  constructor(model: ExactModel, aim: CoverAim, incumbent: ExactPlan, hooks: ExactHooks) {
    this.#model = model;
    this.#aim = aim;
    this.#best = incumbent;
    this.#hooks = hooks;
  }

  *run(): ExactSteps {
    const { root } = this.#aim;
    const reduced = reduceCover(root);
    this.#followers = reduced.followers;
    const noTwoShare =
      root.clusterCost === 1
        ? findNoTwoShare(reduced.problem).map((item) => reduced.problem.members[item]?.[0] ?? 0)
        : undefined;
    const instant = noTwoShare === undefined ? trivialDuals(root) : instantDuals(root, noTwoShare);
    const first = { ...caseOf(this.#model, root, instant), problem: reduced.problem };
    this.#open.push(first);
    this.#stop = yield this.#bounded();
    this.#closeDone();
    if (root.clusterCost === 1 && !hasAnySize(root)) {
      yield* this.#giveUpClusters(root, first.bound);
    }
    while (this.#open.length > 0 && this.#stop === null && this.#timeLeft() > 0) {
      yield* this.#decide(this.#takeLowest());
      this.#closeDone();
      this.#stop ??= yield this.#bounded();
    }
    return {
      plan: this.#best,
      bound: this.#bound(),
      leaves: [...this.#closed, ...this.#open].map((each) => leafOf(this.#model, each)),
      ...(noTwoShare === undefined ? {} : { noTwoShare }),
    };
  }

  /** Gives up the smallest clusters of the best plan as long as the others can take their schools. */
  *#giveUpClusters(
    root: CoverProblem,
    goal: number,
  ): Generator<{ plan?: ExactPlan }, void, StopRequest> {
    if (this.#best.unplaced > 0 || this.#target() <= goal) return;
    for (const clusters of oneFewer(
      root,
      clustersOf(this.#best.clusterOf),
      goal,
      this.#hooks.seed,
    )) {
      if (clusters === null) this.#stop = yield {};
      else {
        this.#best = planOfClusters(this.#model, clusters);
        this.#stop = yield { plan: this.#best };
      }
      if (this.#stop !== null || this.#timeLeft() <= 0) break;
    }
    this.#closeDone();
  }

  *#decide(open: OpenCase): Generator<{ plan?: ExactPlan; bound?: number }, void, StopRequest> {
    const program = new CoverProgram(this.#hooks.highs, open.problem);
    try {
      this.#start(program, open);
      const steps = boundCover(open.problem, program, this.#hooks);
      let proved: CoverDuals | null = null;
      for (;;) {
        const step = steps.next();
        if (step.done) {
          proved = step.value;
          break;
        }
        this.#stop = yield {};
        if (this.#stop !== null) break;
      }
      if (proved === null) {
        this.#open.push(open);
        return;
      }
      let bounded = this.#better(open, caseOf(this.#model, open.problem, proved));
      yield* this.#walkOn(program, bounded);
      const raised = yield* this.#cut(program, bounded);
      if (raised !== null) {
        bounded = this.#better(bounded, caseOf(this.#model, open.problem, raised));
        proved = raised;
      }
      if (!program.isSolved) {
        this.#open.push(bounded);
        return;
      }
      const pair = this.#pairOf(program, bounded, proved.sum);
      if (pair === null || !program.hasAll) yield* this.#improve(program, bounded);
      this.#remember(open.problem, program.clusters);
      this.#branch(bounded, pair);
    } finally {
      program.dispose();
    }
  }

  /** Raises the bound of a case by cuts as long as it is below the best plan; `null` where they do not. */
  *#cut(
    program: CoverProgram,
    { problem, bound }: OpenCase,
  ): Generator<object, CoverDuals | null, StopRequest> {
    const isCuttable = program.hasAll && problem.clusterCost === 1;
    if (!isCuttable || bound >= this.#target() || this.#stop !== null) return null;
    const { branch } = problem;
    const isFirst = branch.together.length + branch.apart.length === 0;
    const aim = {
      enough: this.#target() - 1 + ENOUGH,
      rounds: isFirst ? CUT_ROUNDS.first : CUT_ROUNDS.branch,
    };
    const steps = cutCover(problem, program, this.#hooks, aim);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      this.#stop = yield {};
      if (this.#stop !== null) return null;
    }
  }

  /** Looks for a better plan among the clusters of `program`. */
  *#improve(
    program: CoverProgram,
    { problem, bound }: OpenCase,
  ): Generator<{ plan?: ExactPlan }, void, StopRequest> {
    if (bound >= this.#target()) return;
    const { branch } = problem;
    const isFirst = branch.together.length + branch.apart.length === 0;
    const seconds = Math.min(
      isFirst ? WHOLE_SECONDS.first : WHOLE_SECONDS.branch,
      this.#timeLeft(),
    );
    if (seconds <= 0) return;
    const found = program.solveWhole(seconds, bound);
    if (found === null) return;
    const plan = this.#planOf(problem, found);
    if (this.#aim.costOf(plan) >= this.#target()) return;
    this.#best = plan;
    this.#stop = yield { plan };
  }

  /** Goes on with the walk over the clusters of the first case for a plan that is better. */
  *#walkOn(
    program: CoverProgram,
    { problem, bound }: OpenCase,
  ): Generator<{ plan?: ExactPlan }, void, StopRequest> {
    const cases = this.#cases++;
    this.#walk ??= WalkedCover.over(problem, program.clusters, this.#hooks.seed);
    const isFarOff = this.#target() - bound > 1;
    const isDue = cases < WALKED_CASES.first || cases % WALKED_CASES.later === 0 || isFarOff;
    if (this.#walk === null || !isDue) return;
    const goal = Math.min(bound, this.#bound());
    if (goal >= this.#target()) return;
    const steps = cases === 0 ? FIRST_WALK_STEPS : WALK_STEPS;
    yield* this.#walkTo(this.#walk, steps, goal);
    if (cases === 0 && this.#target() - goal > 1 && this.#stop === null) {
      yield* this.#walkTo(this.#walk, 2 * FIRST_WALK_STEPS, goal + 1);
    }
  }

  *#walkTo(
    walk: WalkedCover,
    steps: number,
    goal: number,
  ): Generator<{ plan?: ExactPlan }, void, StopRequest> {
    for (const clusters of walk.walk(steps, goal)) {
      if (clusters.length < this.#target()) {
        this.#best = this.#planOf(walk.problem, clusters);
        this.#stop = yield { plan: this.#best };
      } else this.#stop = yield {};
      if (this.#stop !== null || this.#timeLeft() <= 0) return;
    }
  }

  #pairOf(program: CoverProgram, { problem, bound }: OpenCase, sum: number) {
    if (bound >= this.#target() || this.#timeLeft() <= 0) return null;
    const rise = { bound: sum, enough: Math.min(this.#target() - 1, bound) + ENOUGH };
    return pairToBranchOn(problem, program, rise, () => this.#timeLeft() <= 0);
  }

  #branch(bounded: OpenCase, pair: readonly [number, number] | null): void {
    if (bounded.bound >= this.#target() || pair === null) {
      this.#closed.push(bounded);
      return;
    }
    const [a, b] = pair;
    for (const problem of [together(bounded.problem, a, b), apart(bounded.problem, a, b)]) {
      this.#open.push({ ...bounded, problem });
    }
  }

  /** Each item goes to the first of the clusters that cover it; the rest of a cluster stays legal. */
  #planOf(problem: CoverProblem, clusters: readonly (readonly number[])[]): ExactPlan {
    const placed = new Set<number>();
    const members = clusters.map((cluster) =>
      cluster.flatMap((item) => {
        const isNew = !placed.has(item);
        placed.add(item);
        return isNew ? (problem.members[item] ?? []) : [];
      }),
    );
    const filled = members.filter((cluster) => cluster.length > 0);
    for (const [item, leader] of this.#followers.toReversed()) {
      filled.find((cluster) => cluster.includes(leader))?.push(item);
    }
    return planOfClusters(this.#model, filled);
  }

  /** Adds what clusters are known to `program`, or every maximal one where they are not too many. */
  #start(program: CoverProgram, { problem, cuts }: OpenCase): void {
    const { size, allowed } = problem;
    const all = hasAnySize(problem) ? maximalCliques(size, allowed, MOST_MAXIMAL) : null;
    program.add(all ?? this.#knownClusters(problem));
    program.hasAll = all !== null;
    if (!program.hasAll || cuts.length === 0) return;
    const itemOf = itemsOfMembers(problem);
    program.addCuts(
      cuts.map(({ items }) => {
        const counts = new Uint8Array(size);
        for (const member of items) {
          const item = itemOf.get(member) ?? -1;
          counts[item] = (counts[item] ?? 0) + 1;
        }
        return counts;
      }),
    );
  }

  #knownClusters(problem: CoverProblem): readonly (readonly number[])[] {
    const { hereditary, size, allowed } = problem;
    const itemOf = itemsOfMembers(problem);
    const clusters: (readonly number[])[] = [];
    for (const cluster of [...clustersOf(this.#best.clusterOf), ...this.#pool]) {
      const items = [...new Set(cluster.map((member) => itemOf.get(member) ?? -1))];
      const isSame = items.reduce((sum, item) => sum + (problem.members[item]?.length ?? 0), 0);
      const isLegal = items.every((a) =>
        items.every((b) => a === b || allowed[a * size + b] === 1),
      );
      if (isSame !== cluster.length || !isLegal) continue;
      clusters.push(hereditary ? filledUp(problem, items) : items);
    }
    return clusters;
  }

  #remember(problem: CoverProblem, clusters: readonly (readonly number[])[]): void {
    if (this.#pool.length > 20_000) return;
    const known = new Set(this.#pool.map((cluster) => cluster.join()));
    for (const cluster of clusters) {
      const members = cluster.flatMap((item) => problem.members[item] ?? []).sort((a, b) => a - b);
      if (!known.has(members.join())) this.#pool.push(members);
    }
  }

  /** The open case whose bound is the lowest, the newest of them. */
  #takeLowest(): OpenCase {
    let lowest = 0;
    this.#open.forEach((each, at) => {
      if (each.bound <= (this.#open[lowest]?.bound ?? 0)) lowest = at;
    });
    const [taken] = this.#open.splice(lowest, 1);
    if (taken === undefined) throw new Error("No case is open.");
    return taken;
  }

  #closeDone(): void {
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const each = this.#open[at];
      if (each === undefined || each.bound < this.#target()) continue;
      this.#closed.push(each);
      this.#open.splice(at, 1);
    }
  }

  #better(known: OpenCase, next: OpenCase): OpenCase {
    return next.bound >= known.bound ? next : known;
  }

  /** News of the bound, while no case is being decided. */
  #bounded(): ExactStep {
    const cases = [...this.#closed, ...this.#open];
    return { bound: this.#bound(), leaves: () => cases.map((each) => leafOf(this.#model, each)) };
  }

  #bound(): number {
    return Math.min(...[...this.#open, ...this.#closed].map(({ bound }) => bound));
  }

  /** What the best plan costs: a case bounded by as much is done. */
  #target(): number {
    return this.#aim.costOf(this.#best);
  }

  #timeLeft(): number {
    return this.#hooks.endsAt - this.#hooks.now();
  }
}

/** Duals that prove no more than that a cluster has a school. */
function trivialDuals(problem: CoverProblem): CoverDuals {
  const duals = new Float64Array(problem.size).fill(Math.min(0, problem.clusterCost));
  return { duals, sum: duals.reduce((sum, dual) => sum + dual, 0) };
}

/** Whether every clique is a legal cluster, of whatever size. */
function hasAnySize({ hereditary, limits, schools }: CoverProblem): boolean {
  const total = schools.reduce((sum, count) => sum + count, 0);
  return hereditary && limits.maxSchools >= total && limits.maxPupils === Number.POSITIVE_INFINITY;
}
