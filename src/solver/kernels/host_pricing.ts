import type { HostProblem } from "../host/host_problem.ts";
import { HostCliqueSearch } from "./host_clique_search.ts";
import { HostKnapsack } from "./host_knapsack.ts";

/** What a leaf of the branching decides; nothing at the root. */
export interface HostRulings {
  /** For each host: 1 it hosts a cluster, −1 it does not, 0 open. */
  readonly state: Int8Array;
  /** For each item: the host that it must go to, −1 for any. */
  readonly sentTo: Int32Array;
  /** 1 at the place in `partner` of an item that the host may not have. */
  readonly barred: Uint8Array;
}

/** Rulings that decide nothing. */
export function openRulings(problem: HostProblem): HostRulings {
  return {
    state: new Int8Array(problem.hosts),
    sentTo: new Int32Array(problem.size).fill(-1),
    barred: new Uint8Array(problem.partner.length),
  };
}

/** Above this many members more, a cluster's pair ceiling is relaxed between those that do not host. */
const MOST_TO_SEARCH = 12;
/** Up to this many members are kept in order while scanning. */
const MOST_TO_INSERT = 16;

/**
 * For a host and a dual for each item, the least of Σ (seconds to the host − dual) over the clusters that it may host, or a lower
 * bound on it: sizes are kept, the ceiling is kept between host and members over every partner however far, and
 * between two members where a search of at most 12 of them ends soon.
 */
export class HostPricing {
  readonly problem: HostProblem;
  /** Members chosen last, the host's own item first. */
  readonly members: Int32Array;
  memberCount = 0;
  #duals: Float64Array = new Float64Array(0);
  #largestDual = 0;
  #rulings: HostRulings;
  readonly #things: HostKnapsack;
  readonly #search: HostCliqueSearch;
  #base = 0;
  #schools = 0;
  #pupils = 0;
  #fixed = 0;
  readonly #keptAt = new Int32Array(MOST_TO_INSERT);
  readonly #keptCost = new Float64Array(MOST_TO_INSERT);

  constructor(problem: HostProblem) {
    this.problem = problem;
    this.members = new Int32Array(problem.size + 1);
    this.#things = new HostKnapsack(problem.size);
    this.#search = new HostCliqueSearch(problem);
    this.#rulings = openRulings(problem);
  }

  /** Prices from now on are at `duals`, under `rulings`. */
  setDuals(duals: Float64Array, rulings: HostRulings): void {
    this.#duals = duals;
    this.#rulings = rulings;
    this.#largestDual = 0;
    for (const dual of duals) if (dual > this.#largestDual) this.#largestDual = dual;
  }

  /** A quick lower bound on `price` by the most pupils alone. */
  quickPrice(host: number): number {
    if (!this.#begin(host)) return Number.POSITIVE_INFINITY;
    this.#offer(host, false);
    this.#weigh(this.problem.pupils);
    return this.#base + this.#things.quickBound(this.problem.limits.maxPupils - this.#pupils);
  }

  /** The least reduced cost of a cluster that `host` may host; `Infinity` where there is none. `members` is what attains it. */
  price(host: number): number {
    if (!this.#begin(host)) return Number.POSITIVE_INFINITY;
    const { limits, pupilsBind, single } = this.problem;
    const room = limits.maxSchools - this.#schools;
    let least = Number.POSITIVE_INFINITY;
    if (single && !pupilsBind && room <= MOST_TO_INSERT) least = this.#byInsertion(host, room);
    else {
      const everyone = limits.minSchools > this.#schools || limits.minPupils > this.#pupils;
      this.#offer(host, everyone);
      least = this.#byKnapsack(
        this.problem.schools,
        this.#schools,
        limits.minSchools,
        limits.maxSchools,
      );
      if (pupilsBind && least < Number.POSITIVE_INFINITY) {
        const byCount = this.memberCount;
        const kept = this.members.slice(0, byCount);
        const byPupils = this.#byKnapsack(
          this.problem.pupils,
          this.#pupils,
          limits.minPupils,
          limits.maxPupils,
        );
        if (byPupils >= least) least = byPupils;
        else {
          this.members.set(kept);
          this.memberCount = byCount;
        }
      }
    }
    if (least === Number.POSITIVE_INFINITY || room > MOST_TO_SEARCH || this.#isLegal())
      return least;
    return this.#bySearch(host, least);
  }

  /** Starts a cluster from a host and the items sent to it; `false` where they make none. */
  #begin(host: number): boolean {
    const { hostItem, schools, pupils, hostCost, size, limits } = this.problem;
    const { sentTo, state } = this.#rulings;
    const own = hostItem[host]!;
    this.memberCount = 0;
    if (state[host]! < 0 || (sentTo[own]! >= 0 && sentTo[own] !== host)) return false;
    this.members[this.memberCount++] = own;
    if (state[host]! > 0) {
      for (let item = 0; item < size; item++) {
        if (sentTo[item] === host && item !== own) this.members[this.memberCount++] = item;
      }
    }
    this.#fixed = this.memberCount;
    this.#base = 0;
    this.#schools = 0;
    this.#pupils = 0;
    for (let at = 0; at < this.memberCount; at++) {
      const item = this.members[at]!;
      this.#base += hostCost[host * size + item]! - this.#duals[item]!;
      this.#schools += schools[item]!;
      this.#pupils += pupils[item]!;
    }
    if (!this.#pairsAllowed()) return false;
    return this.#schools <= limits.maxSchools && this.#pupils <= limits.maxPupils;
  }

  /** Offers every partner that may come (of those that cost nothing or more, only where `everyone`). */
  #offer(host: number, everyone: boolean): void {
    const { start, partner, partnerCost } = this.problem;
    const { sentTo, barred } = this.#rulings;
    const things = this.#things;
    things.offered = 0;
    const end = start[host + 1]!;
    for (let at = start[host]!; at < end; at++) {
      const item = partner[at]!;
      const cost = partnerCost[at]! - this.#duals[item]!;
      if (cost >= 0 && !everyone) {
        if (partnerCost[at]! >= this.#largestDual) break;
        continue;
      }
      if (barred[at] === 1 || sentTo[item]! >= 0) continue;
      things.thing[things.offered] = item;
      things.cost[things.offered++] = cost;
    }
  }

  #weigh(weights: Float64Array | Int32Array): void {
    const { thing, weight, offered } = this.#things;
    for (let at = 0; at < offered; at++) weight[at] = weights[thing[at]!]!;
  }

  #byKnapsack(weights: Float64Array | Int32Array, used: number, low: number, high: number): number {
    const things = this.#things;
    this.#weigh(weights);
    const least = things.solve(
      low - used,
      high >= this.#weightOfAll(used) ? Infinity : high - used,
    );
    this.memberCount = this.#fixed;
    for (let at = 0; at < things.chosenCount; at++) {
      this.members[this.memberCount++] = things.thing[things.chosen[at]!]!;
    }
    return this.#base + least;
  }

