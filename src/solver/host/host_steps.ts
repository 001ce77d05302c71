import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clusterCost, clustersOf, exactPlan } from "../exact/model.ts";
import type {
  ExactHooks,
  ExactMethod,
  ExactOutcome,
  ExactStep,
  ExactSteps,
} from "../exact/steps.ts";
import { dualsOfPlan, HostAscent } from "../kernels/host_ascent.ts";
import { HostLagrangean } from "../kernels/host_lagrangean.ts";
import { openRulings } from "../kernels/host_pricing.ts";
import { HostSearch } from "../kernels/host_search.ts";
import { seededRandom, streamSeed } from "../random.ts";
import type { StopRequest } from "../stop_request.ts";
import type { Duals } from "../travel/master.ts";
import { bestOfColumns } from "../travel/restricted_master.ts";
import { travelSteps } from "../travel/travel_steps.ts";
import type { ProvedLeaf } from "./host_leaf.ts";
import { leafOf } from "./host_leaf.ts";
import type { HostProblem } from "./host_problem.ts";
import { createHostProblem } from "./host_problem.ts";
import { HostTree } from "./host_tree.ts";

const STREAMS = 4;
/** Rebuilds between two looks at the clock, for each so many schools: some milliseconds. */
const SLICE = 100;
const SLICE_SCHOOLS = 280;
const CYCLES = 6;
/** Slices of the first stream before the first bound. */
const FIRST_SLICES = 5;
/** And so many more where there is no legal plan yet. */
const MOST_FIRST_SLICES = 60;
/** Up to this many schools in a cluster, clusters are generated one by one; with more there are too many. */
const MOST_TO_PRICE = 12;
/** And up to this many where there are few schools. */
const MOST_OF_FEW = 20;
const FEW_ITEMS = 60;
const CYCLES_BEFORE_PRICING = 1;
/** Up to this many items, a second stream of search comes before pricing. */
const MOST_FOR_TWO = 600;
/** Evaluations of the very first bound, which is there before the search, and how they are made. */
const EARLY_STEPS = 4;
const EARLY = { step: 1, patience: 4 };
/** Steps of the bound between two rounds of search. */
const BOUND_STEPS = 5;
const SEARCH_SLICES = 5;
const COMBINE_SECONDS = 2;
const COMBINE_NODES = 200;
const WORK_PER_STEP = 400_000;
const ROOT_WORK = 1_500_000_000;
const LEAST_ROOT = 60;
const MOST_ROOT = 2000;
/** Tables of weights have no more columns than this. */
const MOST_UNITS = 4000;
/** A bound within this share of a plan's value proves it: the duals are no more exact than that. */
const PROOF = 1e-6;

/**
 * Clusters with the least travel to their hosts: seeded streams of search and the Lagrangean bound; then, for clusters of few schools,
 * branch, price and cut over them, and for larger ones branching on hosts beside the search. Ends when the bound meets
 * the best plan, when there is no more to do, or on request.
 */
export const hostSteps: ExactMethod = (model, incumbent, hooks) =>
  new HostSolve(model, incumbent, hooks).run();

class HostSolve {
  readonly #model: ExactModel;
  readonly #problem: HostProblem;
  readonly #lagrangean: HostLagrangean;
  readonly #hooks: ExactHooks;
  readonly #streams: HostSearch[] = [];
  readonly #slice: number;
  #best: ExactPlan;
  #hosts: Int32Array | null = null;
  #tree: HostTree | null = null;
  #tried: Int32Array | null = null;
  #early: ProvedLeaf | null = null;
  #priced: Pick<ExactOutcome, "bound" | "leaves"> | null = null;
  #bestBound = Number.NEGATIVE_INFINITY;
  #stop: StopRequest = null;

  constructor(model: ExactModel, incumbent: ExactPlan, hooks: ExactHooks) {
    this.#model = model;
    this.#problem = createHostProblem(model);
    this.#lagrangean = new HostLagrangean(this.#problem);
    this.#hooks = hooks;
    this.#slice = SLICE * Math.max(1, Math.round(model.size / SLICE_SCHOOLS));
    this.#best = incumbent;
  }

