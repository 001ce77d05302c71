import type { ClusterPrices } from "./cluster_prices.ts";

/** The members of the slots of a clustering: those of slot s are at `[s * capacity, s * capacity + count[s])`. */
interface Slots {
  readonly members: Int32Array;
  readonly count: Int32Array;
  readonly capacity: number;
}

const NOBODY = -1;

/** What wishes add to the cost of each slot of a clustering; a cluster in pieces that may not be costs much, and counts as broken. */
export class SlotPrices {
  readonly #prices: ClusterPrices;
  readonly #slots: Slots;
  readonly #ban: number;
  readonly #priceOf: Float64Array;
  readonly #trial: Int32Array;

  /** `ban` is more than leaving out a school costs. */
  constructor(prices: ClusterPrices, slots: Slots, ban: number) {
    this.#prices = prices;
    this.#slots = slots;
    this.#ban = ban + prices.tables.eachKind;
    this.#priceOf = new Float64Array(slots.count.length);
    this.#trial = new Int32Array(slots.capacity + 1);
  }

  /** The price of `slot` when it was last updated. */
  at(slot: number): number {
    return this.#priceOf[slot]!;
  }

  /** Whether `slot` then was in pieces and may not be. */
  isBanned(slot: number): boolean {
    return this.#priceOf[slot]! >= this.#ban;
  }

  /** Takes the members of `slot` as they now are. */
  update(slot: number): void {
    this.#priceOf[slot] = this.#priceWith(slot, NOBODY, NOBODY);
  }

  /** Change of the price when `joining` joins `slot` and `leaving` leaves it, each −1 for nobody. */
  change(slot: number, joining: number, leaving: number): number {
    return this.#priceWith(slot, joining, leaving) - this.#priceOf[slot]!;
  }

  #priceWith(slot: number, joining: number, leaving: number): number {
    const { members, count, capacity } = this.#slots;
    const trial = this.#trial;
    const start = slot * capacity;
    let held = 0;
    for (let at = start; at < start + count[slot]!; at++) {
      const member = members[at]!;
      if (member !== leaving) trial[held++] = member;
    }
    if (joining !== NOBODY) trial[held++] = joining;
    const price = this.#prices.price(trial, held);
    return price === Number.POSITIVE_INFINITY ? this.#ban : price;
  }
}
