import type { Found } from "./heaviest_cluster.ts";
import type { Instance } from "./instance.ts";
import type { LeafCase } from "./leaf_case.ts";

/** Branches after which the search ends without an answer: far more than a proof of an area needs. */
const MOST_BRANCHES = 20_000_000;

/** What a cluster costs: each of its items by itself, and each two of them. */
export interface ClusterCosts {
  readonly each: Float64Array;
  /** `[a * size + b]`; `null` where two items cost nothing together. */
  readonly two: Float64Array | null;
  /** What a whole cluster of the instance's parts costs beside: 0 or more, so that it is added only when a cluster is looked at; `null` for nothing. */
  readonly whole: ((parts: readonly number[]) => number) | null;
}

/** The costs of `travel` between the schools of a case. */
export function travelCosts(instance: Instance, { size, items }: LeafCase): ClusterCosts {
  const each = new Float64Array(size);
  const two = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    const from = items[a] ?? [];
    for (const one of from) {
      for (const other of from)
        if (other >= one) each[a] = (each[a] ?? 0) + instance.travel(one, other);
    }
    for (let b = 0; b < a; b++) {
      let cost = 0;
      for (const one of from)
        for (const other of items[b] ?? []) cost += instance.travel(one, other);
      two[a * size + b] = two[b * size + a] = cost;
    }
  }
  const { isPairwise, clusterPrice } = instance.rules;
  return { each, two, whole: isPairwise ? null : clusterPrice };
}

/**
 * Whether a legal cluster (that has the item `start`, unless it is `null`) has a reduced cost below `threshold`: `fixed` + its
 * costs − Σ of its duals − Σ over cuts of dual·⌊|C ∩ S| ÷ 2⌋. Every cluster is looked for from its first item in a fixed
 * order. A branch ends where, for every number r of further items, the r least of [what an item adds + half of its r − 1
 * least costs with other candidates] do not bring it below.
 */
export function hasCheaperCluster(
  instance: Instance,
  leaf: LeafCase,
  costs: ClusterCosts,
  limits: { readonly fixed: number; readonly threshold: number },
  start: number | null = null,
): Found {
  return new CheaperSearch(instance, leaf, costs, limits).run(start);
}

class CheaperSearch {
  readonly #instance: Instance;
  readonly #leaf: LeafCase;
  readonly #fixed: number;
  readonly #threshold: number;
  readonly #two: Float64Array | null;
  readonly #whole: ClusterCosts["whole"];
  readonly #chosen: number[] = [];
  /** The cost of each item less its dual. */
  readonly #own: Float64Array;
  readonly #inCut: number[];
  readonly #mostSchoolsOfItem: number;
  #nearAll: Float64Array | null = null;
  #branches = 0;
  #penalty = 0;

  constructor(
    instance: Instance,
    leaf: LeafCase,
    costs: ClusterCosts,
    { fixed, threshold }: { readonly fixed: number; readonly threshold: number },
  ) {
    this.#instance = instance;
    this.#leaf = leaf;
    this.#fixed = fixed;
    this.#threshold = threshold;
    const { duals, cuts } = leaf;
    this.#two = costs.two;
    this.#whole = costs.whole;
    this.#own = costs.each.map((cost, item) => cost - (duals[item] ?? 0));
    this.#inCut = cuts.map(() => 0);
    this.#mostSchoolsOfItem = Math.max(1, ...leaf.schools);
  }

  run(start: number | null): Found {
    const { size, adjacent } = this.#leaf;
    const all = Array.from({ length: size }, (_, item) => item);
    const byCost = (a: number, b: number) => (this.#own[a] ?? 0) - (this.#own[b] ?? 0) || a - b;
    if (start !== null) {
      const others = all.filter((item) => adjacent[start * size + item] === 1);
      return this.#from(start, others.sort(byCost));
    }
    const order = all.sort(byCost);
    for (const [at, item] of order.entries()) {
      const found = this.#from(item, order.slice(at + 1));
      if (found !== "none") return found;
    }
    return "none";
  }

  #from(item: number, others: readonly number[]): Found {
    const { size, adjacent, usable, schools, pupils } = this.#leaf;
    if (usable[item] !== 1) return "none";
    const items = others.filter((other) => adjacent[item * size + other] === 1);
    const added = items.map(
      (other) => (this.#own[other] ?? 0) + (this.#two?.[item * size + other] ?? 0),
    );
    this.#enter(item, 1);
    const found = this.#grow(
      { items, added },
      this.#fixed + (this.#own[item] ?? 0),
      schools[item] ?? 0,
      pupils[item] ?? 0,
    );
    this.#enter(item, -1);
    return found;
  }

