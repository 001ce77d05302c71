import type { Urn } from "../../domain/school.ts";
import type { Problem } from "../problem.ts";

/** The sets of candidates that must share a cluster, as far as schools that take part are named: every other candidate is a set of its own. */
export class Contraction {
  readonly #problem: Problem;
  readonly #rowOf: ReadonlyMap<Urn, number>;
  readonly #root: Int32Array;

  /** Over a problem whose candidates are single schools. */
  constructor(problem: Problem) {
    this.#problem = problem;
    this.#rowOf = new Map(problem.candidates.map(({ urn }, row) => [urn, row]));
    this.#root = Int32Array.from({ length: problem.size }, (_, row) => row);
  }

  /** The candidates among `urns`. */
  rowsOf(urns: readonly Urn[]): readonly number[] {
    return [...new Set(urns)].flatMap((urn) => this.#rowOf.get(urn) ?? []);
  }

  /** Joins the sets that `urns` are in. */
  join(urns: readonly Urn[]): void {
    const [first, ...rest] = this.rowsOf(urns);
    if (first === undefined) return;
    for (const row of rest) this.#root[this.#rootOf(row)] = this.#rootOf(first);
  }

  /** The rows of the set that joining `urns` would make. */
  wouldBe(urns: readonly Urn[]): readonly number[] {
    const roots = new Set(this.rowsOf(urns).map((row) => this.#rootOf(row)));
    return [...this.#problem.candidates.keys()].filter((row) => roots.has(this.#rootOf(row)));
  }

  /** Every set. */
  sets(): readonly (readonly number[])[] {
    const sets = new Map<number, number[]>();
    for (const row of this.#problem.candidates.keys()) {
      const root = this.#rootOf(row);
      const set = sets.get(root);
      if (set === undefined) sets.set(root, [row]);
      else set.push(row);
    }
    return [...sets.values()];
  }

  #rootOf(row: number): number {
    let at = row;
    while (this.#root[at] !== at) at = this.#root[at] ?? at;
    return at;
  }
}
