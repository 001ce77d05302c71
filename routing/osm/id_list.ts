/**
 * A set of ids in 8 bytes each: ids are added in any order, then asked for after `sort`. An extract of a large county refers to
 * some millions of nodes, which a `Set` would keep in ten times the memory.
 */
export class IdList {
  #ids = new Float64Array(1 << 12);
  #size = 0;

  /** How many ids there are; each counts once only after `sort`. */
  get size(): number {
    return this.#size;
  }

  add(id: number): void {
    if (this.#size === this.#ids.length) {
      const wider = new Float64Array(this.#ids.length * 2);
      wider.set(this.#ids);
      this.#ids = wider;
    }
    this.#ids[this.#size++] = id;
  }

  /** To be called once after the last `add`. */
  sort(): void {
    const sorted = this.#ids.subarray(0, this.#size).sort();
    let kept = 0;
    for (let i = 0; i < sorted.length; i++) {
      const id = sorted[i] ?? 0;
      if (kept === 0 || sorted[kept - 1] !== id) sorted[kept++] = id;
    }
    this.#ids = sorted.slice(0, kept);
    this.#size = kept;
  }

  has(id: number): boolean {
    let [low, high] = [0, this.#size - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#ids[middle] ?? 0;
      if (found === id) return true;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
}
