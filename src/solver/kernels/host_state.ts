import type { HostProblem } from "../host/host_problem.ts";

/** The slot of an item that is in no cluster. */
export const NO_SLOT = -1;

/** What breaking a rule costs while searching, in judged seconds. */
export interface HostPenalties {
  /** For each school, or mean school's worth of pupils, above or below a bound. */
  excess: number;
}

/**
 * A clustering in the making: items in slots, each slot with a host, and the change that a move would make in O(1), or
 * O(k) where the ceiling binds. Two items of a slot are always allowed to share; sizes may be broken at a penalty.
 */
export class HostState {
  readonly problem: HostProblem;
  readonly penalties: HostPenalties;
  readonly slots: number;
  readonly capacity: number;
  readonly slotOf: Int32Array;
  /** Host of each slot; −1 for an empty slot. */
  readonly hostOf: Int32Array;
  /** Items of slot s at `[s * capacity, s * capacity + count[s])`. */
  readonly members: Int32Array;
  readonly count: Int32Array;
  readonly schools: Int32Array;
  readonly pupils: Float64Array;
  readonly #place: Int32Array;
  readonly #pupilsPerSchool: number;

  constructor(problem: HostProblem, slots: number, penalties: HostPenalties) {
    const { size, limits } = problem;
    this.problem = problem;
    this.penalties = penalties;
    this.slots = slots;
    this.capacity = Math.min(size, 2 * Math.min(limits.maxSchools, size) + 2);
    this.slotOf = new Int32Array(size).fill(NO_SLOT);
    this.hostOf = new Int32Array(slots).fill(-1);
    this.members = new Int32Array(slots * this.capacity);
    this.count = new Int32Array(slots);
    this.schools = new Int32Array(slots);
    this.pupils = new Float64Array(slots);
    this.#place = new Int32Array(size);
    let total = 0;
    for (const pupils of problem.pupils) total += pupils;
    this.#pupilsPerSchool = Math.max(1, total / Math.max(1, size));
  }

  /** Penalty of a slot with so many schools and pupils; an empty one is free only where the count of clusters is. */
  sizePenalty(schools: number, pupils: number): number {
    const { limits, clusters } = this.problem;
    if (schools === 0 && clusters === null) return 0;
    let excess = 0;
    if (schools > limits.maxSchools) excess += schools - limits.maxSchools;
    else if (schools < limits.minSchools) excess += limits.minSchools - schools;
    if (pupils > limits.maxPupils) excess += (pupils - limits.maxPupils) / this.#pupilsPerSchool;
    else if (pupils < limits.minPupils) {
      excess += (limits.minPupils - pupils) / this.#pupilsPerSchool;
    }
    return excess * this.penalties.excess;
  }

  penaltyOf(slot: number): number {
    return this.sizePenalty(this.schools[slot]!, this.pupils[slot]!);
  }

  /** Whether `item` may share with everyone in `slot` but `except` (−1 for nobody), and there is room to hold it. */
  admits(item: number, slot: number, except: number): boolean {
    const count = this.count[slot]!;
    if (count >= this.capacity && except < 0) return false;
    const { problem, members, capacity } = this;
    if (!problem.ceilingBinds) return true;
    const row = item * problem.size;
    const from = slot * capacity;
    for (let at = from; at < from + count; at++) {
      const other = members[at]!;
      if (other !== except && problem.allowed[row + other] === 0) return false;
    }
    return true;
  }

  /** Seconds from `item` to the host of `slot`; the penalty of no cluster for `NO_SLOT`. */
  costIn(item: number, slot: number): number {
    if (slot === NO_SLOT) return this.problem.outCost[item]!;
    return this.problem.hostCost[this.hostOf[slot]! * this.problem.size + item]!;
  }

  /** Change when `item` goes from its slot (or none) to `to` (or none), hosts kept. */
  shiftChange(item: number, to: number): number {
    const from = this.slotOf[item]!;
    const schools = this.problem.schools[item]!;
    const pupils = this.problem.pupils[item]!;
    return (
      this.costIn(item, to) -
      this.costIn(item, from) +
      this.#growth(from, -schools, -pupils) +
      this.#growth(to, schools, pupils)
    );
  }

