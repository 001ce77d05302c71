import { LeastFirst } from "./least_first.ts";

/** A price of two parts that are compared in order: whole numbers, so that no sum is rounded. */
export interface Price {
  readonly first: number;
  readonly second: number;
}

/** What may be filled: whatever is in it is also in the one that it is `within`. */
export interface FlowRoom {
  readonly capacity: number;
  /** The place of a larger room in the list of rooms; -1 for none. */
  readonly within: number;
}

/** So many that go where it is cheapest, each into one of `rooms` at its price, cheapest first, or nowhere at the price of `nowhere`. */
export interface Seekers {
  readonly count: number;
  readonly rooms: Int32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly nowhere: Price;
}

const NONE = -1;

/**
 * The cheapest way to put all seekers into rooms that lie within each other, every capacity kept: successive shortest paths
 * with potentials (Edmonds & Karp 1972, §1; Ahuja, Magnanti & Orlin 1993, §9.7), seekers by seekers. Prices are pairs, which are an ordered
 * group as numbers are, so the paths are the shortest in their order. What is sent is whole because counts and capacities are.
 */
export class CheapestFlow {
  readonly #rooms: readonly FlowRoom[];
  readonly #seekers: readonly Seekers[];
  /** Nodes are the seekers, then the rooms, then the end. */
  readonly #end: number;
  readonly #capacity: Float64Array;
  readonly #within: Int32Array;
  readonly #used: Float64Array;
  /** Of each room: the rooms right within it. */
  readonly #inner: readonly (readonly number[])[];
  /** Of each room: how many of which seekers came into it directly. */
  readonly #inRoom: readonly Map<number, number>[];
  readonly #nowhere: Float64Array;
  readonly #potentialFirst: Float64Array;
  readonly #potentialSecond: Float64Array;
  readonly #before: Int32Array;
  readonly #queue: LeastFirst;
  /** Price of the cheapest way to the end that is known of, though not yet in the queue. */
  #boundFirst = 0;
  #boundSecond = 0;

  constructor(rooms: readonly FlowRoom[], seekers: readonly Seekers[]) {
    const nodes = seekers.length + rooms.length + 1;
    this.#rooms = rooms;
    this.#seekers = seekers;
    this.#end = nodes - 1;
    this.#capacity = Float64Array.from(rooms, ({ capacity }) => capacity);
    this.#within = Int32Array.from(rooms, ({ within }) => within);
    this.#used = new Float64Array(rooms.length);
    const inner: number[][] = rooms.map(() => []);
    rooms.forEach(({ within }, room) => {
      inner[within]?.push(room);
    });
    this.#inner = inner;
    this.#inRoom = rooms.map(() => new Map());
    this.#nowhere = new Float64Array(seekers.length);
    this.#potentialFirst = new Float64Array(nodes);
    this.#potentialSecond = new Float64Array(nodes);
    this.#before = new Int32Array(nodes);
    this.#queue = new LeastFirst(nodes);
  }

  /** Puts all of the seekers at `at` somewhere, moving those before them where that is cheaper in all. Once for each. */
  send(at: number): void {
    let left = this.#seekers[at]!.count;
    while (left > 0) {
      this.#findPath(at);
      const sent = this.#mostAlong(at, left);
      this.#sendAlong(at, sent);
      left -= sent;
    }
  }

  /** How many of the seekers at `at` are in which rooms. */
  placesOf(at: number): ReadonlyMap<number, number> {
    const places = new Map<number, number>();
    for (const room of this.#seekers[at]!.rooms) {
      const count = this.#inRoom[room]!.get(at) ?? 0;
      if (count > 0) places.set(room, count);
    }
    return places;
  }

  /** How many of the seekers at `at` are nowhere. */
  nowhere(at: number): number {
    return this.#nowhere[at]!;
  }

  /** How many are in a room, and in those within it. */
  used(room: number): number {
    return this.#used[room]!;
  }

  /** Labels the cheapest way from `start` to the end, and shifts the potentials to stay below every price. */
  #findPath(start: number): void {
    const queue = this.#queue;
    const end = this.#end;
    queue.clear();
    queue.offer(start, 0, 0);
    this.#before[start] = NONE;
    this.#boundFirst = Number.POSITIVE_INFINITY;
    this.#boundSecond = 0;
    for (let node = queue.take(); node !== end; node = queue.take()) {
      if (node === NONE) throw new Error(`No way leads from the seekers at ${start} to the end.`);
      if (node < this.#seekers.length) this.#leaveSeekers(node);
      else this.#leaveRoom(node);
    }
    const endFirst = queue.first(end);
    const endSecond = queue.second(end);
    for (const node of queue.taken()) {
      this.#potentialFirst[node]! += queue.first(node) - endFirst;
      this.#potentialSecond[node]! += queue.second(node) - endSecond;
    }
  }

