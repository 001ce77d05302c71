import type { Random } from "../random.ts";
import type { CliqueGraph } from "./heaviest_clique.ts";

/** In no cluster. */
const NOWHERE = -1;
/** Exchanges between two tries, as a share of the items. */
const STIRRED = 0.2;

/**
 * Places the items of clusters that are given up in those that stay, by chains: an item takes the place of another, that of a
 * third, and the last one finds room (ejection chains; Glover 1996), each chain found breadth first. Where no chain helps,
 * items exchange places at random before the next try. Clusters stay legal throughout.
 */
export class ChainPlacement {
  readonly #graph: CliqueGraph;
  readonly #random: Random;
  readonly #clusters: number;
  /** The number of each item's cluster, below 0 for none. */
  readonly clusterOf: Int32Array;
  readonly #schools: Int32Array;
  readonly #pupils: Float64Array;
  /** How many of a cluster's members an item may not be with: `[item * clusters + cluster]`. */
  readonly #conflicts: Int32Array;

  /** `clusterOf` has clusters numbered from 0 below `clusters`, and `NOWHERE` for what is to be placed. */
  constructor(graph: CliqueGraph, clusterOf: Int32Array, clusters: number, random: Random) {
    this.#graph = graph;
    this.#random = random;
    this.#clusters = clusters;
    this.clusterOf = new Int32Array(graph.size).fill(NOWHERE);
    this.#schools = new Int32Array(clusters);
    this.#pupils = new Float64Array(clusters);
    this.#conflicts = new Int32Array(graph.size * clusters);
    clusterOf.forEach((cluster, item) => {
      if (cluster >= 0) this.#move(item, cluster);
    });
  }

  /** One try to place all of `items`; whether they are all in a cluster now. */
  tryAll(items: readonly number[]): boolean {
    let isDone = true;
    for (let item = 0; item < this.#graph.size; item++) {
      if (this.clusterOf[item]! < 0 && items.includes(item)) isDone = this.#place(item) && isDone;
    }
    return isDone;
  }

  /** Exchanges places of random items, those in no cluster too. */
  stir(items: readonly number[]): void {
    const { size } = this.#graph;
    for (let left = Math.ceil(size * STIRRED); left > 0; left--) {
      const a = Math.floor(this.#random() * size);
      const b = Math.floor(this.#random() * size);
      if (this.clusterOf[a]! >= 0 && this.clusterOf[b]! >= 0) this.#exchange(a, b);
    }
    for (const item of items) {
      if (this.clusterOf[item]! >= 0) continue;
      const other = items[Math.floor(this.#random() * items.length)]!;
      if (this.clusterOf[other]! < 0 || !this.#canReplace(item, other)) continue;
      const cluster = this.clusterOf[other]!;
      this.#move(other, NOWHERE);
      this.#move(item, cluster);
    }
  }

  #exchange(a: number, b: number): void {
    const [ofA, ofB] = [this.clusterOf[a]!, this.clusterOf[b]!];
    if (ofA === ofB || !this.#canReplace(a, b) || !this.#canReplace(b, a)) return;
    this.#move(a, NOWHERE);
    this.#move(b, ofA);
    this.#move(a, ofB);
  }

  /** Whether a shortest chain was found that places `item`, which is then made. */
  #place(item: number): boolean {
    const { size } = this.#graph;
    const before = new Int32Array(size).fill(NOWHERE);
    const seen = new Uint8Array(size);
    const queue = [item];
    seen[item] = 1;
    for (const last of queue) {
      const room = this.#roomFor(last, before);
      if (room >= 0) {
        this.#shift(last, room, before);
        return true;
      }
      for (let next = 0; next < size; next++) {
        if (seen[next] === 1 || this.clusterOf[next]! < 0 || !this.#canReplace(last, next))
          continue;
        if (this.#isOnChain(this.clusterOf[next]!, last, before)) continue;
        seen[next] = 1;
        before[next] = last;
        queue.push(next);
      }
    }
    return false;
  }

  /** Moves every item of the chain that ends with `last`, which goes to `cluster`, into its successor's place. */
  #shift(last: number, cluster: number, before: Int32Array): void {
    let goal = cluster;
    for (let item = last; item >= 0; item = before[item]!) {
      const freed = this.clusterOf[item]!;
      this.#move(item, goal);
      goal = freed;
    }
  }

  /** A cluster with room for `item`, of which no place on its chain is; −1 for none. */
  #roomFor(item: number, before: Int32Array): number {
    const { limits, schools, pupils } = this.#graph;
    for (let cluster = 0; cluster < this.#clusters; cluster++) {
      if (this.#conflicts[item * this.#clusters + cluster]! > 0) continue;
      if (this.#schools[cluster]! + schools[item]! > limits.maxSchools) continue;
      if (this.#pupils[cluster]! + pupils[item]! > limits.maxPupils) continue;
      if (!this.#isOnChain(cluster, item, before)) return cluster;
    }
    return NOWHERE;
  }

  #isOnChain(cluster: number, last: number, before: Int32Array): boolean {
    for (let item = last; item >= 0; item = before[item]!) {
      if (this.clusterOf[item] === cluster) return true;
    }
    return false;
  }

  /** Whether the cluster of `other` stays legal where `item` takes its place. */
  #canReplace(item: number, other: number): boolean {
    const { size, allowed, limits, schools, pupils } = this.#graph;
    const cluster = this.clusterOf[other]!;
    const conflicts = this.#conflicts[item * this.#clusters + cluster]!;
    if (conflicts - (allowed[item * size + other] === 1 ? 0 : 1) !== 0) return false;
    const count = this.#schools[cluster]! - schools[other]! + schools[item]!;
    if (count < limits.minSchools || count > limits.maxSchools) return false;
    const roll = this.#pupils[cluster]! - pupils[other]! + pupils[item]!;
    return roll >= limits.minPupils && roll <= limits.maxPupils;
  }

  #move(item: number, to: number): void {
    const from = this.clusterOf[item]!;
    if (from >= 0) this.#count(item, from, -1);
    if (to >= 0) this.#count(item, to, 1);
    this.clusterOf[item] = to;
  }

  #count(item: number, cluster: number, times: 1 | -1): void {
    const { size, allowed, schools, pupils } = this.#graph;
    this.#schools[cluster]! += times * schools[item]!;
    this.#pupils[cluster]! += times * pupils[item]!;
    for (let other = 0; other < size; other++) {
      if (other === item || allowed[item * size + other] === 1) continue;
      this.#conflicts[other * this.#clusters + cluster]! += times;
    }
  }
}