  #grow(options: Options, cost: number, schools: number, pupils: number): Found {
    const { least, most } = this.#instance;
    if (schools > most.schools || pupils > most.pupils) return "none";
    const penalised = cost + this.#penalty;
    const isLegal = schools >= least.schools && pupils >= least.pupils;
    if (isLegal && penalised + this.#price(penalised) < this.#threshold) return "one";
    const kept = this.#worthTrying(options, penalised, schools);
    for (let at = 0; at < kept.items.length; at++) {
      if (++this.#branches > MOST_BRANCHES) return "gave up";
      const item = kept.items[at] ?? 0;
      this.#enter(item, 1);
      const found = this.#grow(
        this.#after(kept, at),
        cost + (kept.added[at] ?? 0),
        schools + (this.#leaf.schools[item] ?? 0),
        pupils + (this.#leaf.pupils[item] ?? 0),
      );
      this.#enter(item, -1);
      if (found !== "none") return found;
    }
    return "none";
  }

  /** The options after number `at`, once that one is chosen. */
  #after(options: Options, at: number): Options {
    const { size, adjacent } = this.#leaf;
    const row = (options.items[at] ?? 0) * size;
    const items: number[] = [];
    const added: number[] = [];
    for (let next = at + 1; next < options.items.length; next++) {
      const other = options.items[next] ?? 0;
      if (adjacent[row + other] !== 1) continue;
      items.push(other);
      added.push((options.added[next] ?? 0) + (this.#two?.[row + other] ?? 0));
    }
    return { items, added };
  }

  /** The options that some cluster below the threshold may have, the most promising first: sieved by costs over all items, then over the options left. */
  #worthTrying(options: Options, cost: number, schools: number): Options {
    const { least, most } = this.#instance;
    const room = (count: number) => Math.min(count, most.schools - schools);
    const needed = Math.max(1, Math.ceil((least.schools - schools) / this.#mostSchoolsOfItem));
    if (options.items.length === 0 || room(options.items.length) < needed) return NO_OPTIONS;
    if (this.#two === null) {
      const free = room(options.items.length);
      return this.#sieve(options, cost, needed, { sums: null, stride: 0, rows: null, room: free });
    }
    const roughly = this.#sieve(options, cost, needed, this.#overAll(options, schools));
    const count = roughly.items.length;
    if (count === 0 || room(count) < needed) return NO_OPTIONS;
    const near = this.#nearest(roughly.items, room(count) - 1, roughly.items);
    const seats = room(count);
    return this.#sieve(roughly, cost, needed, {
      sums: near,
      stride: seats,
      rows: null,
      room: seats,
    });
  }

  /** The options that may be in a cluster below the threshold, by the half sums of nearest costs `near`; the most promising first. */
  #sieve(options: Options, cost: number, needed: number, near: Near): Options {
    const count = options.items.length;
    const { sums, stride, rows, room } = near;
    const hope = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const values = new Float64Array(count);
    const leastValues = new Float64Array(Math.max(needed, room));
    for (let more = needed; more <= room; more++) {
      for (let at = 0; at < count; at++) {
        const row = rows === null ? at : (rows[at] ?? 0);
        const half = sums === null ? 0 : (sums[row * stride + more - 1] ?? 0) / 2;
        values[at] = (options.added[at] ?? 0) + half;
      }
      keepLeast(values, leastValues, more);
      let others = 0;
      for (let at = 0; at < more - 1; at++) others += leastValues[at] ?? 0;
      const last = leastValues[more - 1] ?? 0;
      // No choice of so many is below the threshold.
      if (!(cost + others + last < this.#threshold)) continue;
      for (let at = 0; at < count; at++) {
        const value = values[at] ?? 0;
        // Where the item is itself among the others, the next least takes its place.
        const total = value <= last ? others + last : others + value;
        if (cost + total < (hope[at] ?? 0)) hope[at] = cost + total;
      }
    }
    const chosen: number[] = [];
    for (let at = 0; at < count; at++) if ((hope[at] ?? 0) < this.#threshold) chosen.push(at);
    chosen.sort((a, b) => (hope[a] ?? 0) - (hope[b] ?? 0) || a - b);
    return {
      items: chosen.map((at) => options.items[at] ?? 0),
      added: chosen.map((at) => options.added[at] ?? 0),
    };
  }

  /** The nearest costs of the options over all items, worked out once. */
  #overAll(options: Options, schools: number): Near {
    const { size } = this.#leaf;
    const most = Math.min(size, this.#instance.most.schools);
    this.#nearAll ??= this.#nearest(
      Array.from({ length: size }, (_, item) => item),
      most - 1,
      null,
    );
    const room = Math.min(options.items.length, this.#instance.most.schools - schools);
    return { sums: this.#nearAll, stride: most, rows: options.items, room };
  }

  /** For each item, the sums of its k least costs with others (with all for `null`), at `[at * (most + 1) + k]`; infinite beyond its partners. */
  #nearest(items: readonly number[], most: number, among: readonly number[] | null): Float64Array {
    const { size, adjacent } = this.#leaf;
    const sums = new Float64Array(items.length * (most + 1));
    const two = this.#two;
    if (two === null || most === 0) return sums;
    const others = among ?? items;
    const nearest = new Float64Array(most);
    for (let at = 0; at < items.length; at++) {
      const row = (items[at] ?? 0) * size;
      nearest.fill(Number.POSITIVE_INFINITY);
      for (let next = 0; next < others.length; next++) {
        const other = others[next] ?? 0;
        const cost = two[row + other] ?? 0;
        if (adjacent[row + other] !== 1 || !(cost < (nearest[most - 1] ?? 0))) continue;
        let to = most - 1;
        for (; to > 0 && (nearest[to - 1] ?? 0) > cost; to--) nearest[to] = nearest[to - 1] ?? 0;
        nearest[to] = cost;
      }
      let sum = 0;
      for (let k = 1; k <= most; k++) {
        sum += nearest[k - 1] ?? 0;
        sums[at * (most + 1) + k] = sum;
      }
    }
    return sums;
  }

  /** What the whole cluster chosen costs, where `cost` alone would bring it below the threshold. */
  #price(cost: number): number {
    if (this.#whole === null || !(cost < this.#threshold)) return 0;
    return this.#whole(this.#chosen.flatMap((item) => this.#leaf.items[item] ?? []));
  }

  /** Takes an item into the cluster and its cuts, or out again. What cuts add to the reduced cost only grows with the items. */
  #enter(item: number, direction: 1 | -1): void {
    if (direction === 1) this.#chosen.push(item);
    else this.#chosen.pop();
    for (const at of this.#leaf.cutsOf[item] ?? []) {
      const cut = this.#leaf.cuts[at];
      const before = this.#inCut[at] ?? 0;
      const after = before + direction * (cut?.counts.get(item) ?? 0);
      this.#inCut[at] = after;
      this.#penalty -= (cut?.dual ?? 0) * (Math.floor(after / 2) - Math.floor(before / 2));
    }
  }
}

/** Sums of nearest costs: of option `at` with k others at `[rows[at] * stride + k]`, for up to `room` others. */
interface Near {
  /** `null` where two items cost nothing together. */
  readonly sums: Float64Array | null;
  readonly stride: number;
  /** `null` for the options' own places. */
  readonly rows: readonly number[] | null;
  readonly room: number;
}

const NO_OPTIONS: Options = { items: [], added: [] };

/** Candidates with what each would add to the reduced cost. */
interface Options {
  readonly items: readonly number[];
  readonly added: readonly number[];
}

/** Puts the `count` least of `values` into `least`, in rising order. */
function keepLeast(values: Float64Array, least: Float64Array, count: number): void {
  least.fill(Number.POSITIVE_INFINITY);
  const last = count - 1;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (!(value < (least[last] ?? 0))) continue;
    let to = last;
    for (; to > 0 && (least[to - 1] ?? 0) > value; to--) least[to] = least[to - 1] ?? 0;
    least[to] = value;
  }
}
