/** A queue of numbered nodes, least price of two parts first and least number among equals: a binary heap (Williams 1964) that knows where each node is. */
export class LeastFirst {
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #heap: Int32Array;
  /** Place of each node in the heap; `TAKEN` once it was taken, `NEW` before it was offered. */
  readonly #at: Int32Array;
  #size = 0;
  #seen: number[] = [];
  #taken: number[] = [];

  constructor(nodes: number) {
    this.#first = new Float64Array(nodes);
    this.#second = new Float64Array(nodes);
    this.#heap = new Int32Array(nodes);
    this.#at = new Int32Array(nodes).fill(NEW);
  }

  /** Forgets every node. */
  clear(): void {
    for (const node of this.#seen) this.#at[node] = NEW;
    this.#seen = [];
    this.#taken = [];
    this.#size = 0;
  }

  /** The first part of the price of a node that was offered. */
  first(node: number): number {
    return this.#first[node]!;
  }

  second(node: number): number {
    return this.#second[node]!;
  }

  /** The nodes that were taken, in order. */
  taken(): readonly number[] {
    return this.#taken;
  }

  /** Whether the price is less than the node had: it has it then. One that was taken keeps its own. */
  offer(node: number, first: number, second: number): boolean {
    const at = this.#at[node]!;
    if (at === TAKEN) return false;
    if (at === NEW) {
      this.#seen.push(node);
      this.#size++;
    } else if (!isLess(first, second, this.#first[node]!, this.#second[node]!)) return false;
    this.#first[node] = first;
    this.#second[node] = second;
    this.#rise(node, at === NEW ? this.#size - 1 : at);
    return true;
  }

  /** The node of least price, which leaves the queue; -1 where there is none. */
  take(): number {
    if (this.#size === 0) return -1;
    const least = this.#heap[0]!;
    const last = this.#heap[--this.#size]!;
    if (this.#size > 0) this.#sink(last);
    this.#at[least] = TAKEN;
    this.#taken.push(least);
    return least;
  }

  #rise(node: number, from: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.#heap[above]!;
      if (!this.#isBefore(node, other)) break;
      this.#put(other, at);
      at = above;
    }
    this.#put(node, at);
  }

  #sink(node: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.#isBefore(this.#heap[below + 1]!, this.#heap[below]!)) {
        below++;
      }
      const other = this.#heap[below]!;
      if (!this.#isBefore(other, node)) break;
      this.#put(other, at);
      at = below;
    }
    this.#put(node, at);
  }

  #put(node: number, at: number): void {
    this.#heap[at] = node;
    this.#at[node] = at;
  }

  #isBefore(a: number, b: number): boolean {
    const first = this.#first;
    const second = this.#second;
    if (first[a]! !== first[b]! || second[a]! !== second[b]!) {
      return isLess(first[a]!, second[a]!, first[b]!, second[b]!);
    }
    return a < b;
  }
}

const NEW = -1;
const TAKEN = -2;

function isLess(first: number, second: number, thanFirst: number, thanSecond: number): boolean {
  return first < thanFirst || (first === thanFirst && second < thanSecond);
}