  #weightOfAll(used: number): number {
    let sum = used;
    for (let at = 0; at < this.#things.offered; at++) sum += this.#things.weight[at]!;
    return sum;
  }

  /** The cheapest partners, at least as many as are lacking and at most as many as there is room for. */
  #byInsertion(host: number, room: number): number {
    const { start, partner, partnerCost, limits } = this.problem;
    const { sentTo, barred } = this.#rulings;
    const lacking = limits.minSchools - this.#schools;
    const keptCost = this.#keptCost;
    let kept = 0;
    const end = start[host + 1]!;
    for (let at = start[host]!; at < end && room > 0; at++) {
      const enough = this.#enough(kept, room, lacking);
      if (partnerCost[at]! - this.#largestDual >= enough) break;
      const item = partner[at]!;
      const cost = partnerCost[at]! - this.#duals[item]!;
      if (kept >= room && cost >= keptCost[kept - 1]!) continue;
      if (barred[at] === 1 || sentTo[item]! >= 0) continue;
      let to = kept < room ? kept++ : kept - 1;
      for (; to > 0 && keptCost[to - 1]! > cost; to--) {
        keptCost[to] = keptCost[to - 1]!;
        this.#keptAt[to] = this.#keptAt[to - 1]!;
      }
      keptCost[to] = cost;
      this.#keptAt[to] = item;
    }
    if (kept < lacking) return Number.POSITIVE_INFINITY;
    let sum = this.#base;
    for (let at = 0; at < kept && (at < lacking || keptCost[at]! < 0); at++) {
      sum += keptCost[at]!;
      this.members[this.memberCount++] = this.#keptAt[at]!;
    }
    return sum;
  }

  /** What a further partner must cost less than, to be of use. */
  #enough(kept: number, room: number, lacking: number): number {
    if (kept >= room) return this.#keptCost[kept - 1]!;
    if (kept < lacking) return Number.POSITIVE_INFINITY;
    return lacking > 0 ? Math.max(0, this.#keptCost[lacking - 1]!) : 0;
  }

  #isLegal(): boolean {
    const { schools, pupils, limits } = this.problem;
    let count = 0;
    let roll = 0;
    for (let at = 0; at < this.memberCount; at++) {
      count += schools[this.members[at]!]!;
      roll += pupils[this.members[at]!]!;
    }
    if (!(count >= limits.minSchools && count <= limits.maxSchools)) return false;
    return roll >= limits.minPupils && roll <= limits.maxPupils && this.#pairsAllowed();
  }

  #pairsAllowed(): boolean {
    const { allowed, size, ceilingBinds } = this.problem;
    if (!ceilingBinds) return true;
    for (let at = 1; at < this.memberCount; at++) {
      for (let to = 0; to < at; to++) {
        if (allowed[this.members[at]! * size + this.members[to]!] === 0) return false;
      }
    }
    return true;
  }

  #bySearch(host: number, least: number): number {
    this.#offer(host, true);
    const search = this.#search;
    const found = search.solve(
      this.members.subarray(0, this.#fixed),
      this.#things,
      least - this.#base,
    );
    if (!search.isExact) return least;
    this.memberCount = this.#fixed;
    for (let at = 0; at < search.memberCount; at++) {
      this.members[this.memberCount++] = search.members[at]!;
    }
    return Math.max(least, this.#base + found);
  }
}
