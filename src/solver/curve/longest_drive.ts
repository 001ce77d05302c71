import type { Area } from "../../domain/area.ts";
import { judgeDrive } from "../../domain/ceiling.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { ExactPlan } from "../exact/model.ts";
import { clustersOf, exactPlan, LEFT_OUT } from "../exact/model.ts";
import { exactModelOf } from "../exact/model_of.ts";
import type { ExactHooks } from "../exact/steps.ts";
import { solveFewest } from "../fewest/fewest.ts";
import { hasLegalCluster } from "../legal_cluster.ts";
import type { Candidate, Problem } from "../problem.ts";
import { partnersOf } from "../problem.ts";
import { search } from "../search.ts";
import type { Pauses } from "../travel/column_generation.ts";
import type { LongestDrive } from "./curve.ts";
import { FewestUnderLimit } from "./fewest_under_limit.ts";

/** Times that limits are looked for among are told apart from this many seconds on. */
const SAME_SECONDS = 1e-6;
/** Steps of the exact cover for one limit; then it is left open whether so few clusters exist under it. */
const COVER_STEPS = 600;
/** Seconds of it: a mixed-integer program of its own takes longer than it is worth here. */
const COVER_SECONDS = 1.5;
/** Of a search's full number of moves. */
const SEARCH_EFFORT = 0.02;
/** Limits nearer to each other than so many seconds are not surveyed between. */
const NEAR_SECONDS = 4;

/** What is known for one number of clusters, as places in the ascending limits. */
interface Bracket {
  readonly clusters: number;
  /** Under no limit before this one are there so few clusters. */
  least: number;
  /** Under this one there are; one beyond the last where none are known. */
  most: number;
  /** Limits in between for which it stays open. */
  readonly undecided: Set<number>;
}

/** A plan of all schools, with the place of its longest drive among the limits. */
interface KnownPlan {
  readonly clusterOf: Int32Array;
  readonly clusters: number;
  readonly place: number;
}

/**
 * The longest drive that each of several numbers of clusters needs. Which limits suffice is a staircase: what suffices for
 * n clusters does for n + 1, and what is too short for n is for n − 1. So what is learnt at one limit is told to all.
 */
export class LongestDrives {
  readonly #problem: Problem;
  /** Cautious seconds between two candidates' schools, the slower direction, the longest of their pairs. */
  readonly #seconds: Float64Array;
  /** The same inside each candidate. */
  readonly #inside: Float64Array;
  readonly #limits: readonly number[];
  readonly #brackets: readonly Bracket[];
  readonly #seed: number;
  readonly #fewest: FewestUnderLimit;
  /** The best plan known for each longest drive. */
  readonly #plans = new Map<number, KnownPlan>();
  /** Places of limits that were surveyed. */
  readonly #surveyed = new Set<number>();