  *run(): ExactSteps {
    if (this.#problem.size === 0) return this.#outcome();
    this.#open(this.#best.clusterOf);
    yield* this.#look({ plan: this.#best });
    yield* this.#boundEarly();
    yield* this.#search(0, FIRST_SLICES);
    for (let slice = 0; slice < MOST_FIRST_SLICES && this.#hosts === null; slice++) {
      yield* this.#search(0, 1);
    }
    yield* this.#boundRoot();
    const isFew = this.#problem.size <= FEW_ITEMS;
    const isPriced = this.#problem.limits.maxSchools <= (isFew ? MOST_OF_FEW : MOST_TO_PRICE);
    const streams = !isPriced ? STREAMS : this.#problem.size <= MOST_FOR_TWO ? 2 : 1;
    while (this.#streams.length < streams && !this.#isOver()) this.#open(null);
    if (isPriced) {
      yield* this.#searchCycles(CYCLES_BEFORE_PRICING, false);
      yield* this.#priceAndCut();
    } else yield* this.#searchCycles(CYCLES, true);
    return this.#outcome();
  }

  /** Lets the streams make cycles in turn, and between slices branches on hosts where `isBranching`. */
  *#searchCycles(cycles: number, isBranching: boolean): Generator<ExactStep, void, StopRequest> {
    const cycle = this.#streams[0]?.cycle ?? 0;
    const rebuilds = cycles * cycle * this.#streams.length;
    let made = 0;
    let combined = 0;
    let isBounded = !isBranching;
    while (!this.#isOver() && !(made >= rebuilds && isBounded)) {
      if (!isBounded) isBounded = !(yield* this.#bound(BOUND_STEPS));
      if (!isBounded) yield* this.#tryLastHosts();
      for (let slice = 0; slice < SEARCH_SLICES && made < rebuilds; slice++) {
        yield* this.#search(Math.floor(made / cycle) % this.#streams.length, 1);
        made += this.#slice;
      }
      if (isBranching && Math.floor(made / cycle) > combined) {
        combined = Math.floor(made / cycle);
        yield* this.#combine();
      }
    }
  }

  /** The best choice of the clusters that the streams have seen. */
  *#combine(): Generator<ExactStep, void, StopRequest> {
    const seen = new Map(this.#streams.flatMap((stream) => [...stream.seen]));
    for (const members of clustersOf(this.#best.clusterOf)) seen.set(members.join(), members);
    const model = this.#model;
    const left = this.#hooks.endsAt - this.#hooks.now();
    const plan = bestOfColumns(this.#hooks.highs, model, this.#best, {
      items: Array.from({ length: model.size }, (_, item) => item),
      clusters: model.clusters,
      columns: Array.from(seen.values(), (members) => ({
        members,
        cost: clusterCost(model, members),
      })),
      cuts: [],
      seconds: Math.min(COMBINE_SECONDS, left / 3),
      nodes: COMBINE_NODES,
    });
    if (plan === null) return;
    this.#best = plan;
    yield* this.#look({ plan });
  }

  /** Makes a plan around the hosts that the bound chose last. */
  *#tryLastHosts(): Generator<ExactStep, void, StopRequest> {
    const hosts = this.#tree?.lastHosts ?? null;
    const [search] = this.#streams;
    if (hosts === null || hosts === this.#tried || search === undefined) return;
    this.#tried = hosts;
    search.tryHosts(hosts);
    if (this.#take(search)) yield* this.#look({ plan: this.#best });
  }

  /** A first bound, from few evaluations around the plan that there is. */
  *#boundEarly(): Generator<ExactStep, void, StopRequest> {
    const problem = this.#problem;
    const settings = { ...EARLY, target: this.#target(), iterations: EARLY_STEPS };
    const rulings = openRulings(problem);
    const ascent = new HostAscent(this.#lagrangean, rulings, this.#firstDuals(), settings);
    while (!ascent.isDone && !this.#isOver()) {
      ascent.advance(1);
      yield* this.#look({});
    }
    const early = leafOf(this.#lagrangean, ascent.best.duals);
    if (!Number.isFinite(early.bound)) return;
    this.#early = early;
    this.#bestBound = early.bound;
    yield* this.#look({ bound: early.bound, leaves: () => [early.leaf] });
  }

  *#boundRoot(): Generator<ExactStep, void, StopRequest> {
    while (!this.#isOver() && (this.#tree?.rootDuals ?? null) === null) {
      if (!(yield* this.#bound(1))) return;
    }
  }

  /** Closes the gap by column generation over clusters with their hosts, from the duals of the first bound. */
  *#priceAndCut(): Generator<ExactStep, void, StopRequest> {
    const duals = this.#tree?.rootDuals ?? null;
    if (duals === null || this.#isOver()) return;
    const start = startOf(this.#lagrangean, duals);
    const steps = travelSteps(this.#model, this.#best, this.#hooks, start);
    let step = steps.next();
    while (step.done !== true) {
      yield* this.#look(this.#better(step.value));
      step = steps.next(this.#stop);
    }
    const { plan, bound, leaves } = step.value;
    this.#better({ plan });
    if (bound === null || bound < this.#bestBound) return;
    this.#bestBound = bound;
    this.#priced = { bound, leaves };
  }

  /** What of `step` is better than before. */
  #better({ plan, bound, leaves }: ExactStep): ExactStep {
    const isBetter = plan !== undefined && plan.total < this.#best.total;
    if (isBetter) this.#best = plan;
    const isHigher = bound !== undefined && bound > this.#bestBound;
    return {
      ...(isBetter ? { plan } : {}),
      ...(isHigher && leaves !== undefined ? { bound, leaves } : {}),
    };
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
      search.advance(this.#slice);
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

  /** Makes progress on the bound: the ascent at the root, then the branching; `false` when there is no more to do. */
  *#bound(steps: number): Generator<ExactStep, boolean, StopRequest> {
    this.#tree ??= new HostTree(
      this.#lagrangean,
      this.#firstDuals(),
      this.#target(),
      rootEvaluations(this.#problem),
    );
    for (let step = 0; step < steps && !this.#isOver(); step++) {
      if (!this.#tree.advance(evaluationsPerStep(this.#problem), this.#target())) return false;
      yield* this.#look(this.#raise());
    }
    return true;
  }

  #firstDuals(): Float64Array {
    return dualsOfPlan(this.#problem, this.#hosts ?? new Int32Array(), this.#best.clusterOf);
  }

  /** A bound that proves the best plan: the duals are no more exact than that. */
  #target(): number {
    return this.#best.total - PROOF * Math.abs(this.#best.value);
  }

  #raise(): ExactStep {
    const bound = this.#tree?.bound ?? Number.NEGATIVE_INFINITY;
    if (bound <= this.#bestBound) return {};
    this.#bestBound = bound;
    return { bound, leaves: () => this.#tree?.leaves ?? [] };
  }

  *#look(step: ExactStep): Generator<ExactStep, void, StopRequest> {
    this.#stop ??= yield step;
  }

  #isOver(): boolean {
    if (this.#stop !== null || this.#hooks.now() >= this.#hooks.endsAt) return true;
    return this.#bestBound >= this.#target();
  }

  #outcome(): ExactOutcome {
    const plan = this.#best;
    if (this.#priced !== null) return { plan, ...this.#priced };
    const bound = this.#tree?.bound ?? Number.NEGATIVE_INFINITY;
    if (this.#early !== null && this.#early.bound >= bound) {
      return { plan, bound: this.#early.bound, leaves: [this.#early.leaf] };
    }
    const leaves = this.#tree?.leaves ?? [];
    return { plan, bound: leaves.length === 0 ? null : bound, leaves };
  }
}

/** Duals of a Lagrangean as duals of clusters: what the p-th cheapest host's cluster costs is the price of a cluster. */
function startOf(lagrangean: HostLagrangean, items: Float64Array): Duals {
  const { problem, price } = lagrangean;
  lagrangean.evaluate(items, openRulings(problem));
  const count = problem.clusters;
  const edge = count === null ? 0 : (price.slice().sort()[count - 1] ?? 0);
  const clusters = edge < Number.POSITIVE_INFINITY ? edge : 0;
  return { items, clusters, cuts: new Float64Array(0) };
}

/** Evaluations of the bound that take some milliseconds. */
function evaluationsPerStep(problem: HostProblem): number {
  return Math.max(1, Math.min(10, Math.round(WORK_PER_STEP / workOf(problem))));
}

/** Evaluations of the first ascent: of some tenths of a second to some seconds. */
function rootEvaluations(problem: HostProblem): number {
  const evaluations = Math.round(ROOT_WORK / workOf(problem));
  return Math.max(LEAST_ROOT, Math.min(MOST_ROOT, evaluations));
}

/** Operations of an evaluation, roughly: the partners of every host, and tables of weights, for all partners where there is a least. */
function workOf({ partner, size, pupilsBind, limits }: HostProblem): number {
  const pupils = Math.min(MOST_UNITS, Math.max(limits.minPupils, limits.maxPupils));
  const things = limits.minPupils > 0 ? partner.length : 6 * size;
  return Math.max(1, partner.length + (pupilsBind ? things * pupils : 0));
}
