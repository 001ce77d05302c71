import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { exactPlan } from "../exact/model.ts";
import type {
  ExactHooks,
  ExactMethod,
  ExactOutcome,
  ExactStep,
  ExactSteps,
} from "../exact/steps.ts";
import { dualsOfPlan, HostAscent, HostLagrangean } from "../kernels/host_lagrangean.ts";
import { openRulings } from "../kernels/host_pricing.ts";
import { HostSearch } from "../kernels/host_search.ts";
import { seededRandom, streamSeed } from "../random.ts";
import type { StopRequest } from "../stop_request.ts";
import type { ProvedLeaf } from "./host_leaf.ts";
import { leafOf } from "./host_leaf.ts";
import type { HostProblem } from "./host_problem.ts";
import { createHostProblem } from "./host_problem.ts";

const STREAMS = 4;
/** Rebuilds between two looks at the clock. */
const SLICE = 100;
const CYCLES = 6;
/** A bound within this share of a plan's value proves it: the duals are no more exact than that. */
const PROOF = 1e-6;

/**
 * Clusters with the least travel to their hosts: seeded streams of search, and beside them the Lagrangean bound. Ends when the
 * bound meets the best plan, when every stream has made its cycles, or on request.
 */
export const hostSteps: ExactMethod = (model, incumbent, hooks) =>
  new HostSolve(model, incumbent, hooks).run();

class HostSolve {
  readonly #problem: HostProblem;
  readonly #lagrangean: HostLagrangean;
  readonly #hooks: ExactHooks;
  readonly #streams: HostSearch[] = [];
  #best: ExactPlan;
  #hosts: Int32Array | null = null;
  #proved: ProvedLeaf | null = null;
  #stop: StopRequest = null;

  constructor(model: ExactModel, incumbent: ExactPlan, hooks: ExactHooks) {
    this.#problem = createHostProblem(model);
    this.#lagrangean = new HostLagrangean(this.#problem);
    this.#hooks = hooks;
    this.#best = incumbent;
  }

  *run(): ExactSteps {
    if (this.#problem.size === 0) return this.#outcome();
    this.#open(this.#best.clusterOf);
    yield* this.#look({ plan: this.#best });
    while (this.#streams.length < STREAMS && !this.#isOver()) {
      this.#open(null);
      yield* this.#search(this.#streams.length - 1, 5);
    }
    yield* this.#ascend();
    const cycles = CYCLES * (this.#streams[0]?.cycle ?? 0);
    for (let made = 0; made < cycles && !this.#isOver(); made += SLICE) {
      for (let stream = 0; stream < this.#streams.length && !this.#isOver(); stream++) {
        yield* this.#search(stream, 1);
      }
    }
    yield* this.#ascend();
    return this.#outcome();
  }

  #open(start: Int32Array | null): void {
    const random = seededRandom(streamSeed(this.#hooks.seed, this.#streams.length));
    const stream = new HostSearch(this.#problem, start, random);
    this.#streams.push(stream);
    this.#take(stream);
  }

  *#search(stream: number, slices: number): Generator<ExactStep, void, StopRequest> {
    const search = this.#streams[stream];
    for (let slice = 0; search !== undefined && slice < slices && !this.#isOver(); slice++) {
      search.advance(SLICE);
      const plan = this.#take(search) ? { plan: this.#best } : {};
      yield* this.#look(plan);
    }
  }

  /** Keeps the best of `search` if it is better than every plan before. */
  #take(search: HostSearch): boolean {
    const found = search.best;
    if (found === null) return false;
    const plan = exactPlan(this.#problem, found.slotOf);
    if (this.#hosts === null) this.#hosts = found.hostOf;
    if (!(plan.total < this.#best.total - 1e-9 * Math.abs(this.#best.total))) return false;
    this.#best = plan;
    this.#hosts = found.hostOf;
    return true;
  }

  *#ascend(): Generator<ExactStep, void, StopRequest> {
    const problem = this.#problem;
    const duals = dualsOfPlan(problem, this.#hosts ?? new Int32Array(), this.#best.clusterOf);
    const ascent = new HostAscent(this.#lagrangean, openRulings(problem), duals, {
      target: this.#best.total,
      iterations: 2000,
      step: 1,
      patience: 25,
    });
    while (!ascent.isDone && !this.#isOver()) {
      ascent.advance(evaluationsPerStep(problem));
      if (!ascent.isDone && ascent.count % 40 !== 0) yield* this.#look({});
      else yield* this.#look(this.#prove(ascent.best.duals));
    }
  }

  #prove(duals: Float64Array): ExactStep {
    const proved = leafOf(this.#lagrangean, duals);
    if (this.#proved !== null && proved.bound <= this.#proved.bound) return {};
    this.#proved = proved;
    return { bound: proved.bound };
  }

  *#look(step: ExactStep): Generator<ExactStep, void, StopRequest> {
    this.#stop ??= yield step;
  }

  #isOver(): boolean {
    if (this.#stop !== null || this.#hooks.now() >= this.#hooks.endsAt) return true;
    const bound = this.#proved?.bound ?? Number.NEGATIVE_INFINITY;
    return bound >= this.#best.total - PROOF * Math.abs(this.#best.value);
  }

  #outcome(): ExactOutcome {
    const proved = this.#proved;
    return {
      plan: this.#best,
      bound: proved?.bound ?? null,
      leaves: proved === null ? [] : [proved.leaf],
    };
  }
}

/** Evaluations that take some milliseconds. */
function evaluationsPerStep(problem: HostProblem): number {
  return Math.max(1, Math.min(10, Math.round(200_000 / Math.max(1, problem.partner.length))));
}