  constructor(
    area: Area,
    settings: JudgingSettings,
    problem: Problem,
    asked: { readonly counts: readonly number[]; readonly seed: number },
  ) {
    const { size, candidates, allowed } = problem;
    this.#problem = problem;
    this.#seed = asked.seed;
    this.#fewest = new FewestUnderLimit(asked.seed);
    const longest = (a: Candidate, b: Candidate) => slowest(area, settings, a, b);
    this.#inside = Float64Array.from(candidates, (each) => longest(each, each));
    this.#seconds = new Float64Array(size * size).fill(Number.POSITIVE_INFINITY);
    candidates.forEach((a, row) => {
      for (let column = row + 1; column < size; column++) {
        const b = candidates[column];
        if (b === undefined || allowed[row * size + column] !== 1) continue;
        const seconds = longest(a, b);
        this.#seconds[row * size + column] = this.#seconds[column * size + row] = seconds;
      }
    });
    this.#limits = distinct([...this.#inside, ...this.#seconds]);
    this.#brackets = asked.counts.map((clusters) => ({
      clusters,
      least: 0,
      most: this.#limits.length,
      undecided: new Set(),
    }));
  }

  /** Takes what a plan shows: its number of clusters suffices under the longest of its drives. */
  considerPlan({ clusterOf, unplaced }: Pick<ExactPlan, "clusterOf" | "unplaced">): void {
    if (unplaced > 0) return;
    const { size } = this.#problem;
    const clusters = clustersOf(clusterOf);
    let longest = 0;
    for (const members of clusters) {
      for (const [at, a] of members.entries()) {
        longest = Math.max(longest, this.#inside[a] ?? 0);
        for (const b of members.slice(at + 1)) {
          longest = Math.max(longest, this.#seconds[a * size + b] ?? longest);
        }
      }
    }
    const found = this.#limits.findIndex((limit) => limit >= longest - SAME_SECONDS);
    const place = Math.max(0, found);
    const count = clusters.length;
    if (count < (this.#plans.get(place)?.clusters ?? Number.POSITIVE_INFINITY)) {
      this.#plans.set(place, { clusterOf: clusterOf.slice(), clusters: count, place });
    }
    this.#suffices(count, place);
  }

  /** Narrows every bracket to one limit, or as far as its effort and its time go. Returns whether it was left in peace. */
  *run(hooks: ExactHooks): Pauses<boolean> {
    this.#needEach();
    if (!(yield* this.#survey(hooks))) return false;
    for (;;) {
      const next = this.#widest();
      if (next === null || hooks.now() >= hooks.endsAt) return true;
      const place = middle(next);
      if (!(yield* this.#decide(next, place, hooks))) return false;
    }
  }

  /** What is known by now. */
  answer(): readonly LongestDrive[] {
    return this.#brackets.map(({ clusters, least, most }) => ({
      clusters,
      limitSeconds: this.#limits[most] ?? null,
      atLeastSeconds: this.#limits[least] ?? null,
      proved: least === most,
    }));
  }

  /** Under no limit are there clusters at all before each school that must be placed has one. */
  #needEach(): void {
    const problem = this.#problem;
    let [low, high] = [0, this.#limits.length];
    while (low < high) {
      const place = Math.floor((low + high) / 2);
      const part = this.#problemAt(place);
      const isEnough = problem.candidates.every(
        (_, item) => problem.mustPlace[item] !== 1 || hasLegalCluster(part, item) !== "no",
      );
      if (isEnough) high = place;
      else low = place + 1;
    }
    this.#falls(Number.POSITIVE_INFINITY, low);
  }

  /** Bounds and finds the fewest clusters under some limits, each where it may narrow the brackets the most. */
  *#survey(hooks: ExactHooks): Pauses<boolean> {
    for (;;) {
      const place = mostTelling(this.#brackets, this.#limits, this.#surveyed);
      if (place === null || hooks.now() >= hooks.endsAt) return true;
      this.#surveyed.add(place);
      const problem = this.#problemAt(place);
      const model = exactModelOf(problem, "fewest", null);
      const fallen = this.#brackets.filter(({ least }) => least > place);
      const known = Math.max(0, ...fallen.map(({ clusters }) => clusters));
      const bound = yield* this.#fewest.bound(model, hooks, known);
      if (bound !== null) this.#falls(bound - 1, place + 1);
      if (this.#brackets.every(({ least, most }) => least > place || most <= place)) continue;
      const enough = Math.max(bound ?? 0, known + 1);
      const plans = yield* this.#fewest.plans(problem, model, this.#startsAt(place), enough);
      if (plans === null) return false;
      for (const plan of plans) this.considerPlan(plan);
    }
  }

  /** The plan with the fewest clusters that keeps the limit at `place`, and the one that is the least beyond it. */
  #startsAt(place: number): readonly Int32Array[] {
    let within: KnownPlan | null = null;
    let beyond: KnownPlan | null = null;
    for (const plan of this.#plans.values()) {
      if (plan.place > place) {
        if (beyond === null || plan.place < beyond.place) beyond = plan;
      } else if (within === null || plan.clusters < within.clusters) within = plan;
    }
    return [within, beyond].flatMap((plan) => (plan === null ? [] : [plan.clusterOf]));
  }

  #widest(): Bracket | null {
    let widest: Bracket | null = null;
    for (const bracket of this.#brackets) {
      if (middle(bracket) === null) continue;
      const isWider = widest === null || bracket.most - bracket.least > widest.most - widest.least;
      if (isWider) widest = bracket;
    }
    return widest;
  }

  /** Whether so few clusters exist under one limit, by search, then by the exact cover. */
  *#decide(bracket: Bracket, place: number | null, hooks: ExactHooks): Pauses<boolean> {
    if (place === null) return true;
    const problem = this.#problemAt(place);
    const found = yield* this.#search(problem, bracket.clusters);
    if (found === null) return false;
    const model = exactModelOf(problem, "fewest", null);
    const plan = exactPlan(model, found);
    this.considerPlan(plan);
    if (bracket.most <= place) return true;
    const endsAt = Math.min(hooks.endsAt, hooks.now() + COVER_SECONDS);
    const steps = solveFewest(model, plan, { ...hooks, endsAt });
    let isLeft = true;
    let step = steps.next(null);
    for (let made = 0; step.done !== true; made++) {
      if (step.value.plan !== undefined) this.considerPlan(step.value.plan);
      if (step.value.bound !== undefined) this.#falls(step.value.bound - 1, place + 1);
      const isOver = bracket.most <= place || bracket.least > place || made >= COVER_STEPS;
      isLeft = yield;
      step = steps.next(isOver || !isLeft ? "user" : null);
      while (!isLeft && step.done !== true) step = steps.next("user");
    }
    this.considerPlan(step.value.plan);
    if (step.value.bound !== null) this.#falls(step.value.bound - 1, place + 1);
    if (bracket.most > place && bracket.least <= place) bracket.undecided.add(place);
    return isLeft;
  }

  /** A clustering of all schools in so many clusters, or the nearest to one; `null` if it was stopped. */
  *#search(problem: Problem, clusters: number): Pauses<Int32Array | null> {
    let best = new Int32Array(problem.size).fill(LEFT_OUT);
    const states = search(problem, {
      kind: "travel",
      aim: { countFirst: true, target: clusters },
      clusters: Math.max(1, Math.min(clusters, problem.size)),
      targetSchools: Math.max(1, problem.size / clusters),
      seed: this.#seed,
      effort: SEARCH_EFFORT,
    });
    for (const state of states) {
      best = state.best.slotOf.slice();
      if (state.best.unplaced === 0 && state.best.clusters <= clusters) break;
      if (!(yield)) return null;
    }
    return best;
  }

  /** The problem under the limit at `place`. */
  #problemAt(place: number): Problem {
    const problem = this.#problem;
    const { size } = problem;
    const limit = (this.#limits[place] ?? Number.POSITIVE_INFINITY) + SAME_SECONDS;
    const allowed = problem.allowed.map((may, at) =>
      may === 1 && (this.#seconds[at] ?? 0) <= limit ? 1 : 0,
    );
    const whole = problem.whole.map((is, item) =>
      is === 1 && (this.#inside[item] ?? 0) <= limit ? 1 : 0,
    );
    // What is too wide by itself may be with no other and is too few for a cluster, or is one of itself: either way this
    // keeps it out of every cluster.
    const schools = problem.schools.map((count, item) =>
      whole[item] === 1 ? count : problem.limits.maxSchools + 1,
    );
    const partners = problem.candidates.map((_, item) =>
      partnersOf(item, size, problem.cost, allowed),
    );
    return { ...problem, allowed, whole, schools, partners };
  }

  #suffices(clusters: number, place: number): void {
    for (const bracket of this.#brackets) {
      if (bracket.clusters < clusters) continue;
      bracket.most = Math.min(bracket.most, place);
      refuseContradiction(bracket);
    }
  }

  /** In `clusters` or fewer there are none under any limit before `place`. */
  #falls(clusters: number, place: number): void {
    for (const bracket of this.#brackets) {
      if (bracket.clusters > clusters) continue;
      bracket.least = Math.max(bracket.least, place);
      refuseContradiction(bracket);
    }
  }
}

