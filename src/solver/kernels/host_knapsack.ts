/** Above this many units of weight, weights are divided, so that a table stays small. */
const MOST_UNITS = 4000;
const NOT_TAKEN = -1;

/**
 * Chooses some of at most `most` things, each with a cost (of any sign) and a whole weight, so that the sum of costs is
 * least and the sum of weights is between two bounds: dynamic programming over the weight (Bellman 1957).
 */
export class HostKnapsack {
  readonly cost: Float64Array;
  readonly weight: Float64Array;
  /** The thing in each place, for the caller. */
  readonly thing: Int32Array;
  /** Things offered: the first so many places. */
  offered = 0;
  /** Places chosen last. */
  readonly chosen: Int32Array;
  chosenCount = 0;
  #least = new Float64Array(0);
  #from = new Int16Array(0);
  readonly #order: Int32Array;

  constructor(most: number) {
    this.cost = new Float64Array(most);
    this.weight = new Float64Array(most);
    this.thing = new Int32Array(most);
    this.chosen = new Int32Array(most);
    this.#order = new Int32Array(most);
  }

  /**
   * The least cost of a choice that weighs `low` to `high` (`Infinity` for no most); `Infinity` where none does. Where the
   * weights are not whole, or are too many units, they are divided and rounded down and `low` is left out: then the result is a
   * lower bound on it.
   */
  solve(low: number, high: number): number {
    this.chosenCount = 0;
    if (high < 0) return Number.POSITIVE_INFINITY;
    const limit = high < Number.POSITIVE_INFINITY ? high : Math.max(0, low);
    const whole = Number.isInteger(limit) && this.#areWhole();
    if (!whole || limit > MOST_UNITS) {
      const unit = Math.max(1, limit / MOST_UNITS);
      const scaled = high < Number.POSITIVE_INFINITY ? Math.floor(high / unit) : 0;
      return this.#fill(0, scaled, unit, high === Number.POSITIVE_INFINITY);
    }
    return this.#fill(Math.max(0, low), limit, 1, high === Number.POSITIVE_INFINITY);
  }

  /** A lower bound on a choice that weighs `high` or less: fractions of things allowed (Dantzig 1957). */
  quickBound(high: number): number {
    if (high < 0) return Number.POSITIVE_INFINITY;
    const { cost, weight } = this;
    let sum = 0;
    let total = 0;
    let count = 0;
    for (let at = 0; at < this.offered; at++) {
      if (cost[at]! >= 0) continue;
      this.#order[count++] = at;
      sum += cost[at]!;
      total += weight[at]!;
    }
    if (total <= high) return sum;
    const order = this.#order.subarray(0, count);
    order.sort((a, b) => cost[a]! * weight[b]! - cost[b]! * weight[a]!);
    let left = high;
    sum = 0;
    for (const at of order) {
      if (weight[at]! > left) return sum + (cost[at]! * left) / weight[at]!;
      left -= weight[at]!;
      sum += cost[at]!;
    }
    return sum;
  }

  #areWhole(): boolean {
    for (let at = 0; at < this.offered; at++) if (!Number.isInteger(this.weight[at]!)) return false;
    return true;
  }

  /** Fills the table of the least cost for each weight up to `limit`; where `isOpen` its last cell stands for `limit` or more. */
  #fill(low: number, limit: number, unit: number, isOpen: boolean): number {
    const width = limit + 1;
    if (this.#least.length < width) this.#least = new Float64Array(width);
    if (this.#from.length < width * this.offered) {
      this.#from = new Int16Array(width * (this.offered + 16));
    }
    const least = this.#least;
    least.fill(Number.POSITIVE_INFINITY, 0, width);
    least[0] = 0;
    let reach = 0;
    for (let at = 0; at < this.offered; at++) {
      const weight = Math.floor(this.weight[at]! / unit);
      const cost = this.cost[at]!;
      const row = at * width;
      this.#from.fill(NOT_TAKEN, row, row + width);
      if (cost >= 0 && low === 0) continue;
      reach = Math.min(limit, reach + weight);
      for (let to = reach; to >= 0; to--) {
        const isLast = isOpen && to === limit;
        const from = isLast ? this.#cheapestFrom(to - weight, limit) : to - weight;
        if (from < 0) break;
        if (!(least[from]! + cost < least[to]!)) continue;
        least[to] = least[from]! + cost;
        this.#from[row + to] = from;
      }
    }
    return this.#readOut(low, limit);
  }

  #cheapestFrom(from: number, limit: number): number {
    let best = Math.max(0, from);
    for (let at = best + 1; at <= limit; at++) if (this.#least[at]! < this.#least[best]!) best = at;
    return best;
  }

  #readOut(low: number, limit: number): number {
    let weight = low;
    for (let at = low + 1; at <= limit; at++) {
      if (this.#least[at]! < this.#least[weight]!) weight = at;
    }
    const value = this.#least[weight]!;
    if (value === Number.POSITIVE_INFINITY) return value;
    for (let at = this.offered - 1; at >= 0; at--) {
      const from = this.#from[at * (limit + 1) + weight]!;
      if (from === NOT_TAKEN) continue;
      this.chosen[this.chosenCount++] = at;
      weight = from;
    }
    return value;
  }
}
