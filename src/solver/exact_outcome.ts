import { automaticClusterCount } from "./cluster_count.ts";
import { closeOutcome, NO_PROOF } from "./exact/closing.ts";
import type { HighsRuntime } from "./exact/highs.ts";
import { exactMethodFor } from "./exact/methods.ts";
import type { ExactPlan } from "./exact/model.ts";
import { clustersOf, exactPlan, LEFT_OUT, planOfClusters } from "./exact/model.ts";
import { exactModelOf } from "./exact/model_of.ts";
import type { ExactMethod, ExactOutcome } from "./exact/steps.ts";
import { coverProblemOf } from "./fewest/cover_problem.ts";
import { solveFewestLeftOut, solveMostClusters } from "./fewest/fewest.ts";
import { instantDuals } from "./fewest/instant_bounds.ts";
import { POOL } from "./kernels/clustering.ts";
import { leftOutOf } from "./left_out.ts";
import type { Outcome, Proof } from "./outcome.ts";
import type { Problem } from "./problem.ts";
import { schoolsToPlace } from "./problem.ts";
import type { Progress, ProposeOptions, SolveHooks } from "./proposal.ts";
import { polish, search } from "./search.ts";
import type { StopRequest } from "./stop_request.ts";

/** What a solve knows beside its problem. */
export interface SolveContext {
  /** Schools that must be placed and are not even in the problem. */
  readonly unplaceable: number;
  /** When it began, as `now` tells it. */
  readonly start: number;
  readonly now: SolveHooks["now"];
  /** `null` where nothing is to be proved. */
  readonly highs: HighsRuntime | null;
}

type Steps<T> = Generator<Progress, T, StopRequest>;

/** The share of the search's moves that are made before an exact method goes on from its best. */
const EFFORT_BEFORE_PROOF = 0.35;
const EFFORT_OF_POLISH = 0.06;
/** What a search and a proof each count for in the progress. */
const SEARCH_SHARE = 0.4;

/** The best plan that the solver finds by search and, with HiGHS, by exact methods, with what is proved of it. */
export function exactOutcome(
  problem: Problem,
  options: ProposeOptions,
  context: SolveContext,
): Steps<Outcome> {
  return new ExactSolve(problem, options, context).run();
}

class ExactSolve {
  readonly #problem: Problem;
  readonly #options: ProposeOptions;
  readonly #context: SolveContext;
  readonly #method: ExactMethod | null;
  #slotOf: Int32Array;
  #stop: StopRequest = null;
  #share = 0;

  constructor(problem: Problem, options: ProposeOptions, context: SolveContext) {
    this.#problem = problem;
    this.#options = options;
    this.#context = context;
    this.#method = context.highs === null ? null : exactMethodFor(options.objective);
    this.#slotOf = new Int32Array(problem.size).fill(POOL);
  }

