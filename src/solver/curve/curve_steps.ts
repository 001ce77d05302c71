import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { closeOutcome, NO_PROOF } from "../exact/closing.ts";
import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, exactPlan, LEFT_OUT, planOfClusters } from "../exact/model.ts";
import { exactModelOf } from "../exact/model_of.ts";
import type { ExactHooks, ExactMethod, ExactOutcome } from "../exact/steps.ts";
import { solveFewest, solveMostClusters } from "../fewest/fewest.ts";
import { leftOutOf } from "../left_out.ts";
import type { Proof } from "../outcome.ts";
import type { Proposal, ProposeOptions } from "../proposal.ts";
import type { AnswerStep, AnswerSteps, QuestionTools } from "../questions/question.ts";
import type { Solvable } from "../solvable.ts";
import { readSolvable } from "../solvable.ts";
import { proposalOf } from "../solve_steps.ts";
import type { StopRequest } from "../stop_request.ts";
import type { Pauses } from "../travel/column_generation.ts";
import { spreadCounts } from "./counts.ts";
import type { Curve, CurvePoint, CurveQuestion } from "./curve.ts";
import { LongestDrives } from "./longest_drive.ts";
import { marginalsOf } from "./marginal.ts";
import { apartBy, neighboursOf, outwardOrder } from "./order.ts";
import { neighbouringPlan, outermostPlan, searchedPlan } from "./starts.ts";
import type { CurveCount, CurveEffort } from "./travel_curve.ts";
import { TravelCurve } from "./travel_curve.ts";

type Steps<T> = Generator<AnswerStep<Curve>, T, StopRequest>;

/** A first bound and plan for every count. Measured on 280 schools: about 1 s each. */
const FIRST_EFFORT: CurveEffort = {
  cuts: { rounds: 40, leastProgress: 0.03 },
  pauses: 500,
  plans: [
    { nodes: 30, seconds: 2, columns: 800 },
    { nodes: 40, seconds: 2 },
  ],
};
/** What is then done for those that are not proved, the widest gap first. */
const NEXT_EFFORT: CurveEffort = {
  cuts: { rounds: 40, leastProgress: 0.01 },
  pauses: 700,
  plans: [
    { nodes: 60, seconds: 3, columns: 1500 },
    { nodes: 100, seconds: 3 },
  ],
};
/** How often those with more than a small gap have their turn; then what is left is branched on. */
const MOST_TURNS = 3;
const SMALL_GAP = 0.002;
/** A plan that is further than this from its bound is searched for anew, with so much of a search's full number of moves. */
const LARGE_GAP = 0.01;
const ANEW_EFFORT = 0.6;
const SWEEP_EFFORT = 0.2;
/** A plan of a count that is at most so far off is worth changing into one of another count. */
const NEAR_COUNTS = 5;
/** The share of the time that the longest drives may take. */
const SHARE_FOR_DRIVES = 0.4;
/** Seconds at most for the fewest clusters, where the curve is to begin. */
const SECONDS_FOR_FEWEST = 5;
/** What of the progress the parts of the work count for. */
const SHARES = { starts: 0.1, first: 0.55, longest: 0.15 };

/**
 * The steps of the trade-off between the number of clusters and travel: plans and bounds for every count at once
 * (`TravelCurve`), and the longest drive that each needs (`LongestDrives`). The same seed gives the same curve unless the
 * time ends it.
 */
export function curveSteps(
  area: Area,
  settings: JudgingSettings,
  question: CurveQuestion,
  tools: QuestionTools,
): AnswerSteps<Curve> {
  return new CurveWork(area, settings, question, tools).run();
}

class CurveWork {
  readonly #area: Area;
  readonly #settings: JudgingSettings;
  readonly #question: CurveQuestion;
  readonly #tools: QuestionTools;
  readonly #start: number;
  readonly #solvable: Solvable;
  readonly #model: ExactModel;
  readonly #plans = new Map<number, ExactPlan>();
  readonly #cannot = new Map<number, Proof | null>();
  readonly #shown = new Map<number, { readonly key: readonly unknown[]; point: CurvePoint }>();
  #curve: TravelCurve | null = null;
  #drives: LongestDrives | null = null;
  /** A plan of many clusters, to begin from. */
  #many: ExactPlan | null = null;
  /** As many clusters as there can be, where that was asked. */
  #most: ExactOutcome | null = null;
  #isDone = false;
  #stop: StopRequest = null;
  #share = 0;
  #revision = 0;

