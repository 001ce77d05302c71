/** What a cluster's price depends on, over `size` items. Tables of pairs are square, row-major and symmetric. */
export interface PriceTables {
  readonly size: number;
  /** Judged seconds for a cluster without a kind of school although one is near enough; 0 where that is not wished. */
  readonly eachKind: number;
  /** Judged seconds for a cluster in pieces; 0 where that is not wished, `Infinity` where none may be. */
  readonly joinedUp: number;
  /** The kinds of each item's schools, `FAITH` and `COMMUNITY`. */
  readonly kinds: Uint8Array;
  /** How many numbers of `faithNear` and `communityNear` an item has. */
  readonly words: number;
  /** For each item, a bit for each faith school that is within the ceiling of all its schools; bits of one school are at one place for all items. */
  readonly faithNear: Uint32Array;
  /** The same of community schools. */
  readonly communityNear: Uint32Array;
  /** 1 where schools of two items are neighbours. */
  readonly neighbours: Uint8Array;
}

export const FAITH = 1;
export const COMMUNITY = 2;

/**
 * What wishes about whole clusters add to a cluster's cost: 0 or more, so that every bound without them stays one. An item's
 * own schools count as joined up.
 */
export class ClusterPrices {
  readonly tables: PriceTables;
  readonly #waiting: Int32Array;
  readonly #reached: Int32Array;

  constructor(tables: PriceTables) {
    this.tables = tables;
    this.#waiting = new Int32Array(tables.size);
    this.#reached = new Int32Array(tables.size);
  }

  /** Whether no cluster may be in pieces. */
  get isContiguous(): boolean {
    return this.tables.joinedUp === Number.POSITIVE_INFINITY;
  }

  /** Whether clusters may be in pieces, and nothing more. */
  onlyContiguous(): ClusterPrices {
    return new ClusterPrices({ ...this.tables, eachKind: 0 });
  }

  /** Judged seconds that the cluster of the first `count` of `members` costs beside its pairs. */
  price(members: ArrayLike<number>, count: number): number {
    const { eachKind, joinedUp } = this.tables;
    let price = 0;
    if (joinedUp > 0 && this.isInPieces(members, count)) price += joinedUp;
    if (eachKind > 0 && this.lacksKind(members, count)) price += eachKind;
    return price;
  }

  /** Whether some of `members` cannot be reached from the first of them through neighbours among them. O(k²). */
  isInPieces(members: ArrayLike<number>, count: number): boolean {
    const { size, neighbours } = this.tables;
    const waiting = this.#waiting;
    const reached = this.#reached;
    let left = count - 1;
    if (left <= 0) return false;
    for (let k = 0; k < left; k++) waiting[k] = members[k + 1]!;
    reached[0] = members[0]!;
    for (let at = 0, found = 1; at < found && left > 0; at++) {
      const row = reached[at]! * size;
      for (let k = 0; k < left; ) {
        const other = waiting[k]!;
        if (neighbours[row + other] === 1) {
          reached[found++] = other;
          waiting[k] = waiting[--left]!;
        } else k++;
      }
    }
    return left > 0;
  }

  /** Whether `members` have no faith school, or no community school, although one is within the ceiling of all of them. */
  lacksKind(members: ArrayLike<number>, count: number): boolean {
    const { kinds, faithNear, communityNear } = this.tables;
    let held = 0;
    for (let k = 0; k < count; k++) held |= kinds[members[k]!]!;
    if (count === 0 || held === (FAITH | COMMUNITY)) return false;
    return (
      ((held & FAITH) === 0 && this.#hasCommon(faithNear, members, count)) ||
      ((held & COMMUNITY) === 0 && this.#hasCommon(communityNear, members, count))
    );
  }

  #hasCommon(near: Uint32Array, members: ArrayLike<number>, count: number): boolean {
    const { words } = this.tables;
    for (let word = 0; word < words; word++) {
      let common = 0xff_ff_ff_ff;
      for (let k = 0; k < count && common !== 0; k++) common &= near[members[k]! * words + word]!;
      if (common !== 0) return true;
    }
    return false;
  }
}

/** The same prices where each of `sets` of items is one. */
export function regroupPrices(
  prices: ClusterPrices,
  sets: readonly (readonly number[])[],
): ClusterPrices {
  const { size, words, kinds, faithNear, communityNear, neighbours } = prices.tables;
  const count = sets.length;
  const common = (near: Uint32Array) => {
    const together = new Uint32Array(count * words).fill(0xff_ff_ff_ff);
    sets.forEach((set, at) => {
      for (const item of set) {
        for (let word = 0; word < words; word++) {
          together[at * words + word]! &= near[item * words + word]!;
        }
      }
    });
    return together;
  };
  const meeting = new Uint8Array(count * count);
  sets.forEach((from, a) => {
    sets.forEach((to, b) => {
      const meets = from.some((one) => to.some((other) => neighbours[one * size + other] === 1));
      if (a !== b && meets) meeting[a * count + b] = 1;
    });
  });
  return new ClusterPrices({
    ...prices.tables,
    size: count,
    kinds: Uint8Array.from(sets, (set) => set.reduce((held, item) => held | kinds[item]!, 0)),
    faithNear: common(faithNear),
    communityNear: common(communityNear),
    neighbours: meeting,
  });
}