  *run(): Steps<Outcome> {
    if (this.#problem.size === 0) return this.#outcome(NO_PROOF);
    yield* this.#search();
    if (this.#method === null) {
      if (this.#options.objective === "fewest") yield* this.#polish(1, null);
      return this.#outcome(NO_PROOF);
    }
    const proof = yield* this.#prove(this.#method);
    if (this.#options.objective === "fewest" && this.#stop === null) {
      yield* this.#polish(EFFORT_OF_POLISH, proof?.bound ?? null);
    }
    return this.#outcome(proof);
  }

  *#search(): Steps<void> {
    const { objective, seed, targetSchools } = this.#options;
    const clusters = this.#wanted();
    const settings = {
      kind: objective,
      aim: {
        countFirst: this.#isFixed(),
        target: objective === "fewest" ? null : clusters,
      },
      clusters: Math.max(1, Math.min(clusters, this.#problem.size)),
      targetSchools,
      seed,
      effort: this.#method === null ? 1 : EFFORT_BEFORE_PROOF,
    };
    const { unplaceable } = this.#context;
    const least = this.#instantBound();
    for (const { best, share } of search(this.#problem, settings)) {
      this.#slotOf = best.slotOf;
      if (share > 0 && this.#method !== null && this.#isCoverAlone()) return;
      this.#stop = yield this.#progress({
        share: this.#method === null ? share : share * SEARCH_SHARE,
        value: objective === "fewest" ? best.clusters : best.objective,
        bound: best.unplaced === 0 ? least : null,
        unplaced: unplaceable + best.unplaced,
      });
      if (this.#stop !== null) return;
    }
  }

  /** How many clusters a plan of all schools needs by their numbers of schools and pupils alone; `null` where that is not asked. */
  #instantBound(): number | null {
    if (this.#method === null || this.#options.objective !== "fewest") return null;
    const model = exactModelOf(this.#problem, "fewest", null);
    return Math.ceil(instantDuals(coverProblemOf(model, 1), []).sum - 1e-6);
  }

  /** Fewest clusters of any size are found by the exact cover sooner than by search. */
  #isCoverAlone(): boolean {
    const { limits } = this.#problem;
    return this.#options.objective === "fewest" && limits.minSchools <= 1 && limits.minPupils <= 0;
  }

  *#polish(effort: number, bound: number | null): Steps<void> {
    const { seed } = this.#options;
    const clusters = clustersOf(this.#slotOf).length;
    const steps = polish(this.#problem, this.#slotOf, { seed, effort });
    for (const { best, share } of steps) {
      this.#slotOf = best.slotOf;
      this.#stop = yield this.#progress({
        share: Math.max(this.#share, share),
        value: clusters,
        bound,
        unplaced: this.#context.unplaceable + best.unplaced,
      });
      if (this.#stop !== null) return;
    }
  }

  *#prove(method: ExactMethod): Steps<Proof | null> {
    const { objective } = this.#options;
    let leftOut: ExactOutcome | null = null;
    if (this.#isFixed()) {
      const none = yield* this.#meetCount();
      if (none !== null) return none;
    } else if (objective !== "fewest") leftOut = yield* this.#placeMore();
    const count = clustersOf(this.#slotOf).length;
    if (count === 0 || this.#stop !== null) return NO_PROOF;
    const model = exactModelOf(this.#problem, objective, objective === "fewest" ? null : count);
    const outcome = yield* this.#runMethod(method, model, exactPlan(model, this.#slotOf));
    this.#slotOf = outcome.plan.clusterOf;
    return closeOutcome(model, outcome, leftOut);
  }

  /** Finds a plan with as many clusters as were asked for; the proof where there is none. */
  *#meetCount(): Steps<Proof | null> {
    const wanted = this.#wanted();
    if (clustersOf(this.#slotOf).length === wanted) return null;
    const model = exactModelOf(this.#problem, "fewest", null);
    const most = yield* this.#runMethod(
      solveMostClusters,
      model,
      exactPlan(model, this.#slotOf),
      false,
    );
    const clusters = clustersOf(most.plan.clusterOf);
    if (clusters.length >= wanted) {
      this.#slotOf = planOfClusters(model, clusters.slice(0, wanted)).clusterOf;
      return null;
    }
    return closeOutcome(model, most, null, wanted);
  }

  /** Where schools are left out, places as many as can be, and proves it. */
  *#placeMore(): Steps<ExactOutcome | null> {
    const placed = this.#slotOf.reduce(
      (sum, slot, candidate) =>
        slot === LEFT_OUT || this.#problem.mustPlace[candidate] !== 1
          ? sum
          : sum + (this.#problem.schools[candidate] ?? 0),
      0,
    );
    if (placed === schoolsToPlace(this.#problem)) return null;
    const model = exactModelOf(this.#problem, "fewest", null);
    const outcome = yield* this.#runMethod(
      solveFewestLeftOut,
      model,
      exactPlan(model, this.#slotOf),
      false,
    );
    this.#slotOf = outcome.plan.clusterOf;
    return outcome;
  }

  *#runMethod(
    method: ExactMethod,
    model: ReturnType<typeof exactModelOf>,
    incumbent: ExactPlan,
    isMain = true,
  ): Steps<ExactOutcome> {
    const { highs, now, start } = this.#context;
    if (highs === null) throw new Error("An exact method needs HiGHS.");
    const endsAt = start + this.#options.timeLimitSeconds;
    const steps = method(model, incumbent, { highs, now, endsAt, seed: this.#options.seed });
    let best = incumbent;
    let bound: number | null = null;
    for (let step = steps.next(null); ; step = steps.next(this.#stop)) {
      if (step.done) return step.value;
      best = step.value.plan ?? best;
      if (isMain) bound = step.value.bound ?? bound;
      this.#slotOf = isMain ? best.clusterOf : this.#slotOf;
      const ofValue = bound === null ? null : bound - model.leftOutCost * best.unplaced;
      this.#stop ??= yield this.#progress({
        share: SEARCH_SHARE,
        value: isMain ? best.value : incumbent.value,
        bound: ofValue === null ? null : Math.min(best.value, Math.max(0, ofValue)),
        unplaced: this.#context.unplaceable + (isMain ? best : incumbent).unplaced,
      });
    }
  }

  #outcome(proof: Proof | null): Outcome {
    const count = clustersOf(this.#slotOf).length;
    const met = count > 0 && (!this.#isFixed() || count === this.#wanted());
    return {
      slotOf: this.#slotOf,
      met,
      stop: this.#stop,
      leftOut: leftOutOf(this.#problem, this.#slotOf),
      proof,
    };
  }

  #isFixed(): boolean {
    return this.#options.clusters !== "auto" && this.#options.objective !== "fewest";
  }

  #wanted(): number {
    const { clusters, targetSchools } = this.#options;
    return clusters === "auto" ? automaticClusterCount(this.#problem, targetSchools) : clusters;
  }

  #progress(progress: Omit<Progress, "seconds">): Progress {
    this.#share = Math.max(this.#share, progress.share);
    return {
      ...progress,
      share: this.#share,
      seconds: this.#context.now() - this.#context.start,
    };
  }
}
