import type { HostProblem } from "../host/host_problem.ts";
import type { HostRulings } from "./host_pricing.ts";
import { HostPricing } from "./host_pricing.ts";

const ROUNDING = 1e-9;

/**
 * The Lagrangean relaxation of "every item once" (Geoffrion 1974; for p-medians Cornuéjols, Fisher & Nemhauser 1977): with a dual
 * for each item, Σ duals + the reduced costs of the p cheapest hosts' clusters is no more than the total of any plan.
 */
export class HostLagrangean {
  readonly problem: HostProblem;
  readonly pricing: HostPricing;
  /** For each host, the reduced cost of its cheapest cluster, or a lower bound on it that the p-th cheapest is below. */
  readonly price: Float64Array;
  /** Hosts chosen last, `chosenCount` of them. */
  readonly chosen: Int32Array;
  chosenCount = 0;
  /** Times that each item is in a chosen cluster. */
  readonly coverage: Int32Array;
  readonly #order: Int32Array;
  readonly #byHost: (Int32Array | null)[];

  constructor(problem: HostProblem) {
    this.problem = problem;
    this.pricing = new HostPricing(problem);
    this.price = new Float64Array(problem.hosts);
    this.chosen = new Int32Array(problem.size);
    this.coverage = new Int32Array(problem.size);
    this.#order = new Int32Array(problem.hosts);
    this.#byHost = new Array<Int32Array | null>(problem.hosts).fill(null);
  }

  /** The bound at `duals`, none of which may be above the cost of leaving its item out; `Infinity` where no plan is left. */
  evaluate(duals: Float64Array, rulings: HostRulings): number {
    this.pricing.setDuals(duals, rulings);
    this.#priceHosts(rulings);
    let bound = 0;
    for (const dual of duals) bound += dual;
    this.coverage.fill(0);
    this.chosenCount = 0;
    const { clusters, hostItem, hosts } = this.problem;
    let lacking = clusters ?? Number.POSITIVE_INFINITY;
    for (let host = 0; host < hosts; host++) {
      if (rulings.state[host] !== 1) continue;
      bound += this.#choose(host);
      lacking--;
    }
    const used = new Set<number>();
    for (let at = 0; at < hosts && lacking > 0; at++) {
      const host = this.#order[at]!;
      const price = this.price[host]!;
      if (price === Number.POSITIVE_INFINITY || (clusters === null && price >= 0)) break;
      if (rulings.state[host] === 1 || used.has(hostItem[host]!)) continue;
      used.add(hostItem[host]!);
      bound += this.#choose(host);
      lacking--;
    }
    return clusters !== null && lacking > 0 ? Number.POSITIVE_INFINITY : bound;
  }

  /** Prices every host, cheapest first in `#order`; where pupils bind, only as many exactly as can be among the p cheapest. */
  #priceHosts(rulings: HostRulings): void {
    const { problem, pricing, price } = this;
    const order = this.#order;
    const quick = problem.pupilsBind && problem.limits.maxPupils < Number.POSITIVE_INFINITY;
    for (let host = 0; host < problem.hosts; host++) {
      order[host] = host;
      this.#byHost[host] = null;
      price[host] = quick ? pricing.quickPrice(host) : this.#priceExactly(host);
    }
    const cheapest = (a: number, b: number) => price[a]! - price[b]! || a - b;
    if (!quick) {
      order.sort(cheapest);
      return;
    }
    for (let host = 0; host < problem.hosts; host++) {
      if (rulings.state[host] === 1) price[host] = this.#priceExactly(host);
    }
    order.sort(cheapest);
    this.#priceUntilSure(rulings);
    order.sort(cheapest);
  }

  /** Goes up the order of quick prices until none of the rest can be among those chosen. */
  #priceUntilSure(rulings: HostRulings): void {
    const { problem, price } = this;
    const { clusters, hostItem } = problem;
    const wanted = clusters ?? problem.size;
    const leastOfItem = new Map<number, number>();
    let exact: number[] = [];
    for (const host of this.#order.slice()) {
      if (rulings.state[host] === 1) continue;
      const threshold = exact.length < wanted ? Number.POSITIVE_INFINITY : exact[wanted - 1]!;
      if (price[host]! >= (clusters === null ? 0 : threshold)) break;
      const found = this.#priceExactly(host);
      price[host] = found;
      const item = hostItem[host]!;
      const before = leastOfItem.get(item) ?? Number.POSITIVE_INFINITY;
      if (found >= before) continue;
      leastOfItem.set(item, found);
      exact = [...leastOfItem.values()].sort((a, b) => a - b);
    }
  }

  #priceExactly(host: number): number {
    const { pricing } = this;
    const price = pricing.price(host);
    if (price < Number.POSITIVE_INFINITY) {
      this.#byHost[host] = pricing.members.slice(0, pricing.memberCount);
    }
    return price;
  }

  #choose(host: number): number {
    const price = this.price[host]!;
    const members = this.#byHost[host] ?? null;
    this.chosen[this.chosenCount] = host;
    if (members !== null) {
      for (const item of members) this.coverage[item]!++;
    }
    this.chosenCount++;
    return price;
  }

  /** The members of the cluster of the k-th chosen host. */
  membersOf(nth: number): Int32Array {
    return this.#byHost[this.chosen[nth]!] ?? new Int32Array(0);
  }
}