  constructor(
    area: Area,
    settings: JudgingSettings,
    question: CurveQuestion,
    tools: QuestionTools,
  ) {
    this.#area = area;
    this.#settings = settings;
    this.#question = question;
    this.#tools = tools;
    this.#start = tools.now();
    this.#solvable = readSolvable(area, settings, question.options);
    this.#model = exactModelOf(this.#solvable.problem, "travel", 1);
  }

  *run(): AnswerSteps<Curve> {
    if (this.#solvable.problem.size > 0) yield* this.#work();
    this.#isDone = this.#stop === null;
    return this.#answer();
  }

  *#work(): Steps<void> {
    const counts = yield* this.#counts();
    yield* this.#findPlans(counts);
    const { problem } = this.#solvable;
    const { seed } = this.#question.options;
    this.#drives = new LongestDrives(this.#area, this.#settings, problem, { counts, seed });
    for (const plan of this.#plans.values()) this.#drives.considerPlan(plan);
    if (this.#many !== null) this.#drives.considerPlan(this.#many);
    this.#revision++;
    const { highs } = this.#tools;
    if (highs === null || this.#stop !== null) return;
    const hooks = { highs, now: this.#tools.now, endsAt: this.#endsAt, seed };
    if (this.#plans.size === 0) {
      yield* this.#pausing(this.#drives.run(hooks));
      return;
    }
    this.#curve = new TravelCurve(this.#model, [...this.#plans.values()], hooks);
    const { around } = this.#question;
    const centre = around ?? counts[Math.floor(counts.length / 2)] ?? 0;
    const inOrder = outwardOrder(this.#curve.counts, centre);
    for (const [at, count] of inOrder.entries()) {
      this.#share = SHARES.starts + (SHARES.first * at) / inOrder.length;
      const near = inOrder.slice(0, at).filter((other) => apartBy(other, count) <= NEAR_COUNTS);
      yield* this.#startAnew(near, count);
      yield* this.#improve(this.#curve, count, FIRST_EFFORT);
    }
    this.#share = SHARES.starts + SHARES.first;
    yield* this.#sweep(this.#curve);
    for (const { plan } of inOrder) this.#drives.considerPlan(plan);
    const most = SHARE_FOR_DRIVES * this.#question.timeLimitSeconds;
    const endsAt = Math.min(this.#endsAt, this.#tools.now() + most);
    yield* this.#pausing(this.#drives.run({ ...hooks, endsAt }));
    yield* this.#closeGaps(this.#curve);
  }

  /** Hands good plans on from count to count, upwards and then downwards, as long as the next one's is far from its bound. */
  *#sweep({ counts }: TravelCurve): Steps<void> {
    const upwards = [...counts].sort((a, b) => a.clusters - b.clusters);
    for (const order of [upwards, upwards.toReversed()]) {
      for (const [at, count] of order.entries()) {
        const plan = order[at - 1]?.plan;
        if (plan === undefined || count.gap <= LARGE_GAP) continue;
        yield* this.#startFrom(count, plan, SWEEP_EFFORT);
      }
    }
  }

  /** Goes on with what is not proved: the widest gap first by more of the same, then the narrowest first by branching. */
  *#closeGaps(curve: TravelCurve): Steps<void> {
    const done = SHARES.starts + SHARES.first + SHARES.longest;
    const rest = 1 - done;
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const wide = curve.counts.filter(isWide).sort((a, b) => b.gap - a.gap);
      for (const [at, count] of wide.entries()) {
        if (this.#tools.now() >= this.#endsAt) return;
        this.#share = done + (0.5 * rest * (turn + at / wide.length)) / MOST_TURNS;
        yield* this.#startAnew(curve.counts, count);
        if (count.gap > LARGE_GAP) yield* this.#startFrom(count, count.plan, ANEW_EFFORT);
        yield* this.#improve(curve, count, NEXT_EFFORT);
      }
    }
    const open = curve.counts.filter(({ isProved }) => !isProved).sort((a, b) => a.gap - b.gap);
    for (const [at, count] of open.entries()) {
      if (this.#stop !== null) return;
      this.#share = done + rest * (0.5 + (0.5 * at) / open.length);
      const seconds = (this.#endsAt - this.#tools.now()) / (open.length - at);
      yield* this.#pausing(curve.prove(count, seconds));
      this.#revision++;
    }
  }

  /** Takes for `count` what its neighbours' plans become by splits and mergers, where that is better. */
  *#startAnew(others: readonly CurveCount[], count: CurveCount): Steps<void> {
    for (const { plan } of neighboursOf(others, count)) yield* this.#startFrom(count, plan);
  }

  /** Takes for `count` what `plan` becomes, where that is better. */
  *#startFrom(count: CurveCount, plan: ExactPlan, effort?: number): Steps<void> {
    if (this.#stop !== null || this.#tools.now() >= this.#endsAt) return;
    const { clusters } = count;
    const { problem } = this.#solvable;
    const { seed } = this.#question.options;
    const asked = { clusters, seed, ...(effort === undefined ? {} : { effort }) };
    const found = yield* this.#pausing(neighbouringPlan(problem, this.#model, plan, asked));
    if (found === null || found.total >= count.plan.total) return;
    count.plan = found;
    this.#revision++;
  }

  *#improve(curve: TravelCurve, count: CurveCount, effort: CurveEffort): Steps<void> {
    if (this.#stop !== null) return;
    yield* this.#pausing(curve.improve(count, effort));
    this.#revision++;
  }

  get #endsAt(): number {
    return this.#start + this.#question.timeLimitSeconds;
  }

  /** The numbers of clusters that are asked for. */
  *#counts(): Steps<readonly number[]> {
    const { range, around, options } = this.#question;
    const { problem } = this.#solvable;
    const { minSchools, maxSchools } = problem.limits;
    const schools = problem.schools.reduce((sum, count) => sum + count, 0);
    const outermost = (target: number) =>
      this.#pausing(outermostPlan(problem, this.#model, options, Math.max(1, target)));
    const most = yield* outermost(Math.floor(schools / minSchools));
    this.#many = most;
    if (range !== null) return spreadCounts(range[0], range[1], around);
    if (most === null) return [];
    const last = clustersOf(most.clusterOf).length;
    this.#plans.set(last, most);
    const fewest = yield* this.#method(solveFewest, most);
    const few = fewest?.plan ?? (yield* outermost(Math.ceil(schools / maxSchools)));
    const first = few === null ? last : clustersOf(few.clusterOf).length;
    if (few !== null && few.unplaced <= most.unplaced && first !== last) {
      this.#plans.set(first, exactPlan(this.#model, few.clusterOf));
    }
    return spreadCounts(Math.min(first, last), last, around);
  }

  /** Runs an exact method on counts of clusters, as long as that may take. */
  *#method(method: ExactMethod, from: ExactPlan): Steps<ExactOutcome | null> {
    const { highs, now } = this.#tools;
    if (highs === null || this.#stop !== null) return null;
    const model = exactModelOf(this.#solvable.problem, "fewest", null);
    const endsAt = Math.min(this.#endsAt, now() + SECONDS_FOR_FEWEST);
    const hooks: ExactHooks = { highs, now, endsAt, seed: this.#question.options.seed };
    const steps = method(model, exactPlan(model, from.clusterOf), hooks);
    let step = steps.next(null);
    while (step.done !== true) {
      this.#stop ??= yield this.#step();
      step = steps.next(this.#stop);
    }
    return step.value;
  }

  /** A plan for every count: from its neighbour's by splits and mergers, or by a search of its own; or why there is none. */
  *#findPlans(counts: readonly number[]): Steps<void> {
    const least = Math.min(...[...this.#plans.values()].map(({ unplaced }) => unplaced));
    let known: ExactPlan | null = null;
    for (const [at, clusters] of [...counts].reverse().entries()) {
      this.#share = (SHARES.starts * at) / counts.length;
      const plan: ExactPlan | null =
        (yield* this.#planOf(clusters, known, least)) ?? (yield* this.#partOfMost(clusters));
      if (this.#stop !== null) return;
      if (plan === null) this.#cannot.set(clusters, this.#proofOfNone(clusters));
      else this.#plans.set(clusters, plan);
      known = plan ?? known;
      this.#revision++;
    }
  }

  *#planOf(clusters: number, known: ExactPlan | null, least: number): Steps<ExactPlan | null> {
    const { problem } = this.#solvable;
    const { options } = this.#question;
    const { seed } = options;
    const from = this.#plans.get(clusters) ?? known;
    const near =
      from === null
        ? null
        : yield* this.#pausing(neighbouringPlan(problem, this.#model, from, { clusters, seed }));
    if (near !== null && near.unplaced <= least && least < Number.POSITIVE_INFINITY) return near;
    const found = yield* this.#pausing(searchedPlan(problem, this.#model, options, clusters));
    if (found === null) return near;
    return near === null || found.total < near.total ? found : near;
  }

  /** So many of the clusters of a plan that has as many as there can be, whoever it leaves out; `null` where there are fewer. */
  *#partOfMost(clusters: number): Steps<ExactPlan | null> {
    if (this.#many === null) return null;
    this.#most ??= yield* this.#method(solveMostClusters, this.#many);
    const known = this.#most === null ? [] : clustersOf(this.#most.plan.clusterOf);
    if (known.length < clusters) return null;
    return planOfClusters(this.#model, known.slice(0, clusters));
  }

  /** What proves that there are no plans of so many clusters; `null` where nothing does. */
  #proofOfNone(clusters: number): Proof | null {
    if (this.#most === null) return NO_PROOF;
    const model = exactModelOf(this.#solvable.problem, "fewest", null);
    return closeOutcome(model, this.#most, null, clusters);
  }

  /** Runs `work`, whose pauses become steps; it returns early where it is stopped. */
  *#pausing<Result>(work: Pauses<Result>): Steps<Result> {
    let step = work.next();
    while (step.done !== true) {
      this.#stop ??= yield this.#step();
      step = work.next(this.#stop === null);
    }
    return step.value;
  }

  #step(): AnswerStep<Curve> {
    const progress = { share: this.#share, revision: this.#revision, seconds: this.#seconds };
    return { progress, soFar: () => ({ ...this.#answer(), stoppedBy: "user" }) };
  }

  get #seconds(): number {
    return this.#tools.now() - this.#start;
  }

  #answer(): Curve {
    const points = this.#points();
    const longestDrive = this.#drives?.answer() ?? [];
    const isProved =
      this.#isDone &&
      points.every(({ proposal }) => proposal.stoppedBy === "proof") &&
      longestDrive.every(({ proved }) => proved);
    return {
      kind: "curve",
      points,
      marginal: marginalsOf(points),
      longestDrive,
      ceilingSeconds: this.#settings.ceiling,
      stoppedBy: isProved ? "proof" : (this.#stop ?? "iterations"),
      seconds: this.#seconds,
    };
  }

  #points(): readonly CurvePoint[] {
    const outcomes: (readonly [number, ExactOutcome])[] =
      this.#curve !== null
        ? this.#curve.counts.map((count) => [count.clusters, count.outcome()])
        : [...this.#plans].map(([clusters, plan]) => [clusters, { plan, bound: null, leaves: [] }]);
    const made = outcomes.map(([clusters, outcome]) => this.#pointOf(clusters, outcome));
    const none = [...this.#cannot].map(([clusters, proof]) => this.#noneOf(clusters, proof));
    return [...made, ...none].sort((a, b) => a.clusters - b.clusters);
  }

  /** The point of a plan, made anew only where its plan or its bound is a better one. */
  #pointOf(clusters: number, outcome: ExactOutcome): CurvePoint {
    const key = [outcome.plan, outcome.bound, this.#stop];
    const known = this.#shown.get(clusters);
    if (known?.key.every((part, at) => part === key[at]) === true) return known.point;
    const proof = closeOutcome({ ...this.#model, clusters }, outcome, null);
    const point = this.#point(clusters, { slotOf: outcome.plan.clusterOf, met: true, proof });
    this.#shown.set(clusters, { key, point });
    return point;
  }

  #noneOf(clusters: number, proof: Proof | null): CurvePoint {
    const { size } = this.#solvable.problem;
    return this.#point(clusters, {
      slotOf: new Int32Array(size).fill(LEFT_OUT),
      met: false,
      proof,
    });
  }

  #point(
    clusters: number,
    found: {
      readonly slotOf: Int32Array;
      readonly met: boolean;
      readonly proof: Proof | null;
    },
  ): CurvePoint {
    const options: ProposeOptions = { ...this.#question.options, objective: "travel", clusters };
    const outcome = {
      ...found,
      stop: this.#stop,
      leftOut: leftOutOf(this.#solvable.problem, found.slotOf),
    };
    const made = proposalOf(this.#area, this.#settings, options, this.#solvable, outcome);
    const proposal: Proposal = { ...made, seconds: this.#seconds };
    return { clusters, proposal };
  }
}

function isWide({ gap, isProved }: CurveCount): boolean {
  return !isProved && gap > SMALL_GAP;
}
