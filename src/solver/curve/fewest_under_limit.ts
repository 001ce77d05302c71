import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, exactPlan, isLegalCluster } from "../exact/model.ts";
import type { ExactHooks } from "../exact/steps.ts";
import { caseOf } from "../fewest/cases.ts";
import { boundCover } from "../fewest/cover_bound.ts";
import { coverProblemOf } from "../fewest/cover_problem.ts";
import { CoverProgram } from "../fewest/cover_program.ts";
import type { Problem } from "../problem.ts";
import { seededRandom, streamSeed } from "../random.ts";
import { search } from "../search.ts";
import { startStream } from "../stream.ts";
import type { Pauses } from "../travel/column_generation.ts";

/** Of a search's full number of moves: first, and again where that left schools out. */
const SEARCH_EFFORTS = [0.15, 0.25];
/** Moves for each school, from a plan of another limit. */
const WARM_MOVES = 1000;
const SLICE = 2000;
/** The number of the stream of random numbers that a start from another plan draws from: none of a search's. */
const WARM_STREAM = 4000;
/** With larger clusters than this, the exact pricing takes longer than a limit is worth here. */
const MOST_SCHOOLS = 12;

/** The fewest clusters under one limit after another; clusters that bounded one are there for the next. */
export class FewestUnderLimit {
  readonly #seed: number;
  #pool: readonly (readonly number[])[] = [];

  constructor(seed: number) {
    this.#seed = seed;
  }

  /**
   * No plan that places all schools has fewer clusters: by the fractional cover by legal clusters. `null` where it was
   * stopped, or does not come above `known`.
   */
  *bound(model: ExactModel, hooks: ExactHooks, known: number): Pauses<number | null> {
    if (model.limits.maxSchools > MOST_SCHOOLS) return null;
    const cover = coverProblemOf(model, 1);
    const program = new CoverProgram(hooks.highs, cover);
    try {
      program.add(this.#pool.filter((members) => isLegalCluster(model, members)));
      const steps = boundCover(cover, program, hooks);
      for (;;) {
        const step = steps.next();
        if (step.done) {
          this.#remember(program.clusters);
          return step.value === null ? null : caseOf(model, cover, step.value).bound;
        }
        const isLeft = yield;
        if (!isLeft || program.cost <= known) {
          this.#remember(program.clusters);
          return null;
        }
      }
    } finally {
      program.dispose();
    }
  }

  /** Plans of all schools or nearly all in few clusters, from `starts` and by a search; `null` where it was stopped. */
  *plans(
    problem: Problem,
    model: ExactModel,
    starts: readonly Int32Array[],
    enough: number,
  ): Pauses<readonly ExactPlan[] | null> {
    const found: ExactPlan[] = [];
    const isMet = () =>
      found.some((plan) => plan.unplaced === 0 && clustersOf(plan.clusterOf).length <= enough);
    for (const start of starts) {
      const plan = yield* this.#from(problem, model, start);
      if (plan === null) return null;
      found.push(plan);
    }
    for (const effort of SEARCH_EFFORTS) {
      if (isMet()) break;
      const plan = yield* this.#searched(problem, model, effort, found.length);
      if (plan === null) return null;
      found.push(plan);
      if (plan.unplaced === 0) break;
    }
    return found;
  }

  *#from(problem: Problem, model: ExactModel, start: Int32Array): Pauses<ExactPlan | null> {
    const moves = WARM_MOVES * problem.size;
    const aim = { countFirst: false, target: null };
    const random = seededRandom(streamSeed(this.#seed, WARM_STREAM));
    const stream = startStream(problem, { kind: "fewest", aim, moves }, start, random);
    while (stream.left > 0) {
      stream.advance(SLICE);
      if (!(yield)) return null;
    }
    return exactPlan(model, stream.incumbent.slotOf.slice());
  }

  *#searched(
    problem: Problem,
    model: ExactModel,
    effort: number,
    turn: number,
  ): Pauses<ExactPlan | null> {
    const { maxSchools, minSchools } = problem.limits;
    const targetSchools = Math.min(problem.size, Math.max(minSchools, 0.75 * maxSchools));
    const states = search(problem, {
      kind: "fewest",
      aim: { countFirst: false, target: null },
      clusters: Math.max(1, Math.ceil(problem.size / targetSchools)),
      targetSchools,
      seed: this.#seed + turn,
      effort,
    });
    let best: Int32Array | null = null;
    for (const state of states) {
      best = state.best.slotOf;
      if (!(yield)) return null;
    }
    return best === null ? null : exactPlan(model, best.slice());
  }

  #remember(clusters: readonly (readonly number[])[]): void {
    const known = new Set(this.#pool.map((members) => members.join()));
    const added = clusters.filter((members) => !known.has(members.join()));
    this.#pool = [...this.#pool, ...added].slice(-MOST_POOLED);
  }
}

/** Clusters that are kept for the next limit, the newest. */
const MOST_POOLED = 4000;
