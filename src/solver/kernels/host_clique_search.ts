import type { HostProblem } from "../host/host_problem.ts";
import type { HostKnapsack } from "./host_knapsack.ts";

const MOST_STEPS = 20_000;
const ROUNDING = 1e-9;

/** Finds the cheapest legal cluster around fixed members by branch and bound, the cheapest things first. */
export class HostCliqueSearch {
  readonly problem: HostProblem;
  /** Members found beside the fixed ones. */
  readonly members: Int32Array;
  memberCount = 0;
  /** `false` where the last search gave up. */
  isExact = true;
  readonly #order: Int32Array;
  readonly #cost: Float64Array;
  readonly #path: Int32Array;
  #offered = 0;
  #length = 0;
  #fixed = 0;
  #steps = 0;
  #best = 0;

  constructor(problem: HostProblem) {
    this.problem = problem;
    this.members = new Int32Array(problem.size + 1);
    this.#order = new Int32Array(problem.size);
    this.#cost = new Float64Array(problem.size);
    this.#path = new Int32Array(problem.size + 1);
  }

  /** The least cost of things that make a legal cluster with `fixed`; `floor` is known not to be beaten. */
  solve(fixed: Int32Array, things: HostKnapsack, floor: number): number {
    const { problem } = this;
    const order = this.#order.subarray(0, things.offered);
    for (let at = 0; at < order.length; at++) order[at] = at;
    order.sort((a, b) => things.cost[a]! - things.cost[b]! || a - b);
    for (let at = 0; at < order.length; at++) {
      const place = order[at]!;
      order[at] = things.thing[place]!;
      this.#cost[at] = things.cost[place]!;
    }
    this.#offered = order.length;
    this.#path.set(fixed);
    this.#fixed = this.#length = fixed.length;
    this.#steps = 0;
    this.#best = Number.POSITIVE_INFINITY;
    this.memberCount = 0;
    let schools = 0;
    let pupils = 0;
    for (const item of fixed) {
      schools += problem.schools[item]!;
      pupils += problem.pupils[item]!;
    }
    this.#extend(0, 0, schools, pupils, floor);
    this.isExact = this.#steps <= MOST_STEPS;
    return this.#best;
  }

  #extend(from: number, cost: number, schools: number, pupils: number, floor: number): void {
    const { limits, schools: schoolsOf, pupils: pupilsOf } = this.problem;
    if (schools >= limits.minSchools && pupils >= limits.minPupils && cost < this.#best) {
      this.#best = cost;
      this.memberCount = this.#length - this.#fixed;
      this.members.set(this.#path.subarray(this.#fixed, this.#length));
    }
    for (let at = from; at < this.#offered; at++) {
      if (++this.#steps > MOST_STEPS || this.#best <= floor + ROUNDING) return;
      if (cost + this.#leastFrom(at, schools, pupils) >= this.#best - ROUNDING) return;
      const item = this.#order[at]!;
      const moreSchools = schools + schoolsOf[item]!;
      const morePupils = pupils + pupilsOf[item]!;
      if (moreSchools > limits.maxSchools || morePupils > limits.maxPupils) continue;
      if (!this.#mayJoin(item)) continue;
      this.#path[this.#length++] = item;
      this.#extend(at + 1, cost + this.#cost[at]!, moreSchools, morePupils, floor);
      this.#length--;
    }
  }

  /** The least that one or more of the things from `at` on can cost, if none were barred. */
  #leastFrom(at: number, schools: number, pupils: number): number {
    const { limits, single } = this.problem;
    const room = limits.maxSchools - schools;
    const lacking = single ? limits.minSchools - schools : pupils < limits.minPupils ? 1 : 0;
    let sum = 0;
    for (let taken = 0; taken < room && at + taken < this.#offered; taken++) {
      const cost = this.#cost[at + taken]!;
      if (cost >= 0 && taken >= Math.max(1, lacking)) break;
      sum += cost;
    }
    return sum;
  }

  #mayJoin(item: number): boolean {
    const row = item * this.problem.size;
    for (let at = 0; at < this.#length; at++) {
      if (this.problem.allowed[row + this.#path[at]!] === 0) return false;
    }
    return true;
  }
}
