import { FoundClusters } from "./travel_found.ts";
import type { TriplePenalties } from "./triple_charges.ts";
import { TripleCharges } from "./triple_charges.ts";

/** What may share a cluster and what it costs: square tables are row-major, `[a * size + b]`, symmetric. */
export interface PricingGraph {
  /** Items, each one or several schools that stay together. */
  readonly size: number;
  /** Judged seconds between two items; read only where `allowed`. */
  readonly cost: Float64Array;
  /** 1 where two items may share a cluster. */
  readonly allowed: Uint8Array;
  readonly schools: Int32Array;
  readonly pupils: Float64Array;
  readonly minSchools: number;
  readonly maxSchools: number;
  readonly minPupils: number;
  readonly maxPupils: number;
  /** What wishes add to the cost of a whole cluster; absent or `null` where nothing. */
  readonly prices?: GraphPrices | null;
}

/** What a whole cluster costs beside its pairs: 0 or more, `Infinity` where it may not be. */
export interface GraphPrices {
  /** Of the first `count` of `members`. */
  price(members: Int32Array, count: number): number;
}

/** How far below the limit a cluster must be to be kept beside the best of its seed, as a share of the best's distance. */
const KEPT_SHARE = 0.5;
/** When a seed has so many, only what is better than all of them is still looked for. */
const MANY_KEPT = 100;
/** From how many candidates on the nearest costs over the whole graph stand in for those among the candidates. */
const MANY_CANDIDATES = 48;
/** The clock is looked at when these bits of the count of calls are all 0: every few milliseconds. */
const LOOKS_AT_CLOCK = 1023;
/** Fewer candidates make closer bounds, so dropping some may drop more; so often it is tried. */
const MOST_ROUNDS = 4;

/**
 * Exact search for the legal clusters of least value, which is Σ cost of pairs − Σ rewards of members + penalties of
 * triples. Every legal cluster belongs to one seed: its member of the highest reward (ties by index), so the seeds
 * can be searched one by one. Branch and bound: a partial cluster is worth no less than its own value plus, for the
 * best count r of further members, the r least of [marginal cost + half of the r − 1 least costs to other candidates];
 * a triple's penalty is counted by thirds over its pairs, which never exceeds it. What a whole cluster costs beside its
 * pairs is added when it is complete, and is in no bound.
 */
export class TravelPricing {
  readonly graph: PricingGraph;
  /** The clusters that searches have added since it was last cleared. */
  readonly found = new FoundClusters();
  /** Branch-and-bound calls since `prepare`. */
  visited = 0;
  /** Whether a search since `prepare` was ended by `isLate`: then it found nothing exactly. */
  isCutShort = false;

  readonly #isLate: () => boolean;
  readonly #most: number;
  readonly #leastWeight: number;
  readonly #mostWeight: number;
  readonly #neighbours: Int32Array;
  readonly #neighbourStarts: Int32Array;
  readonly #nearest: Float64Array;
  readonly #order: Int32Array;
  readonly #rank: Int32Array;
  readonly #bent: Float64Array;
  readonly #bends: number[] = [];
  #rewards: Float64Array;
  readonly #charges: TripleCharges;
  readonly #pending: Float64Array;

  readonly #candidates: (Int32Array | undefined)[] = [];
  readonly #marginal: (Float64Array | undefined)[] = [];
  readonly #near: Float64Array;
  readonly #bound: Float64Array;
  readonly #keys: Float64Array;
  readonly #leastKeys: Float64Array;
  readonly #partial: Int32Array;

  #below = 0;
  #worst = 0;
  #least = 0;
  #limit = 0;
  #many = 0;
  #keepsAll = false;
  #startsWithAll = false;

