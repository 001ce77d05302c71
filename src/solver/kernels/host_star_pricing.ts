import { FoundClusters } from "./travel_found.ts";
import type { PricingGraph } from "./travel_pricing.ts";
import type { TriplePenalties } from "./triple_charges.ts";
import { TripleCharges } from "./triple_charges.ts";

/** Hosts of the items of a graph, for clusters that cost what their members travel to one of them. */
export interface StarHosts {
  /** Item of the graph that each host is of, ascending. */
  readonly item: Int32Array;
  /** Judged seconds from every school of item i to host h, summed: `[h * size + i]`. */
  readonly cost: Float64Array;
}

/** How far below the limit a cluster must be to be kept beside the best of its seed, as a share of the best's distance. */
const KEPT_SHARE = 0.5;

/** Steps after which the search around one host is given up: tenths of a second. */
const MOST_STEPS = 1_000_000;

/**
 * Exact search for the legal clusters of least value, which is the travel to a host − Σ rewards of members + penalties of
 * triples. The seed of a cluster is the item of the host, so that a cluster is met once for each of its hosts. Branch and bound: a
 * partial cluster is worth no less than its own value and the least marginal costs of as many more as it may have.
 */
export class StarPricing {
  readonly graph: PricingGraph;
  /** The clusters that searches have added since it was last cleared. */
  readonly found = new FoundClusters();
  readonly #hosts: StarHosts;
  readonly #firstHost: Int32Array;
  readonly #leastWeight: number;
  readonly #isSingle: boolean;
  readonly #candidates: Int32Array[] = [];
  readonly #keys: Float64Array[] = [];
  readonly #marginal: Float64Array;
  readonly #partial: Int32Array;
  readonly #charges: TripleCharges;
  readonly #pending: Float64Array;
  #rewards: Float64Array;
  #below = 0;
  #worst = 0;
  #least = 0;
  #limit = 0;
  #keepsAll = false;
  #steps = 0;

  constructor(graph: PricingGraph, hosts: StarHosts) {
    const { size, schools } = graph;
    this.graph = graph;
    this.#hosts = hosts;
    this.#firstHost = new Int32Array(size + 1);
    for (const item of hosts.item) this.#firstHost[item + 1]!++;
    for (let item = 0; item < size; item++) this.#firstHost[item + 1]! += this.#firstHost[item]!;
    this.#leastWeight = schools.reduce((least, count) => Math.min(least, count), graph.maxSchools);
    this.#isSingle = schools.every((count) => count === 1 || count > graph.maxSchools);
    this.#marginal = new Float64Array(size);
    this.#partial = new Int32Array(size + 1);
    this.#charges = new TripleCharges(size);
    this.#pending = this.#charges.pending;
    this.#rewards = new Float64Array(size);
  }

  /** Sets what a member earns and what triples cost for the searches that follow. */
  prepare(rewards: Float64Array, penalties: TriplePenalties): void {
    this.#rewards = rewards;
    this.#charges.prepare(penalties);
  }

  /** The item whose seed has this rank, 0 to size − 1. */
  seedAt(rank: number): number {
    return rank;
  }

  /** The least value below `below` among the clusters of the seed of rank `rank`, exactly (or less, after too many steps); `below` where none is less. Good ones are added to `found`. */
  priceSeed(rank: number, below: number): number {
    this.#keepsAll = false;
    this.#limit = Number.POSITIVE_INFINITY;
    this.#below = below;
    this.#worst = below;
    this.#least = below;
    this.#searchSeed(rank);
    return this.#least;
  }

  /** Adds every cluster of the seed that is worth less than `below` to `found`; whether `found` then has fewer than `limit`. If not, some may be missing. */
  enumerateSeed(rank: number, below: number, limit: number): boolean {
    this.#keepsAll = true;
    this.#limit = limit;
    this.#worst = below;
    this.#searchSeed(rank);
    return this.found.count < Math.min(limit, this.#limit);
  }

  #searchSeed(seed: number): void {
    const { schools, pupils, maxSchools, maxPupils } = this.graph;
    const weight = schools[seed]!;
    const roll = pupils[seed]!;
    if (weight > maxSchools || !(roll <= maxPupils)) return;
    this.#partial[0] = seed;
    this.#charges.charge(seed, 1);
    for (let host = this.#firstHost[seed]!; host < this.#firstHost[seed + 1]!; host++) {
      this.#searchHost(host, seed);
    }
    this.#charges.charge(seed, -1);
  }

