import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { assembleClusters, objectiveOf } from "../assemble.ts";
import { exactPlan } from "../exact/model.ts";
import { exactModelOf } from "../exact/model_of.ts";
import { POOL } from "../kernels/clustering.ts";
import { leftOutOf } from "../left_out.ts";
import type { Problem } from "../problem.ts";
import type { Proposal } from "../proposal.ts";
import type { AnswerStep, AnswerSteps, QuestionTools } from "../questions/question.ts";
import type { Solvable } from "../solvable.ts";
import { readSolvable } from "../solvable.ts";
import type { SolveSteps } from "../solve_steps.ts";
import { solveSteps } from "../solve_steps.ts";
import type { StopRequest } from "../stop_request.ts";
import type { Pauses } from "../travel/column_generation.ts";
import { explainUnplaced } from "../unplaced.ts";
import type { WishReport } from "../wish_costs.ts";
import { WishCosts } from "../wish_costs.ts";
import type { AlternativePlan, Alternatives, AlternativesQuestion } from "./alternatives.ts";
import { MOST_PLANS } from "./alternatives.ts";
import { commonCore, differenceOf } from "./common_core.ts";
import { differenceBound } from "./difference_bound.ts";
import { diverseSearch } from "./diverse_search.ts";
import { everyPlan } from "./every_plan.ts";
import { farthestPlans } from "./farthest_plans.ts";
import type { SlottedPlan } from "./starting_plan.ts";
import { slottedPlan } from "./starting_plan.ts";

type Steps<T> = Generator<AnswerStep<Alternatives>, T, StopRequest>;

/** The share of the time that solving the best plan may take. */
const SHARE_FOR_BEST = 0.45;
/** What solving the best plan counts for in the progress. */
const BEST_SHARE = 0.4;

/**
 * The steps of finding plans nearly as good as the best and as different from each other as can be. In a small area every
 * plan within the share is listed, and the choice among them is proved; in a larger one walks find them, and nothing is
 * proved. The same seed gives the same plans unless it was stopped.
 */
export function alternativesSteps(
  area: Area,
  settings: JudgingSettings,
  question: AlternativesQuestion,
  tools: QuestionTools,
): AnswerSteps<Alternatives> {
  return new AlternativesWork(area, settings, question, tools).run();
}

class AlternativesWork {
  readonly #area: Area;
  readonly #settings: JudgingSettings;
  readonly #question: AlternativesQuestion;
  readonly #tools: QuestionTools;
  readonly #start: number;
  readonly #solvable: Solvable;
  readonly #valuedBy: "travel" | "host";
  #plans: readonly Int32Array[] = [];
  #leastAtMost: number | null = null;
  #areAll = false;
  #stop: StopRequest = null;
  #share = 0;
  #revision = 0;

  constructor(
    area: Area,
    settings: JudgingSettings,
    question: AlternativesQuestion,
    tools: QuestionTools,
  ) {
    const { count, within } = question;
    if (!(count >= 2 && count <= MOST_PLANS && within >= 0)) {
      throw new RangeError(`${count} plans within a share of ${within} cannot be made.`);
    }
    this.#area = area;
    this.#settings = settings;
    this.#question = question;
    this.#tools = tools;
    this.#start = tools.now();
    this.#solvable = readSolvable(area, settings, question.options);
    this.#valuedBy = question.options.objective === "host" ? "host" : "travel";
  }

