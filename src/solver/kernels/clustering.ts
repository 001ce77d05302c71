import type { Problem } from "../problem.ts";
import type { ObjectiveKind } from "../proposal.ts";
import { SlotPrices } from "./slot_prices.ts";

/** What breaking a wish costs while searching, in the units of the objective. */
export interface Penalties {
  /** For each school in no cluster that must be in one. */
  readonly unplaced: number;
  /** For each school, or mean school's worth of pupils, that a cluster is short of its least; its schools count as unplaced too. */
  readonly shortfall: number;
  /** For each cluster more or fewer than `target`. */
  readonly count: number;
  /** How many clusters are wanted; `null` where none is. */
  readonly target: number | null;
}

/** The slot of a school that is in no cluster. */
export const POOL = -1;

/**
 * A clustering in the making, with the change that any move would make in O(k) for clusters of k candidates. Two schools
 * of a cluster are always within the ceiling and no cluster is above its most schools or pupils; a cluster may be
 * below its least, at a penalty. `fewest` is searched by the proxy −Σk², which empties small clusters into large
 * ones (Johnson, Aragon, McGeoch & Schevon 1991, §2.1, for graph colouring).
 */
export class Clustering {
  readonly problem: Problem;
  readonly kind: ObjectiveKind;
  readonly penalties: Penalties;
  /** Slot of each candidate, `POOL` for none. */
  readonly slotOf: Int32Array;
  /** Candidates of slot s at `[s * capacity, s * capacity + count[s])`. */
  readonly members: Int32Array;
  readonly count: Int32Array;
  readonly slots: number;
  readonly capacity: number;
  /** Schools in no cluster that must be in one. */
  unplaced: number;
  /** Slots that hold a school. */
  open = 0;
  /** Open slots whose cluster is below its least. */
  broken = 0;
  /** The objective alone, over every open slot. */
  objective = 0;

  readonly #place: Int32Array;
  readonly #pupils: Float64Array;
  /** Cost from each school to the other members of its cluster. */
  readonly #toOthers: Float64Array;
  readonly #slotCost: Float64Array;
  readonly #pupilsPerSchool: number;
  /** What wishes add to the cost of slots; `null` where nothing. */
  readonly #prices: SlotPrices | null;
  /** Schools in each slot. */
  readonly #schools: Int32Array;
  /** Schools of each candidate that must be in a cluster. */
  readonly #needed: Int32Array;
  /** Seconds to the other members that a candidate's own count: to it as the host, or with each other. */
  readonly #table: Float64Array;
  readonly #own: Float64Array;