  constructor(graph: PricingGraph, isLate: () => boolean = () => false) {
    this.#isLate = isLate;
    const { size, allowed, cost, schools, maxSchools } = graph;
    this.graph = graph;
    this.#leastWeight = schools.reduce((least, weight) => Math.min(least, weight), maxSchools);
    this.#mostWeight = schools.reduce((most, weight) => Math.max(most, weight), 1);
    this.#most = Math.min(size, Math.max(1, Math.floor(maxSchools / this.#leastWeight)));
    this.#order = Int32Array.from({ length: size }, (_, item) => item);
    this.#rank = this.#order.slice();
    this.#rewards = new Float64Array(size);
    this.#charges = new TripleCharges(size);
    this.#pending = this.#charges.pending;
    this.#near = new Float64Array(size * this.#most);
    this.#bound = new Float64Array(size);
    this.#keys = new Float64Array(size);
    this.#leastKeys = new Float64Array(this.#most + 1);
    this.#partial = new Int32Array(this.#most + 1);
    this.#bent = cost.slice();
    this.#neighbourStarts = new Int32Array(size + 1);
    const neighbours: number[] = [];
    for (let item = 0; item < size; item++) {
      for (let other = 0; other < size; other++) {
        if (other !== item && allowed[item * size + other] === 1) neighbours.push(other);
      }
      this.#neighbourStarts[item + 1] = neighbours.length;
    }
    this.#neighbours = Int32Array.from(neighbours);
    this.#nearest = new Float64Array(size * this.#most);
    for (let item = 0; item < size; item++) {
      const others = this.#neighbours.subarray(
        this.#neighbourStarts[item]!,
        this.#neighbourStarts[item + 1]!,
      );
      const nearest = Float64Array.from(others, (other) => cost[item * size + other]!).sort();
      let sum = 0;
      for (let k = 1; k < this.#most; k++) {
        sum += k <= nearest.length ? nearest[k - 1]! : Number.POSITIVE_INFINITY;
        this.#nearest[item * this.#most + k] = sum;
      }
    }
  }

  /** Makes room for the candidates after `depth` members. */
  #makeRoom(depth: number): void {
    if (this.#candidates[depth] !== undefined) return;
    this.#candidates[depth] = new Int32Array(this.graph.size);
    this.#marginal[depth] = new Float64Array(this.graph.size);
  }

  /** Sets what a member earns and what triples cost for the searches that follow. O(n log n + triples). */
  prepare(rewards: Float64Array, triplePenalties: TriplePenalties): void {
    const { triples, penalties } = triplePenalties;
    const { size, cost } = this.graph;
    this.#rewards = rewards;
    for (const at of this.#bends) this.#bent[at] = cost[at]!;
    this.#bends.length = 0;
    this.#charges.prepare(triplePenalties);
    for (let triple = 0; triple < penalties.length; triple++) {
      if (!(penalties[triple]! > 0)) continue;
      for (let a = 0; a < 3; a++) {
        const item = triples[3 * triple + a]!;
        for (let b = 0; b < 3; b++) {
          if (a === b) continue;
          const at = item * size + triples[3 * triple + b]!;
          this.#bent[at]! += penalties[triple]! / 3;
          this.#bends.push(at);
        }
      }
    }
    this.#order.sort((a, b) => rewards[b]! - rewards[a]! || a - b);
    this.#order.forEach((item, rank) => {
      this.#rank[item] = rank;
    });
    this.visited = 0;
    this.isCutShort = false;
  }

  /** The item whose seed has this rank, 0 to size − 1. */
  seedAt(rank: number): number {
    return this.#order[rank]!;
  }

  /**
   * The least value below `below` among the clusters of the seed of rank `rank`, exactly; `below` where none is less.
   * The best cluster and good ones met on the way are added to `found`.
   */
  priceSeed(rank: number, below: number): number {
    this.#keepsAll = false;
    this.#limit = Number.POSITIVE_INFINITY;
    this.#many = this.found.count + MANY_KEPT;
    this.#below = below;
    this.#worst = below;
    this.#least = below;
    this.#searchSeed(rank);
    return this.#least;
  }

  /**
   * Adds every cluster of the seed of rank `rank` that is worth less than `below` to `found`. Returns whether `found`
   * then has fewer than `limit` clusters; if not, some may be missing.
   */
  enumerateSeed(rank: number, below: number, limit: number): boolean {
    this.#keepsAll = true;
    this.#limit = limit;
    this.#worst = below;
    this.#searchSeed(rank);
    return this.found.count < limit;
  }

  #searchSeed(rank: number): void {
    const { size, cost, schools, pupils, maxSchools, maxPupils } = this.graph;
    const seed = this.#order[rank]!;
    const weight = schools[seed]!;
    const roll = pupils[seed]!;
    if (weight > maxSchools || !(roll <= maxPupils)) return;
    this.#partial[0] = seed;
    const value = -this.#rewards[seed]!;
    this.#consider(value, 1, weight, roll);
    if (this.#most === 1) return;
    this.#makeRoom(1);
    const candidates = this.#candidates[1]!;
    const marginal = this.#marginal[1]!;
    let count = 0;
    this.#charges.charge(seed, 1);
    for (let at = this.#neighbourStarts[seed]!; at < this.#neighbourStarts[seed + 1]!; at++) {
      const item = this.#neighbours[at]!;
      if (this.#rank[item]! < rank) continue;
      if (weight + schools[item]! > maxSchools || !(roll + pupils[item]! <= maxPupils)) continue;
      candidates[count] = item;
      marginal[count] = cost[seed * size + item]! - this.#rewards[item]!;
      count++;
    }
    this.#expand(1, count, value, weight, roll);
    this.#charges.charge(seed, -1);
  }

  /** Searches every cluster made of the first `depth` of the partial cluster and one or more of its candidates. */
  #expand(depth: number, all: number, value: number, weight: number, roll: number): void {
    const { size, cost, allowed, schools, pupils, maxSchools, maxPupils } = this.graph;
    if ((++this.visited & LOOKS_AT_CLOCK) === 0 && this.#isLate()) this.isCutShort = true;
    if (this.isCutShort) return;
    const candidates = this.#candidates[depth]!;
    const marginal = this.#marginal[depth]!;
    let count = all;
    let before = count + 1;
    this.#startsWithAll = count > MANY_CANDIDATES;
    for (let round = 0; count > 0 && count < before && round < MOST_ROUNDS; round++) {
      before = count;
      this.#boundCandidates(depth, count, weight);
      count = this.#keepPromising(depth, count, value);
      if (this.#startsWithAll) before = count + 1;
      this.#startsWithAll = false;
    }
    if (count === 0) return;
    this.#makeRoom(depth + 1);
    const nextCandidates = this.#candidates[depth + 1]!;
    const nextMarginal = this.#marginal[depth + 1]!;
    for (let at = 0; at < count; at++) {
      const item = candidates[at]!;
      const more = value + marginal[at]! + this.#pending[item]!;
      const heavier = weight + schools[item]!;
      const fuller = roll + pupils[item]!;
      this.#partial[depth] = item;
      this.#consider(more, depth + 1, heavier, fuller);
      if (depth + 1 >= this.#most || heavier + this.#leastWeight > maxSchools) continue;
      const row = item * size;
      let next = 0;
      for (let later = at + 1; later < count; later++) {
        const other = candidates[later]!;
        if (allowed[row + other] === 0) continue;
        if (heavier + schools[other]! > maxSchools) continue;
        if (!(fuller + pupils[other]! <= maxPupils)) continue;
        nextCandidates[next] = other;
        nextMarginal[next] = marginal[later]! + cost[row + other]!;
        next++;
      }
      if (next === 0) continue;
      this.#charges.charge(item, 1);
      this.#expand(depth + 1, next, more, heavier, fuller);
      this.#charges.charge(item, -1);
    }
  }

  /**
   * The least that the partial cluster can gain with each candidate, in `#bound`: over every count of further members,
   * the sum of the candidate's key and the least keys of others, or of the least keys where it is one of them.
   */
  #boundCandidates(depth: number, count: number, weight: number): void {
    const { minSchools, maxSchools } = this.graph;
    const bound = this.#bound;
    const keys = this.#keys;
    const least = this.#leastKeys;
    const room = Math.floor((maxSchools - weight) / this.#leastWeight);
    const last = Math.min(count, room, this.#most - depth);
    const first = Math.max(1, Math.ceil((minSchools - weight) / this.#mostWeight));
    if (!this.#startsWithAll && last > 1) this.#sumNear(depth, count, last - 1);
    for (let at = 0; at < count; at++) bound[at] = Number.POSITIVE_INFINITY;
    for (let more = first; more <= last; more++) {
      this.#keyCandidates(depth, count, more);
      let others = 0;
      for (let k = 0; k < more - 1; k++) others += least[k]!;
      const edge = least[more - 1]!;
      for (let at = 0; at < count; at++) {
        const sum = others + Math.max(keys[at]!, edge);
        if (sum < bound[at]!) bound[at] = sum;
      }
    }
  }

  /** Each candidate's marginal cost as one of `more` further members, in `#keys`, and the `more` least, in `#leastKeys`. */
  #keyCandidates(depth: number, count: number, more: number): void {
    const candidates = this.#candidates[depth]!;
    const marginal = this.#marginal[depth]!;
    const least = this.#leastKeys;
    const most = this.#most;
    const withAll = this.#startsWithAll;
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const item = candidates[at]!;
      let key = marginal[at]! + this.#pending[item]! / 3;
      if (more > 1) {
        const near = withAll
          ? this.#nearest[item * most + more - 1]!
          : this.#near[at * most + more - 1]!;
        key += near / 2;
      }
      this.#keys[at] = key;
      if (kept === more && key >= least[more - 1]!) continue;
      let to = kept < more ? kept++ : more - 1;
      while (to > 0 && least[to - 1]! > key) {
        least[to] = least[to - 1]!;
        to--;
      }
      least[to] = key;
    }
  }

  /** Moves the candidates that may lead below the worst still wanted to the front, best first; returns how many they are. */
  #keepPromising(depth: number, count: number, value: number): number {
    const candidates = this.#candidates[depth]!;
    const marginal = this.#marginal[depth]!;
    const bound = this.#bound;
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const key = bound[at]!;
      if (!(value + key < this.#worst)) continue;
      const item = candidates[at]!;
      const cost = marginal[at]!;
      let to = kept++;
      while (to > 0 && bound[to - 1]! > key) {
        bound[to] = bound[to - 1]!;
        candidates[to] = candidates[to - 1]!;
        marginal[to] = marginal[to - 1]!;
        to--;
      }
      bound[to] = key;
      candidates[to] = item;
      marginal[to] = cost;
    }
    return kept;
  }

  /** For each candidate, the sum of its k least bent costs to other candidates, k from 1 to `most`. */
  #sumNear(depth: number, count: number, most: number): void {
    const { size, allowed } = this.graph;
    const candidates = this.#candidates[depth]!;
    const near = this.#near;
    const stride = this.#most;
    const bent = this.#bent;
    const least = this.#leastKeys;
    for (let at = 0; at < count; at++) {
      const row = candidates[at]! * size;
      let kept = 0;
      for (let other = 0; other < count; other++) {
        const to = row + candidates[other]!;
        if (allowed[to] === 0) continue;
        const cost = bent[to]!;
        if (kept === most && cost >= least[kept - 1]!) continue;
        let place = kept < most ? kept++ : kept - 1;
        while (place > 0 && least[place - 1]! > cost) {
          least[place] = least[place - 1]!;
          place--;
        }
        least[place] = cost;
      }
      let sum = 0;
      for (let k = 0; k < most; k++) {
        sum += k < kept ? least[k]! : Number.POSITIVE_INFINITY;
        near[at * stride + k + 1] = sum;
      }
    }
  }

  #consider(unpriced: number, length: number, weight: number, roll: number): void {
    const { minSchools, minPupils, prices } = this.graph;
    if (!(unpriced < this.#worst) || weight < minSchools || !(roll >= minPupils)) return;
    const value = prices == null ? unpriced : unpriced + prices.price(this.#partial, length);
    if (!(value < this.#worst)) return;
    if (this.found.count < this.#limit) this.found.add(value, this.#partial, length);
    if (this.#keepsAll) return;
    if (value < this.#least) this.#least = value;
    const share = this.found.count < this.#many ? KEPT_SHARE : 1;
    this.#worst = this.#below + share * (this.#least - this.#below);
  }
}
