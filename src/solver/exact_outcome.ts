import { isCountFixed, wantedClusters } from "./cluster_count.ts";
import { closeOutcome, NO_PROOF, provedLeftOut } from "./exact/closing.ts";
import type { HighsRuntime } from "./exact/highs.ts";
import { exactMethodFor } from "./exact/methods.ts";
import type { ExactModel, ExactPlan } from "./exact/model.ts";
import { clustersOf, exactPlan, LEFT_OUT, planOfClusters } from "./exact/model.ts";
import { exactModelOf } from "./exact/model_of.ts";
import type { ExactMethod, ExactOutcome, ExactStep } from "./exact/steps.ts";
import { solveFewestLeftOut, solveMostClusters } from "./fewest/fewest.ts";
import { POOL } from "./kernels/clustering.ts";
import { leftOutOf } from "./left_out.ts";
import type { Outcome, Proof } from "./outcome.ts";
import type { Problem } from "./problem.ts";
import { schoolsToPlace } from "./problem.ts";
import type { Progress, ProposeOptions, SolveHooks } from "./proposal.ts";
import { bestOf, polish, search } from "./search.ts";
import {
  instantBound,
  isCoverAlone,
  SEARCH_SHARE,
  searchProgress,
  searchSettings,
} from "./search_phase.ts";
import type { FoundClustering, Searched } from "./searched.ts";
import { seatMore } from "./seat_more.ts";
import type { StopRequest } from "./stop_request.ts";
import { travelSteps } from "./travel/travel_steps.ts";

/** What a solve knows beside its problem. */
export interface SolveContext {
  /** Schools that must be placed and are not even in the problem. */
  readonly unplaceable: number;
  /** When it began, as `now` tells it. */
  readonly start: number;
  readonly now: SolveHooks["now"];
  /** `null` where nothing is to be proved. */
  readonly highs: HighsRuntime | null;
  /** What the streams found that were run beforehand; `null` to run them here. */
  readonly searched: Searched | null;
}

/** How far a solve is, and the outcome that it would have if it were ended here: to be asked for before the next step. */
export interface OutcomeStep {
  readonly progress: Progress;
  readonly outcomeSoFar: () => Outcome;
}

type Steps<T> = Generator<OutcomeStep, T, StopRequest>;

