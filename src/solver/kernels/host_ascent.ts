import type { HostProblem } from "../host/host_problem.ts";
import type { HostLagrangean } from "./host_lagrangean.ts";
import type { HostRulings } from "./host_pricing.ts";

const ROUNDING = 1e-9;

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