  #searchHost(host: number, seed: number): void {
    const { size, allowed, schools, pupils, maxSchools, maxPupils } = this.graph;
    const row = host * size;
    const value = this.#hosts.cost[row + seed]! - this.#rewards[seed]!;
    const weight = schools[seed]!;
    const roll = pupils[seed]!;
    this.#consider(value, 1, weight, roll);
    this.#makeRoom(1);
    let count = 0;
    for (let item = 0; item < size; item++) {
      if (allowed[seed * size + item] === 0 || weight + schools[item]! > maxSchools) continue;
      if (!(roll + pupils[item]! <= maxPupils)) continue;
      this.#marginal[item] = this.#hosts.cost[row + item]! - this.#rewards[item]!;
      this.#insert(1, count++, item);
    }
    this.#steps = 0;
    this.#expand(1, count, value, weight, roll);
    if (this.#steps > MOST_STEPS) this.#giveUp(value + this.#leastFrom(1, 0, count, weight));
  }

  /** After too many steps: what no cluster of the host can be below stands for the least, and a list is not complete. */
  #giveUp(floor: number): void {
    if (this.#keepsAll) this.#limit = 0;
    else if (floor < this.#least) this.#least = floor;
  }

  #makeRoom(depth: number): void {
    if (this.#candidates[depth] !== undefined) return;
    this.#candidates[depth] = new Int32Array(this.graph.size);
    this.#keys[depth] = new Float64Array(this.graph.size);
  }

  /**
   * Puts a candidate among the first `count`, by its key: its marginal cost and half of what triples would add now, for of a triple
   * with one member here the two others share what it costs.
   */
  #insert(depth: number, count: number, item: number): void {
    const items = this.#candidates[depth]!;
    const keys = this.#keys[depth]!;
    const key = this.#marginal[item]! + this.#pending[item]! / 2;
    let to = count;
    for (; to > 0 && keys[to - 1]! > key; to--) {
      keys[to] = keys[to - 1]!;
      items[to] = items[to - 1]!;
    }
    keys[to] = key;
    items[to] = item;
  }

  /** Searches every cluster of the first `depth` of the partial one and one or more of the candidates. */
  #expand(depth: number, count: number, value: number, weight: number, roll: number): void {
    const { size, allowed, schools, pupils, maxSchools, maxPupils } = this.graph;
    const items = this.#candidates[depth]!;
    for (let at = 0; at < count; at++) {
      if (++this.#steps > MOST_STEPS) return;
      if (value + this.#leastFrom(depth, at, count, weight) >= this.#worst) return;
      const item = items[at]!;
      const more = value + this.#marginal[item]! + this.#pending[item]!;
      const heavier = weight + schools[item]!;
      const fuller = roll + pupils[item]!;
      this.#partial[depth] = item;
      this.#consider(more, depth + 1, heavier, fuller);
      if (heavier + this.#leastWeight > maxSchools || at + 1 === count) continue;
      this.#charges.charge(item, 1);
      this.#makeRoom(depth + 1);
      let next = 0;
      for (let later = at + 1; later < count; later++) {
        const other = items[later]!;
        if (allowed[item * size + other] === 0 || heavier + schools[other]! > maxSchools) continue;
        if (fuller + pupils[other]! <= maxPupils) this.#insert(depth + 1, next++, other);
      }
      this.#expand(depth + 1, next, more, heavier, fuller);
      this.#charges.charge(item, -1);
    }
  }

  /** The least that one or more of the candidates from `at` on can add, the first of them `at`. */
  #leastFrom(depth: number, at: number, count: number, weight: number): number {
    const { minSchools, maxSchools } = this.graph;
    const keys = this.#keys[depth]!;
    const room = Math.floor((maxSchools - weight) / this.#leastWeight);
    const lacking = this.#isSingle ? Math.max(1, minSchools - weight) : 1;
    let sum = 0;
    for (let taken = 0; taken < room && at + taken < count; taken++) {
      const key = keys[at + taken]!;
      if (key >= 0 && taken >= lacking) break;
      sum += key;
    }
    return sum;
  }

  #consider(value: number, length: number, weight: number, roll: number): void {
    const { minSchools, minPupils } = this.graph;
    if (!(value < this.#worst) || weight < minSchools || !(roll >= minPupils)) return;
    if (this.found.count < this.#limit) this.found.add(value, this.#partial, length);
    if (this.#keepsAll || value >= this.#least) return;
    this.#least = value;
    this.#worst = this.#below + KEPT_SHARE * (value - this.#below);
  }
}