/** After so many limits that stayed open, a bracket is left as it is. */
const MOST_UNDECIDED = 2;

/** The limit to look at next: half way, or the nearest to it that is not undecided; `null` where nothing is left to decide. */
function middle({ least, most, undecided }: Bracket): number | null {
  if (undecided.size >= MOST_UNDECIDED) return null;
  const half = Math.floor((least + most) / 2);
  for (let off = 0; off <= most - least; off++) {
    for (const place of [half + off, half - off]) {
      if (place >= least && place < most && !undecided.has(place)) return place;
    }
  }
  return null;
}

/**
 * The place in the middle of the widest stretch not yet surveyed of some bracket, and of those the one that would narrow
 * all brackets the most; `null` where all stretches are short.
 */
function mostTelling(
  brackets: readonly Bracket[],
  limits: readonly number[],
  surveyed: ReadonlySet<number>,
): number | null {
  const at = (place: number) => limits[Math.min(place, limits.length - 1)] ?? 0;
  const around = ({ least, most }: Bracket, place: number) => {
    const inside = [...surveyed].filter((each) => each > least && each < most);
    return [
      Math.max(least, ...inside.filter((each) => each <= place)),
      Math.min(most, ...inside.filter((each) => each > place)),
    ] as const;
  };
  const narrows = (place: number) =>
    brackets.reduce((sum, bracket) => {
      if (place <= bracket.least || place >= bracket.most) return sum;
      const [low, high] = around(bracket, place);
      return sum + Math.min(at(place) - at(low), at(high) - at(place));
    }, 0);
  let best: number | null = null;
  let most = 0;
  for (const bracket of brackets) {
    for (const start of [bracket.least, ...surveyed]) {
      if (start < bracket.least || start >= bracket.most) continue;
      const [low, high] = around(bracket, start);
      if (at(high) - at(low) < NEAR_SECONDS) continue;
      const half = (at(low) + at(high)) / 2;
      const place = limits.findIndex((limit) => limit >= half);
      if (place <= low || place >= high || surveyed.has(place)) continue;
      const sum = narrows(place);
      if (sum > most) [best, most] = [place, sum];
    }
  }
  return best;
}

function refuseContradiction({ clusters, least, most }: Bracket): void {
  if (least <= most) return;
  throw new Error(
    `Limit ${most} suffices for ${clusters} clusters, and none before ${least} does.`,
  );
}

function slowest(area: Area, settings: JudgingSettings, a: Candidate, b: Candidate): number {
  const { speed, ceiling } = settings;
  let longest = 0;
  for (const from of a.schools) {
    for (const to of b.schools) {
      if (from.index === to.index) continue;
      const { high: out } = judgeDrive(area.driveTimes, speed, ceiling, from.index, to.index);
      const { high: back } = judgeDrive(area.driveTimes, speed, ceiling, to.index, from.index);
      longest = Math.max(longest, out, back);
    }
  }
  return longest;
}

/** The finite ones of `seconds`, ascending, each once. */
function distinct(seconds: readonly number[]): readonly number[] {
  const sorted = seconds.filter((each) => Number.isFinite(each)).sort((a, b) => a - b);
  const chosen: number[] = [];
  for (const each of sorted) {
    if (each - (chosen.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME_SECONDS) chosen.push(each);
  }
  return chosen;
}