  *run(): Steps<Alternatives> {
    const { problem } = this.#solvable;
    const given = this.#question.best;
    const known = given === null ? null : slottedPlan(problem, given, this.#valuedBy);
    const best = given !== null && known !== null ? given : yield* this.#solve();
    const first = known ?? slottedPlan(problem, best, this.#valuedBy);
    if (first === null) return this.#answer(best, null);
    this.#plans = [first.slotOf];
    if (this.#stop === null) yield* this.#pausing(best, first, this.#list(first));
    const isProved = this.#leastAtMost !== null;
    if (this.#stop === null && !isProved) yield* this.#pausing(best, first, this.#walk(first));
    return this.#answer(best, first);
  }

  get #seconds(): number {
    return this.#tools.now() - this.#start;
  }

  get #secondsLeft(): number {
    return Math.max(0, this.#question.timeLimitSeconds - this.#seconds);
  }

  #most({ value }: SlottedPlan): number {
    return value * (1 + this.#question.within);
  }

  *#solve(): Steps<Proposal> {
    const { options, timeLimitSeconds } = this.#question;
    const seconds = SHARE_FOR_BEST * timeLimitSeconds;
    const steps: SolveSteps = solveSteps(
      this.#area,
      this.#settings,
      { ...options, timeLimitSeconds: seconds },
      { ...this.#tools, searched: null },
    );
    let known = { value: Number.NaN, bound: null as number | null, unplaced: -1 };
    let step = steps.next(null);
    while (step.done !== true) {
      const { progress, soFar } = step.value;
      const { value, bound, unplaced } = progress;
      if (value !== known.value || bound !== known.bound || unplaced !== known.unplaced) {
        known = { value, bound, unplaced };
        this.#revision++;
      }
      this.#share = Math.max(this.#share, BEST_SHARE * progress.share);
      this.#stop = yield this.#step(() => {
        const best = soFar();
        return this.#answer(best, slottedPlan(this.#solvable.problem, best, this.#valuedBy));
      });
      const isLate = progress.seconds >= seconds;
      step = steps.next(this.#stop ?? (isLate ? "time" : null));
    }
    this.#share = BEST_SHARE;
    return step.value;
  }

  /** Runs `work`, whose pauses become steps. */
  *#pausing(best: Proposal, first: SlottedPlan, work: Pauses<void>): Steps<void> {
    let step = work.next();
    while (step.done !== true) {
      const plans = this.#plans;
      this.#stop ??= yield this.#step(() => this.#answer(best, first));
      step = work.next(this.#stop === null);
      if (this.#plans !== plans) this.#revision++;
    }
  }

  #step(soFar: () => Alternatives): AnswerStep<Alternatives> {
    const progress = { share: this.#share, revision: this.#revision, seconds: this.#seconds };
    return { progress, soFar };
  }

  /** In an area whose plans within the share can be listed, chooses among all of them. */
  *#list(first: SlottedPlan): Pauses<void> {
    const { problem } = this.#solvable;
    const { highs } = this.#tools;
    if (highs === null) return;
    const clusters = clustersIn(first.slotOf);
    const model = exactModelOf(problem, this.#valuedBy, clusters);
    const listing = { highs, secondsLeft: () => this.#secondsLeft, most: this.#most(first) };
    const listed = yield* everyPlan(model, exactPlan(model, first.slotOf), listing);
    if (listed === null) return;
    const others = listed.filter((plan) => !isSame(plan, first.slotOf));
    const all = [first.slotOf, ...others];
    const farthest = yield* farthestPlans(problem, all, Math.min(this.#question.count, all.length));
    if (farthest === null) return;
    this.#plans = farthest.chosen.flatMap((at) => all[at] ?? []);
    this.#leastAtMost = farthest.atMost;
    this.#areAll = all.length <= this.#question.count;
  }

  *#walk(first: SlottedPlan): Pauses<void> {
    const { problem } = this.#solvable;
    const { within, count, options } = this.#question;
    const task = {
      problem,
      kind: this.#valuedBy,
      clusters: clustersIn(first.slotOf),
      most: this.#most(first),
      slack: Math.max(1e-9, first.value * within),
      unplaced: unplacedIn(problem, first.slotOf),
      count,
      seed: options.seed,
      secondsLeft: () => this.#secondsLeft,
    };
    let weight: number | null = null;
    yield* diverseSearch(task, first.slotOf, ({ plans, share, secondsPerPair }) => {
      this.#plans = plans;
      weight = secondsPerPair;
      this.#share = Math.max(this.#share, BEST_SHARE + (1 - BEST_SHARE) * share);
    });
    if (weight !== null && this.#stop === null) yield* this.#bound(first, weight);
  }

  /** Bounds how far any plan can be from the first, and so how far all of several can be from each other. */
  *#bound(first: SlottedPlan, secondsPerPair: number): Pauses<void> {
    const { highs } = this.#tools;
    const [, ...near] = this.#plans;
    if (highs === null || this.#valuedBy === "host" || near.length === 0) return;
    const model = exactModelOf(this.#solvable.problem, "travel", clustersIn(first.slotOf));
    this.#leastAtMost = yield* differenceBound(model, exactPlan(model, first.slotOf), {
      highs,
      secondsLeft: () => this.#secondsLeft,
      most: this.#most(first),
      secondsPerPair,
      near,
    });
  }

  #answer(best: Proposal, first: SlottedPlan | null): Alternatives {
    const { within } = this.#question;
    const found = first === null ? [] : this.#plans.length === 0 ? [first.slotOf] : this.#plans;
    const plans = found.map((slotOf, at) => this.#planOf(best, slotOf, at === 0));
    const all = plans.map(({ clusters }) => clusters);
    const least = leastDifference(plans);
    const atMost = least === null ? null : this.#leastAtMost;
    const isProved = this.#areAll || (least !== null && atMost === least);
    return {
      kind: "alternatives",
      best,
      valuedBy: this.#valuedBy,
      within,
      most: first === null ? 0 : this.#most(first),
      plans,
      leastDifference: least,
      leastDifferenceAtMost: atMost,
      areAll: this.#areAll,
      core: commonCore(all),
      stoppedBy: isProved ? "proof" : (this.#stop ?? "iterations"),
      seconds: this.#seconds,
    };
  }

  #wished(slotOf: Int32Array): WishReport | null {
    const { options } = this.#question;
    if ((options.wishes?.priced ?? []).length === 0) return null;
    const { problem } = this.#solvable;
    return new WishCosts(this.#area, this.#settings, options, problem).report(slotOf);
  }

  #planOf(best: Proposal, slotOf: Int32Array, isBest: boolean): AlternativePlan {
    const { problem, cannot } = this.#solvable;
    const clusters = isBest ? best.clusters : assembleClusters(problem, slotOf);
    const leftOut = [...cannot, ...leftOutOf(problem, slotOf)];
    return {
      value: objectiveOf(problem, this.#valuedBy, slotOf),
      clusters,
      unplaced: isBest ? best.unplaced : explainUnplaced(this.#area, this.#settings, leftOut),
      differsFromBest: differenceOf(best.clusters, clusters),
      wished: isBest ? null : this.#wished(slotOf),
    };
  }
}

/** Pairs in which the two most alike differ; `null` for fewer than two. */
function leastDifference(plans: readonly AlternativePlan[]): number | null {
  let least: number | null = null;
  for (const [at, { clusters }] of plans.entries()) {
    for (const other of plans.slice(at + 1)) {
      const { pairs } = differenceOf(clusters, other.clusters);
      least = Math.min(least ?? pairs, pairs);
    }
  }
  return least;
}

function clustersIn(slotOf: Int32Array): number {
  return new Set(slotOf.filter((slot) => slot !== POOL)).size;
}

function unplacedIn(problem: Problem, slotOf: Int32Array): number {
  return leftOutOf(problem, slotOf).length;
}

/** Whether two plans have the same clusters, however they are numbered. */
function isSame(one: Int32Array, other: Int32Array): boolean {
  const to = new Map<number, number>();
  const from = new Map<number, number>();
  return one.every((slot, candidate) => {
    const its = other[candidate] ?? POOL;
    if ((slot === POOL) !== (its === POOL)) return false;
    if (slot === POOL) return true;
    const isKnown = (to.get(slot) ?? its) === its && (from.get(its) ?? slot) === slot;
    to.set(slot, its);
    from.set(its, slot);
    return isKnown;
  });
}