  constructor(problem: Problem, kind: ObjectiveKind, penalties: Penalties) {
    const { size, limits } = problem;
    this.problem = problem;
    this.kind = kind;
    this.penalties = penalties;
    this.capacity = Math.max(1, limits.maxSchools);
    const schools = problem.schools.reduce((sum, count) => sum + count, 0);
    this.slots = Math.min(size, Math.floor(schools / limits.minSchools) + 8);
    this.slotOf = new Int32Array(size).fill(POOL);
    this.members = new Int32Array(this.slots * this.capacity);
    this.count = new Int32Array(this.slots);
    this.#schools = new Int32Array(this.slots);
    this.#needed = problem.schools.map((schools, candidate) =>
      problem.mustPlace[candidate] === 1 ? schools : 0,
    );
    this.#table = kind === "host" ? problem.toHost : problem.cost;
    this.#own =
      kind === "host"
        ? Float64Array.from({ length: size }, (_, a) => problem.toHost[a * size + a]!)
        : problem.internalCost;
    this.unplaced = this.#needed.reduce((sum, needed) => sum + needed, 0);
    this.#place = new Int32Array(size);
    this.#pupils = new Float64Array(this.slots);
    this.#toOthers = new Float64Array(size);
    this.#slotCost = new Float64Array(this.slots);
    const { prices } = problem;
    const isPriced = kind === "travel" && prices !== null;
    this.#prices = isPriced ? new SlotPrices(prices, this, 3 * penalties.unplaced) : null;
    const total = problem.pupils.reduce((sum, pupils) => sum + pupils, 0);
    this.#pupilsPerSchool = Math.max(1, total / Math.max(1, size));
  }

  /** Whether `school` may join `slot`, apart from `except` (or `POOL` for nobody), who leaves it. */
  fits(school: number, slot: number, except: number): boolean {
    const { problem, members, capacity } = this;
    const count = this.count[slot]!;
    const leaving = except === POOL ? 0 : problem.schools[except]!;
    if (this.#schools[slot]! - leaving + problem.schools[school]! > capacity) return false;
    const { maxPupils } = problem.limits;
    if (maxPupils < Number.POSITIVE_INFINITY) {
      const gone = except === POOL ? 0 : problem.pupils[except]!;
      if (!(this.#pupils[slot]! - gone + problem.pupils[school]! <= maxPupils)) return false;
    }
    const row = school * problem.size;
    const start = slot * capacity;
    for (let at = start; at < start + count; at++) {
      const other = members[at]!;
      if (problem.allowed[row + other] === 0 && other !== except) return false;
    }
    return true;
  }

  /** Change of the objective and penalties when `school`, in no cluster, joins `slot`. */
  joinChange(school: number, slot: number): number {
    const schools = this.#schools[slot]!;
    const pupils = this.#pupils[slot]!;
    const after = this.#shortfall(
      schools + this.problem.schools[school]!,
      pupils + this.problem.pupils[school]!,
    );
    return (
      this.#joinCost(school, slot) -
      this.penalties.unplaced * this.#needed[school]! +
      after -
      this.#shortfall(schools, pupils) +
      (schools === 0 ? this.#countChange(1) : 0)
    );
  }

  /** Change of the objective and penalties when `school` leaves its cluster for none. */
  leaveChange(school: number): number {
    const slot = this.slotOf[school]!;
    const schools = this.#schools[slot]!;
    const pupils = this.#pupils[slot]!;
    const after = this.#shortfall(
      schools - this.problem.schools[school]!,
      pupils - this.problem.pupils[school]!,
    );
    return (
      this.#leaveCost(school, slot) +
      this.penalties.unplaced * this.#needed[school]! +
      after -
      this.#shortfall(schools, pupils) +
      (this.count[slot] === 1 ? this.#countChange(-1) : 0)
    );
  }

  /** Change when `school` moves from its cluster to another `slot`. */
  moveChange(school: number, slot: number): number {
    const opens = this.count[slot] === 0;
    const closes = this.count[this.slotOf[school]!] === 1;
    const separately = this.leaveChange(school) + this.joinChange(school, slot);
    if (!(opens && closes)) return separately;
    return separately - this.#countChange(1) - this.#countChange(-1);
  }

  /** Change when `school` takes the place of `other` in its cluster, who takes the place of `school`, or none for none. */
  swapChange(school: number, other: number): number {
    const from = this.slotOf[school]!;
    const to = this.slotOf[other]!;
    let change = this.#swapCost(school, other, to) + this.#sizeChange(to, school, other);
    if (from === POOL) {
      const needed = this.#needed[other]! - this.#needed[school]!;
      return change + needed * this.penalties.unplaced;
    }
    change += this.#swapCost(other, school, from) + this.#sizeChange(from, other, school);
    return change;
  }

  /** Puts `school`, in no cluster, into `slot`, which it must fit. */
  join(school: number, slot: number): void {
    const { problem, members, capacity } = this;
    const row = school * problem.size;
    const start = slot * capacity;
    const count = this.count[slot]!;
    const change = this.#joinCost(school, slot);
    this.#slotCost[slot]! += change;
    this.objective += change;
    if (count > 0 && !this.isLegal(slot)) this.broken--;
    let sum = this.#own[school]!;
    for (let at = start; at < start + count; at++) {
      const other = members[at]!;
      this.#toOthers[other]! += this.#table[other * problem.size + school]!;
      sum += this.#table[row + other]!;
    }
    this.#toOthers[school] = sum;
    members[start + count] = school;
    this.#place[school] = start + count;
    this.slotOf[school] = slot;
    this.count[slot] = count + 1;
    this.#pupils[slot]! += problem.pupils[school]!;
    this.#schools[slot]! += problem.schools[school]!;
    this.#prices?.update(slot);
    if (!this.isLegal(slot)) this.broken++;
    if (count === 0) this.open++;
    this.unplaced -= this.#needed[school]!;
  }

  /** Takes `school` out of its cluster. */
  leave(school: number): void {
    const { problem, members, capacity } = this;
    const slot = this.slotOf[school]!;
    const start = slot * capacity;
    const last = this.count[slot]! - 1;
    const change = this.#leaveCost(school, slot);
    this.#slotCost[slot]! += change;
    this.objective += change;
    if (!this.isLegal(slot)) this.broken--;
    const gap = this.#place[school]!;
    const mover = members[start + last]!;
    members[gap] = mover;
    this.#place[mover] = gap;
    for (let at = start; at < start + last; at++) {
      const other = members[at]!;
      this.#toOthers[other]! -= this.#table[other * problem.size + school]!;
    }
    this.slotOf[school] = POOL;
    this.count[slot] = last;
    this.#pupils[slot]! -= problem.pupils[school]!;
    this.#schools[slot]! -= problem.schools[school]!;
    this.#prices?.update(slot);
    if (last === 0) {
      this.open--;
      this.#slotCost[slot] = 0;
      this.#pupils[slot] = 0;
    } else if (!this.isLegal(slot)) this.broken++;
    this.unplaced += this.#needed[school]!;
  }

  /** Sums every cost afresh, so that rounding cannot pile up over millions of moves. O(n·k). */
  refresh(): void {
    const { problem, members, capacity } = this;
    this.objective = 0;
    for (let slot = 0; slot < this.slots; slot++) {
      const count = this.count[slot]!;
      const start = slot * capacity;
      let total = 0;
      let star = count === 0 ? 0 : Number.POSITIVE_INFINITY;
      for (let at = start; at < start + count; at++) {
        const member = members[at]!;
        const row = member * problem.size;
        let sum = this.#own[member]!;
        for (let other = start; other < start + count; other++) {
          if (other !== at) sum += this.#table[row + members[other]!]!;
        }
        this.#toOthers[member] = sum;
        total += (sum + this.#own[member]!) / 2;
        if (sum < star) star = sum;
      }
      const schools = this.#schools[slot]!;
      const travel = total + (this.#prices?.at(slot) ?? 0);
      const cost =
        this.kind === "fewest" ? -schools * schools : this.kind === "travel" ? travel : star;
      this.#slotCost[slot] = cost;
      this.objective += cost;
    }
  }

  /** Whether the cluster in `slot` has its least schools and pupils, and is in one piece where it must be. */
  isLegal(slot: number): boolean {
    if (this.#prices?.isBanned(slot) === true) return false;
    return this.#shortfall(this.#schools[slot]!, this.#pupils[slot]!) === 0;
  }

  /** The objective's share of the cluster in `slot`. */
  costOf(slot: number): number {
    return this.#slotCost[slot]!;
  }

  /** The objective with every penalty: what the search lowers. O(slots). */
  energy(): number {
    let sum = this.unplaced * this.penalties.unplaced;
    for (let slot = 0; slot < this.slots; slot++) {
      sum += this.#slotCost[slot]! + this.#shortfall(this.#schools[slot]!, this.#pupils[slot]!);
    }
    const { target, count } = this.penalties;
    return target === null ? sum : sum + count * Math.abs(this.open - target);
  }

  /** Schools of the slot that must be placed and would not be, were it dissolved for being below its least. */
  neededIn(slot: number): number {
    let needed = 0;
    const start = slot * this.capacity;
    for (let at = start; at < start + this.count[slot]!; at++) {
      needed += this.#needed[this.members[at]!]!;
    }
    return needed;
  }

  #shortfall(count: number, pupils: number): number {
    if (count === 0) return 0;
    const { minSchools, minPupils } = this.problem.limits;
    const schools = Math.max(0, minSchools - count);
    const roll = pupils < minPupils ? (minPupils - pupils) / this.#pupilsPerSchool : 0;
    const short = schools + roll;
    if (short === 0) return 0;
    return count * this.penalties.unplaced + short * this.penalties.shortfall;
  }

  #sizeChange(slot: number, joining: number, leaving: number): number {
    const { schools, pupils, limits } = this.problem;
    const more = schools[joining]! - schools[leaving]!;
    const roll = limits.minPupils === 0 ? 0 : pupils[joining]! - pupils[leaving]!;
    if (more === 0 && roll === 0) return 0;
    const count = this.#schools[slot]!;
    const before = this.#pupils[slot]!;
    return this.#shortfall(count + more, before + roll) - this.#shortfall(count, before);
  }

  #countChange(by: number): number {
    const { target, count } = this.penalties;
    if (target === null) return 0;
    return count * (Math.abs(this.open + by - target) - Math.abs(this.open - target));
  }

  #joinCost(school: number, slot: number): number {
    const { problem, members, capacity } = this;
    if (this.kind === "fewest") {
      const more = problem.schools[school]!;
      return -more * (2 * this.#schools[slot]! + more);
    }
    const { size } = problem;
    const table = this.#table;
    const row = school * size;
    const start = slot * capacity;
    const end = start + this.count[slot]!;
    let sum = this.#own[school]!;
    for (let at = start; at < end; at++) sum += table[row + members[at]!]!;
    if (this.kind === "travel") return sum + (this.#prices?.change(slot, school, POOL) ?? 0);
    let star = sum;
    for (let at = start; at < end; at++) {
      const other = members[at]!;
      const candidate = this.#toOthers[other]! + table[other * size + school]!;
      if (candidate < star) star = candidate;
    }
    return star - this.#slotCost[slot]!;
  }

  #leaveCost(school: number, slot: number): number {
    const { problem, members, capacity } = this;
    if (this.kind === "fewest") {
      const fewer = problem.schools[school]!;
      return fewer * (2 * this.#schools[slot]! - fewer);
    }
    if (this.kind === "travel") {
      return (this.#prices?.change(slot, POOL, school) ?? 0) - this.#toOthers[school]!;
    }
    const count = this.count[slot]!;
    if (count === 1) return -this.#slotCost[slot]!;
    const { size } = problem;
    const start = slot * capacity;
    let star = Number.POSITIVE_INFINITY;
    for (let at = start; at < start + count; at++) {
      const other = members[at]!;
      if (other === school) continue;
      const candidate = this.#toOthers[other]! - this.#table[other * size + school]!;
      if (candidate < star) star = candidate;
    }
    return star - this.#slotCost[slot]!;
  }

  /** Change of the cost of `slot` when `joining` replaces its member `leaving`. */
  #swapCost(joining: number, leaving: number, slot: number): number {
    const { problem, members, capacity } = this;
    if (this.kind === "fewest") {
      const count = this.#schools[slot]!;
      const after = count + problem.schools[joining]! - problem.schools[leaving]!;
      return count * count - after * after;
    }
    const { size } = problem;
    const table = this.#table;
    const joiningRow = joining * size;
    const start = slot * capacity;
    const end = start + this.count[slot]!;
    let sum = this.#own[joining]!;
    let star = Number.POSITIVE_INFINITY;
    for (let at = start; at < end; at++) {
      const other = members[at]!;
      if (other === leaving) continue;
      sum += table[joiningRow + other]!;
      const row = other * size;
      const candidate = this.#toOthers[other]! - table[row + leaving]! + table[row + joining]!;
      if (candidate < star) star = candidate;
    }
    if (this.kind === "travel") {
      return sum - this.#toOthers[leaving]! + (this.#prices?.change(slot, joining, leaving) ?? 0);
    }
    return Math.min(star, sum) - this.#slotCost[slot]!;
  }
}