  /** Change when two items of different slots (either may be none) change places, hosts kept. */
  swapChange(a: number, b: number): number {
    const { schools, pupils } = this.problem;
    const slotA = this.slotOf[a]!;
    const slotB = this.slotOf[b]!;
    const moreSchools = schools[b]! - schools[a]!;
    const morePupils = pupils[b]! - pupils[a]!;
    let change =
      this.costIn(a, slotB) + this.costIn(b, slotA) - this.costIn(a, slotA) - this.costIn(b, slotB);
    if (moreSchools !== 0 || morePupils !== 0) {
      change += this.#growth(slotA, moreSchools, morePupils);
      change += this.#growth(slotB, -moreSchools, -morePupils);
    }
    return change;
  }

  #growth(slot: number, schools: number, pupils: number): number {
    if (slot === NO_SLOT) return 0;
    const nowSchools = this.schools[slot]!;
    const nowPupils = this.pupils[slot]!;
    return (
      this.sizePenalty(nowSchools + schools, nowPupils + pupils) -
      this.sizePenalty(nowSchools, nowPupils)
    );
  }

  /** Puts `item`, in no slot, into `slot`. */
  join(item: number, slot: number): void {
    const at = slot * this.capacity + this.count[slot]!;
    this.members[at] = item;
    this.#place[item] = at;
    this.slotOf[item] = slot;
    this.count[slot]!++;
    this.schools[slot]! += this.problem.schools[item]!;
    this.pupils[slot]! += this.problem.pupils[item]!;
  }

  /** Takes `item` out of its slot. */
  leave(item: number): void {
    const slot = this.slotOf[item]!;
    const last = slot * this.capacity + this.count[slot]! - 1;
    const mover = this.members[last]!;
    const gap = this.#place[item]!;
    this.members[gap] = mover;
    this.#place[mover] = gap;
    this.slotOf[item] = NO_SLOT;
    this.count[slot]!--;
    this.schools[slot]! -= this.problem.schools[item]!;
    this.pupils[slot]! -= this.problem.pupils[item]!;
    if (this.count[slot] === 0) this.pupils[slot] = 0;
  }

  /** Sum of seconds from every member of `slot` to `host`. */
  starCost(slot: number, host: number): number {
    const { problem, members, capacity } = this;
    const row = host * problem.size;
    const from = slot * capacity;
    const end = from + this.count[slot]!;
    let sum = 0;
    for (let at = from; at < end; at++) sum += problem.hostCost[row + members[at]!]!;
    return sum;
  }

  /** Gives `slot` its cheapest host, ties to the host it has; returns how much cheaper it became. */
  improveHost(slot: number): number {
    const from = slot * this.capacity;
    const end = from + this.count[slot]!;
    if (end === from) return 0;
    const { firstHost, hostItem } = this.problem;
    const held = this.hostOf[slot]!;
    const holds = held >= 0 && this.slotOf[hostItem[held]!] === slot;
    const before = holds ? this.starCost(slot, held) : Number.POSITIVE_INFINITY;
    let least = before;
    for (let at = from; at < end; at++) {
      const item = this.members[at]!;
      for (let host = firstHost[item]!; host < firstHost[item + 1]!; host++) {
        const cost = this.starCost(slot, host);
        if (!(cost < least - 1e-9)) continue;
        least = cost;
        this.hostOf[slot] = host;
      }
    }
    return before - least;
  }

  /** Whether `item` is, or is of, its slot's host. */
  isHost(item: number): boolean {
    const slot = this.slotOf[item]!;
    return slot !== NO_SLOT && this.problem.hostItem[this.hostOf[slot]!] === item;
  }

  /** Cost and penalties of `slot`. */
  energyOf(slot: number): number {
    const cost = this.count[slot] === 0 ? 0 : this.starCost(slot, this.hostOf[slot]!);
    return cost + this.penaltyOf(slot);
  }
}