  /** Potentials are 0 or less, so that beyond the first room with space no other leads to the end at a lesser price, nor does one that costs more than a known way. */
  #leaveSeekers(node: number): void {
    const { rooms, first, second, nowhere } = this.#seekers[node]!;
    const queue = this.#queue;
    const offset = this.#seekers.length;
    const [potentialFirst, potentialSecond] = [this.#potentialFirst, this.#potentialSecond];
    const fromFirst = queue.first(node) + potentialFirst[node]!;
    const fromSecond = queue.second(node) + potentialSecond[node]!;
    let [boundFirst, boundSecond] = [this.#boundFirst, this.#boundSecond];
    for (let i = 0; i < rooms.length; i++) {
      const room = rooms[i]!;
      const toFirst = fromFirst + first[i]!;
      const toSecond = fromSecond + second[i]!;
      if (toFirst > boundFirst || (toFirst === boundFirst && toSecond >= boundSecond)) break;
      if (this.#hasSpace(room)) {
        boundFirst = toFirst;
        boundSecond = toSecond;
      }
      const to = offset + room;
      const labelFirst = toFirst - potentialFirst[to]!;
      const labelSecond = toSecond - potentialSecond[to]!;
      if (labelFirst > boundFirst || (labelFirst === boundFirst && labelSecond > boundSecond)) {
        continue;
      }
      if (queue.offer(to, labelFirst, labelSecond)) this.#before[to] = node;
    }
    this.#boundFirst = boundFirst;
    this.#boundSecond = boundSecond;
    this.#offer(node, this.#end, nowhere.first, nowhere.second);
  }

  #hasSpace(room: number): boolean {
    for (let at = room; at !== NONE; at = this.#within[at]!) {
      if (this.#used[at]! >= this.#capacity[at]!) return false;
    }
    return true;
  }

  #leaveRoom(node: number): void {
    const offset = this.#seekers.length;
    const room = node - offset;
    const { capacity, within } = this.#rooms[room]!;
    if (this.#used[room]! < capacity) {
      this.#offer(node, within === NONE ? this.#end : offset + within, 0, 0);
    }
    for (const inner of this.#inner[room]!) {
      if (this.#used[inner]! > 0) this.#offer(node, offset + inner, 0, 0);
    }
    for (const seekers of this.#inRoom[room]!.keys()) {
      const { first, second } = this.#priceOf(seekers, room);
      this.#offer(node, seekers, -first, -second);
    }
  }

  #offer(from: number, to: number, first: number, second: number): void {
    const queue = this.#queue;
    const labelFirst =
      queue.first(from) + first + this.#potentialFirst[from]! - this.#potentialFirst[to]!;
    const labelSecond =
      queue.second(from) + second + this.#potentialSecond[from]! - this.#potentialSecond[to]!;
    if (labelFirst > this.#boundFirst) return;
    if (labelFirst === this.#boundFirst && labelSecond > this.#boundSecond) return;
    if (queue.offer(to, labelFirst, labelSecond)) this.#before[to] = from;
  }

  #priceOf(seekers: number, room: number): Price {
    const { rooms, first, second } = this.#seekers[seekers]!;
    const i = rooms.indexOf(room);
    return { first: first[i]!, second: second[i]! };
  }

  #mostAlong(start: number, left: number): number {
    let most = left;
    this.#alongPath(start, (kind, room, seekers) => {
      if (kind === "fill") most = Math.min(most, this.#rooms[room]!.capacity - this.#used[room]!);
      if (kind === "empty") most = Math.min(most, this.#used[room]!);
      if (kind === "out") most = Math.min(most, this.#inRoom[room]!.get(seekers) ?? 0);
    });
    if (most > 0) return most;
    throw new Error(`The way that was found for the seekers at ${start} takes none of them.`);
  }

  #sendAlong(start: number, sent: number): void {
    this.#alongPath(start, (kind, room, seekers) => {
      if (kind === "fill") this.#used[room]! += sent;
      if (kind === "empty") this.#used[room]! -= sent;
      if (kind === "nowhere") this.#nowhere[seekers]! += sent;
      if (kind !== "in" && kind !== "out") return;
      const inRoom = this.#inRoom[room]!;
      const count = (inRoom.get(seekers) ?? 0) + (kind === "in" ? sent : -sent);
      if (count === 0) inRoom.delete(seekers);
      else inRoom.set(seekers, count);
    });
  }

  /**
   * Each step of the path that was found, from its end: seekers "in" a room, "out" of it or "nowhere"; a room that is to
   * "fill" by more, or to "empty" by as many.
   */
  #alongPath(start: number, step: (kind: Step, room: number, seekers: number) => void): void {
    const offset = this.#seekers.length;
    for (let node = this.#end; node !== start; ) {
      const before = this.#before[node]!;
      if (before < offset) {
        if (node === this.#end) step("nowhere", NONE, before);
        else step("in", node - offset, before);
      } else if (node < offset) step("out", before - offset, node);
      else if (node === this.#end || this.#rooms[before - offset]!.within === node - offset) {
        step("fill", before - offset, NONE);
      } else step("empty", node - offset, NONE);
      node = before;
    }
  }
}

type Step = "in" | "out" | "nowhere" | "fill" | "empty";
