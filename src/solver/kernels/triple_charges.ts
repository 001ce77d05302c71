/** Triples of items, three indexes each, and what a cluster with two or three of them pays: `>= 0` each. */
export interface TriplePenalties {
  readonly triples: Int32Array;
  readonly penalties: Float64Array;
}

/** What the triples of a growing cluster mean for the items that are not yet in it. */
export class TripleCharges {
  /** What taking each item would add, or give back, because of triples that the cluster has members of. */
  readonly pending: Float64Array;
  readonly #triplesOf: number[][];
  #inTriple: Uint8Array = new Uint8Array(0);
  #triples: Int32Array = new Int32Array(0);
  #penalties: Float64Array = new Float64Array(0);

  constructor(size: number) {
    this.pending = new Float64Array(size);
    this.#triplesOf = Array.from({ length: size }, () => []);
  }

  /** Begins with an empty cluster and other triples; one without a penalty is left out. O(items + triples). */
  prepare({ triples, penalties }: TriplePenalties): void {
    this.#triples = triples;
    this.#penalties = penalties;
    this.#inTriple = new Uint8Array(penalties.length);
    this.pending.fill(0);
    for (const list of this.#triplesOf) list.length = 0;
    for (let at = 0; at < triples.length; at++) {
      const triple = Math.floor(at / 3);
      if (penalties[triple]! > 0) this.#triplesOf[triples[at]!]!.push(triple);
    }
  }

  /** Adds (`by` 1) or takes back (`by` −1) what the triples of `item` mean for the others once it is in the cluster. */
  charge(item: number, by: 1 | -1): void {
    const list = this.#triplesOf[item]!;
    for (let at = 0; at < list.length; at++) {
      const triple = list[at]!;
      const held = by === 1 ? this.#inTriple[triple]! : this.#inTriple[triple]! - 1;
      const penalty = this.#penalties[triple]!;
      if (held < 2) {
        const change = held === 0 ? by * penalty : -by * penalty;
        for (let k = 3 * triple; k < 3 * triple + 3; k++) {
          const other = this.#triples[k]!;
          if (other !== item) this.pending[other]! += change;
        }
      }
      this.#inTriple[triple]! += by;
    }
  }
}