/** How a subgradient ascent is going. */
export interface AscentSettings {
  /** The bound that is enough. */
  readonly target: number;
  readonly iterations: number;
  /** The first step's share of the way to the target. */
  readonly step: number;
  /** Evaluations without a better bound after which the step is halved. */
  readonly patience: number;
}

/** The best bound of an ascent, and its duals. */
export interface AscentResult {
  bound: number;
  duals: Float64Array;
}

/**
 * Subgradient ascent with deflected directions (Held, Wolfe & Crowder 1974; Camerini, Fratta & Maffioli 1975) from `duals`. Yields
 * nothing by itself: `advance` makes so many evaluations, so that a caller may look at the clock between.
 */
export class HostAscent {
  readonly best: AscentResult;
  isDone = false;
  /** Evaluations made. */
  count = 0;
  readonly #lagrangean: HostLagrangean;
  readonly #rulings: HostRulings;
  readonly #settings: AscentSettings;
  readonly #duals: Float64Array;
  readonly #direction: Float64Array;
  #step: number;
  #stale = 0;
  #left: number;
  readonly #watch: ((lagrangean: HostLagrangean) => void) | null;

  constructor(
    lagrangean: HostLagrangean,
    rulings: HostRulings,
    duals: Float64Array,
    settings: AscentSettings,
    watch: ((lagrangean: HostLagrangean) => void) | null = null,
  ) {
    this.#lagrangean = lagrangean;
    this.#rulings = rulings;
    this.#settings = settings;
    this.#duals = duals.slice();
    this.best = { bound: Number.NEGATIVE_INFINITY, duals: duals.slice() };
    this.#direction = new Float64Array(duals.length);
    this.#step = settings.step;
    this.#left = settings.iterations;
    this.#watch = watch;
  }

  /** Makes up to `evaluations` more. */
  advance(evaluations: number): void {
    for (let made = 0; made < evaluations && !this.isDone; made++) this.#evaluate();
  }

  #evaluate(): void {
    const { target, patience } = this.#settings;
    const lagrangean = this.#lagrangean;
    const bound = lagrangean.evaluate(this.#duals, this.#rulings);
    if (bound > this.best.bound + ROUNDING) {
      const isMuch = bound > this.best.bound + 1e-5 * Math.abs(bound);
      this.best.bound = bound;
      this.best.duals.set(this.#duals);
      this.#stale = isMuch ? 0 : this.#stale + 0.5;
    } else this.#stale++;
    this.#left--;
    this.count++;
    this.#watch?.(lagrangean);
    if (bound === Number.POSITIVE_INFINITY || this.best.bound >= target || this.#left <= 0) {
      this.isDone = true;
      return;
    }
    if (this.#stale >= patience) {
      this.#stale = 0;
      this.#step /= 2;
      this.#duals.set(this.best.duals);
      this.#direction.fill(0);
      if (this.#step < 0.004) this.isDone = true;
      lagrangean.evaluate(this.#duals, this.#rulings);
    }
    this.#move(Math.max(target - bound, 1e-7 * Math.abs(target)));
  }

  #move(way: number): void {
    const { coverage, problem } = this.#lagrangean;
    const duals = this.#duals;
    const direction = this.#direction;
    let along = 0;
    let length = 0;
    let before = 0;
    for (let item = 0; item < duals.length; item++) {
      const slope = this.#slope(item, coverage[item]!);
      along += slope * direction[item]!;
      length += slope * slope;
      before += direction[item]! * direction[item]!;
    }
    const kept = along < 0 && before > 0 ? Math.min(1.5, (-1.5 * along) / before) : 0.2;
    let norm = 0;
    for (let item = 0; item < duals.length; item++) {
      direction[item] = this.#slope(item, coverage[item]!) + kept * direction[item]!;
      norm += direction[item]! * direction[item]!;
    }
    if (length === 0 || norm === 0) {
      this.isDone = true;
      return;
    }
    const size = (this.#step * way) / norm;
    for (let item = 0; item < duals.length; item++) {
      duals[item] = Math.min(problem.outCost[item]!, duals[item]! + size * direction[item]!);
    }
  }

  /** How the bound would change with the item's dual; 0 where the dual may not rise. */
  #slope(item: number, times: number): number {
    const slope = 1 - times;
    const atMost = this.#lagrangean.problem.outCost[item]!;
    return slope > 0 && this.#duals[item]! >= atMost ? 0 : slope;
  }
}

/** Duals to start from: each item's seconds to the host that it has, and half of what the next host of a plan is farther; for one
 * left out, what that costs. */
export function dualsOfPlan(
  problem: HostProblem,
  hosts: Int32Array,
  slotOf: Int32Array,
): Float64Array {
  const open = [...hosts].filter((host) => host >= 0);
  const { size, hostItem, hostCost, allowed, outCost } = problem;
  const duals = new Float64Array(size);
  for (let item = 0; item < size; item++) {
    if (slotOf[item]! < 0) {
      duals[item] = outCost[item]!;
      continue;
    }
    let first = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    for (const host of open) {
      const own = hostItem[host]!;
      if (own !== item && allowed[own * size + item] === 0) continue;
      const cost = hostCost[host * size + item]!;
      if (cost < first) {
        second = first;
        first = cost;
      } else if (cost < second) second = cost;
    }
    const dual = second < Number.POSITIVE_INFINITY ? (first + second) / 2 : 1.5 * first;
    duals[item] = Math.min(outCost[item]!, dual < Number.POSITIVE_INFINITY ? dual : 0);
  }
  return duals;
}
