import type { Random } from "../random.ts";

/** A set of an odd number of items, and by how much the fractional cover falls short of its cut. */
interface OddSet {
  readonly items: readonly number[];
  readonly lacks: number;
}

/** A fractional cover: the items of each cluster that it has a share of. */
export interface FractionalCover {
  readonly size: number;
  readonly clusters: readonly (readonly number[])[];
  readonly shares: Float64Array;
  /** Whether each item has to be covered. */
  readonly isOwed: (item: number) => boolean;
}

/** Shortfalls below this are not worth a cut. */
const LEAST_LACK = 0.02;
/** Cuts that are added at a time. */
const MOST_CUTS = 80;
/** An item that is in so many cuts of one time is worn. */
const MOST_TIMES = 6;
/** Orders of elimination. */
const ORDERS = 2;
/** Cuts of odd sets with more items than this have a part in too many clusters. */
const MOST_ITEMS = 31;

/**
 * Odd sets S of items whose cut Σ ⌈|C ∩ S| ÷ 2⌉ ≥ (|S| + 1) ÷ 2 over the clusters C of a cover does not hold in a fractional one
 * (zero-half cuts; Caprara & Fischetti 1996): all that have three items, and larger ones by elimination of the clusters with
 * the largest shares modulo 2 (Koster, Zymolka & Kutschka 2009), in some orders. Those that lack most come first.
 */
export function violatedOddSets(
  cover: FractionalCover,
  random: Random,
): readonly (readonly number[])[] {
  const found = new Map<string, OddSet>();
  const offer: Offer = (set) => {
    if (set.lacks > LEAST_LACK) found.set(set.items.join(), set);
  };
  const rows = new ParityRows(cover);
  oddTriples(cover, rows, offer);
  const { shares } = cover;
  eliminate(cover, rows, shares, offer);
  for (let order = 1; order < ORDERS; order++) {
    const stirred = shares.map((share) => share * (1 + random()));
    eliminate(cover, new ParityRows(cover), stirred, offer);
  }
  return diverse(
    [...found.values()].sort((a, b) => b.lacks - a.lacks),
    cover.size,
  );
}

/** The first of `sets`, but of those that share most of their items with earlier ones none. */
function diverse(sets: readonly OddSet[], size: number): readonly (readonly number[])[] {
  const times = new Uint8Array(size);
  const chosen: (readonly number[])[] = [];
  for (const { items } of sets) {
    if (chosen.length === MOST_CUTS) break;
    const worn = items.filter((item) => times[item]! >= MOST_TIMES).length;
    if (worn > items.length / 2) continue;
    for (const item of items) times[item]!++;
    chosen.push(items);
  }
  return chosen;
}

type Offer = (set: OddSet) => void;

/** For each item a set of bits: the clusters that have an odd number of the items in its sum, and then those items. */
class ParityRows {
  readonly words: number;
  /** From this word on, bits are items. */
  readonly firstOfItems: number;
  readonly bits: Int32Array;
  /** By how much more than once each item is covered. */
  readonly spare: Float64Array;

  constructor({ size, clusters, shares }: FractionalCover) {
    this.firstOfItems = (clusters.length + 31) >>> 5;
    this.words = this.firstOfItems + ((size + 31) >>> 5);
    this.bits = new Int32Array(size * this.words);
    this.spare = new Float64Array(size).fill(-1);
    for (let item = 0; item < size; item++) this.#put(item, 32 * this.firstOfItems + item);
    clusters.forEach((cluster, at) => {
      for (const item of cluster) {
        this.#put(item, at);
        this.spare[item]! += shares[at]!;
      }
    });
  }

  has(row: number, cluster: number): boolean {
    return (this.bits[row * this.words + (cluster >>> 5)]! & (1 << (cluster & 31))) !== 0;
  }

  add(row: number, other: number): void {
    const { words, bits } = this;
    for (let word = 0; word < words; word++)
      bits[row * words + word]! ^= bits[other * words + word]!;
  }

  /** The shares of the clusters that all of `rows` have. */
  shareOfAll(rows: readonly number[], shares: Float64Array): number {
    let sum = 0;
    for (let word = 0; word < this.firstOfItems; word++) {
      let all = -1;
      for (const row of rows) all &= this.bits[row * this.words + word]!;
      for (; all !== 0; all &= all - 1) sum += shares[32 * word + lowest(all)]!;
    }
    return sum;
  }

  itemsOf(row: number): number[] {
    const items: number[] = [];
    for (let word = this.firstOfItems; word < this.words; word++) {
      let bits = this.bits[row * this.words + word]!;
      for (; bits !== 0; bits &= bits - 1) {
        items.push(32 * (word - this.firstOfItems) + lowest(bits));
      }
    }
    return items;
  }

  spareOf(row: number): number {
    let sum = 0;
    for (let word = this.firstOfItems; word < this.words; word++) {
      let bits = this.bits[row * this.words + word]!;
      for (; bits !== 0; bits &= bits - 1) {
        sum += this.spare[32 * (word - this.firstOfItems) + lowest(bits)]!;
      }
    }
    return sum;
  }

  #put(row: number, bit: number): void {
    this.bits[row * this.words + (bit >>> 5)]! |= 1 << (bit & 31);
  }
}

function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** Three items, each two of them partly together: more than one cluster holds two of them, by shares. */
function oddTriples(
  { size, clusters, shares }: FractionalCover,
  rows: ParityRows,
  offer: Offer,
): void {
  const joint = new Float64Array(size * size);
  clusters.forEach((cluster, at) => {
    for (const a of cluster) for (const b of cluster) joint[a * size + b]! += shares[at]!;
  });
  const { spare } = rows;
  const later: number[] = [];
  for (let a = 0; a < size; a++) {
    later.length = 0;
    for (let b = a + 1; b < size; b++) if (joint[a * size + b]! > 0) later.push(b);
    for (let at = 0; at < later.length; at++) {
      const b = later[at]!;
      for (let next = at + 1; next < later.length; next++) {
        const c = later[next]!;
        const pairs = joint[a * size + b]! + joint[a * size + c]! + joint[b * size + c]!;
        const most = pairs - 1 - spare[a]! - spare[b]! - spare[c]!;
        if (joint[b * size + c] === 0 || most <= LEAST_LACK) continue;
        offer({ items: [a, b, c], lacks: most - 2 * rows.shareOfAll([a, b, c], shares) });
      }
    }
  }
}

/** Makes the rows even for one cluster after another, those of the highest `ranks` first, and offers the sums that come by. */
function eliminate(
  { size, clusters, shares, isOwed }: FractionalCover,
  rows: ParityRows,
  ranks: Float64Array,
  offer: Offer,
): void {
  const order = [...clusters.keys()].sort((a, b) => ranks[b]! - ranks[a]! || a - b);
  const open = new Set(Array.from({ length: size }, (_, item) => item).filter(isOwed));
  const spare = Float64Array.from(rows.spare);
  for (const cluster of order) {
    let pivot = -1;
    for (const row of open) {
      if (rows.has(row, cluster) && (pivot < 0 || spare[row]! < spare[pivot]!)) pivot = row;
    }
    open.delete(pivot);
    for (const row of open) {
      if (!rows.has(row, cluster)) continue;
      rows.add(row, pivot);
      spare[row] = rows.spareOf(row);
      const odd = rows.shareOfAll([row], shares);
      const lacks = (1 - odd - spare[row]!) / 2;
      if (lacks <= LEAST_LACK) continue;
      const items = rows.itemsOf(row);
      if (items.length % 2 === 1 && items.length <= MOST_ITEMS) offer({ items, lacks });
    }
  }
}