const EFFORT_OF_POLISH = 0.06;

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
  /** What is proved so far; worked out where it is asked for. */
  #proof: () => Proof | null = () => NO_PROOF;

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
    this.#proof = () => proof;
    if (this.#options.objective === "fewest" && this.#stop === null) {
      yield* this.#polish(EFFORT_OF_POLISH, proof?.bound ?? null);
    }
    return this.#outcome(proof);
  }

  *#search(): Steps<void> {
    const { unplaceable, searched } = this.#context;
    const proves = this.#method !== null;
    const least = instantBound(this.#problem, this.#options, proves);
    const phase = { unplaceable, proves, least };
    for (const state of this.#searchStates(proves)) {
      this.#slotOf = state.best.slotOf;
      const progress = searchProgress(state, this.#options, phase);
      this.#stop = searched?.stop ?? (yield this.#progress(progress));
      if (this.#stop !== null || isCoverAlone(this.#problem, this.#options, proves)) return;
    }
  }

  /** The states of the search, or its last where it was run beforehand. */
  #searchStates(
    proves: boolean,
  ): Iterable<{ best: Omit<FoundClustering, "stream">; share: number }> {
    const found = this.#context.searched?.found ?? [];
    if (found.length > 0) return [{ best: bestOf(found), share: 1 }];
    return search(this.#problem, searchSettings(this.#problem, this.#options, proves));
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
    if (this.#stop !== null) return NO_PROOF;
    if (isCountFixed(this.#options)) {
      const none = yield* this.#meetCount();
      if (none !== null) return none;
      if (objective === "travel" && !this.#isContiguous) yield* this.#seatMore();
    } else if (objective !== "fewest") leftOut = yield* this.#placeMore();
    const count = clustersOf(this.#slotOf).length;
    const isMet = !this.#isContiguous || !isCountFixed(this.#options) || count === this.#wanted;
    if (!isMet || count === 0 || this.#stop !== null) return NO_PROOF;
    const model = exactModelOf(this.#problem, objective, objective === "fewest" ? null : count);
    const close = (outcome: ExactOutcome) => closeOutcome(model, outcome, leftOut);
    const outcome = yield* this.#runMethod(method, model, exactPlan(model, this.#slotOf), close);
    this.#slotOf = outcome.plan.clusterOf;
    return close(outcome);
  }

  /** Finds a plan with as many clusters as were asked for; the proof where there is none. */
  *#meetCount(): Steps<Proof | null> {
    const wanted = this.#wanted;
    if (clustersOf(this.#slotOf).length === wanted) return null;
    const model = exactModelOf(this.#problem, "fewest", null);
    const most = yield* this.#runMethod(
      solveMostClusters,
      model,
      exactPlan(model, this.#slotOf),
      null,
    );
    const clusters = clustersOf(most.plan.clusterOf);
    if (clusters.length >= wanted) {
      if (this.#hasPieces(clusters)) return null;
      this.#slotOf = planOfClusters(model, clusters.slice(0, wanted)).clusterOf;
      return null;
    }
    return closeOutcome(model, most, null, wanted);
  }

  /** Where a plan of as many clusters as were asked for leaves schools out, looks for one that leaves out fewer. */
  *#seatMore(): Steps<void> {
    const clusters = clustersOf(this.#slotOf).length;
    const model = exactModelOf(this.#problem, "travel", clusters);
    const before = exactPlan(model, this.#slotOf);
    if (before.unplaced === 0 || this.#stop !== null) return;
    const { seed } = this.#options;
    for (const plan of seatMore(model, before, seed)) {
      this.#slotOf = plan.clusterOf;
      this.#stop = yield this.#progress(this.#progressOf(plan));
      if (this.#stop !== null) return;
    }
    const { unplaced } = exactPlan(model, this.#slotOf);
    if (unplaced === before.unplaced) return;
    for (const { best } of polish(this.#problem, this.#slotOf, {
      seed,
      effort: EFFORT_OF_POLISH,
    })) {
      this.#slotOf = best.slotOf;
      this.#stop = yield this.#progress(this.#progressOf(exactPlan(model, best.slotOf)));
      if (this.#stop !== null) return;
    }
  }

  #progressOf({ value, unplaced }: ExactPlan): Omit<Progress, "seconds"> {
    const all = this.#context.unplaceable + unplaced;
    return { share: SEARCH_SHARE, value, bound: null, unplaced: all };
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
      null,
    );
    if (!this.#hasPieces(clustersOf(outcome.plan.clusterOf))) {
      this.#slotOf = outcome.plan.clusterOf;
      return outcome;
    }
    return yield* this.#placeMoreJoinedUp(outcome);
  }

  /** The same where no cluster may be in pieces and `relaxed` has one: by least travel where all travel is free. */
  *#placeMoreJoinedUp(relaxed: ExactOutcome): Steps<ExactOutcome> {
    const { size } = this.#problem;
    const model: ExactModel = {
      ...exactModelOf(this.#problem, "travel", null),
      cost: new Float64Array(size * size),
      internalCost: new Float64Array(size),
      prices: this.#problem.prices?.onlyContiguous() ?? null,
      leftOutCost: 1,
    };
    const before = exactPlan(model, this.#slotOf);
    if (provedLeftOut(relaxed) >= before.unplaced || this.#stop !== null) return relaxed;
    const outcome = yield* this.#runMethod(travelSteps, model, before, null);
    this.#slotOf = outcome.plan.clusterOf;
    return outcome;
  }

  get #wanted(): number {
    return wantedClusters(this.#problem, this.#options);
  }

  get #isContiguous(): boolean {
    return this.#problem.prices?.isContiguous === true;
  }

  /** Whether some of `clusters` are in pieces where none may be. */
  #hasPieces(clusters: readonly (readonly number[])[]): boolean {
    const { prices } = this.#problem;
    if (prices?.isContiguous !== true) return false;
    return clusters.some((members) => prices.isInPieces(members, members.length));
  }

  /** Runs `method`; where `close` is given, what it finds is the solve's own, and is proved as that says. */
  *#runMethod(
    method: ExactMethod,
    model: ReturnType<typeof exactModelOf>,
    incumbent: ExactPlan,
    close: ((outcome: ExactOutcome) => Proof | null) | null,
  ): Steps<ExactOutcome> {
    const { highs, now, start } = this.#context;
    if (highs === null) throw new Error("An exact method needs HiGHS.");
    const endsAt = start + this.#options.timeLimitSeconds;
    const steps = method(model, incumbent, { highs, now, endsAt, seed: this.#options.seed });
    const isMain = close !== null;
    let best = incumbent;
    let bound: number | null = null;
    let leaves: ExactStep["leaves"];
    if (isMain) {
      this.#proof = () => close({ plan: best, bound, leaves: leaves?.() ?? [] });
    }
    for (let step = steps.next(null); ; step = steps.next(this.#stop)) {
      if (step.done) {
        if (now() >= endsAt) this.#stop ??= "time";
        return step.value;
      }
      best = step.value.plan ?? best;
      if (isMain) bound = step.value.bound ?? bound;
      leaves = step.value.leaves ?? leaves;
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
    const met =
      count > 0 &&
      (!isCountFixed(this.#options) || count === wantedClusters(this.#problem, this.#options));
    return {
      slotOf: this.#slotOf,
      met,
      stop: this.#stop,
      leftOut: leftOutOf(this.#problem, this.#slotOf),
      proof,
    };
  }

  #progress(progress: Omit<Progress, "seconds">): OutcomeStep {
    this.#share = Math.max(this.#share, progress.share);
    const seconds = this.#context.now() - this.#context.start;
    return {
      progress: { ...progress, share: this.#share, seconds },
      outcomeSoFar: () => this.#outcome(this.#proof()),
    };
  }
}
