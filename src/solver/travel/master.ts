import type { HighsColumn, HighsRuntime } from "../exact/highs.ts";
import { HighsProgram } from "../exact/highs.ts";
import type { ExactModel } from "../exact/model.ts";
import { clusterCost, costOfLeavingOut } from "../exact/model.ts";
import type { Branch } from "./pricing_graph.ts";

/** Three items, ascending. */
export type Triple = readonly [a: number, b: number, c: number];

/** Prices of the rows of the master: what the least cost gains for each unit more of a row. */
export interface Duals {
  /** For each item. */
  readonly items: Float64Array;
  /** Of "exactly so many clusters"; 0 where the count is free. */
  readonly clusters: number;
  /** For each cut, 0 or less. */
  readonly cuts: Float64Array;
}

/** A cluster that the master may choose, its items ascending. */
export interface MasterColumn {
  readonly members: readonly number[];
  readonly cost: number;
}

/**
 * The restricted master: each item in exactly one of the clusters known so far or left out at its cost, the given
 * number of clusters, and at most one cluster with two or more of a cut's triple (subset-row cuts; Jepsen, Petersen,
 * Spoorendonk & Pisinger 2008). Owns memory that only `dispose` frees.
 */
export class TravelMaster {
  readonly model: ExactModel;
  readonly columns: MasterColumn[] = [];
  readonly cuts: Triple[] = [];
  readonly #program: HighsProgram;
  readonly #known = new Set<string>();
  readonly #columnsWith: number[][];
  readonly #cutsWith: number[][];
  readonly #firstCut: number;
  readonly #firstColumn: number;
  #value = 0;
  #penalty = 0;
  #slacks: Float64Array = new Float64Array(0);
  #shares: Float64Array = new Float64Array(0);
  #rowDuals: Float64Array = new Float64Array(0);
  #branch: Branch = { together: [], apart: [] };
  #closed: Uint8Array = new Uint8Array(1024);

  constructor(runtime: HighsRuntime, model: ExactModel, penalty: number) {
    const { size, clusters } = model;
    this.model = model;
    this.#program = new HighsProgram(runtime);
    this.#program.setOptions({ presolve: "off", dual_feasibility_tolerance: 1e-9 });
    const items = Array.from({ length: size }, () => ({ lower: 1, upper: 1 }));
    const count = clusters === null ? [] : [{ lower: clusters, upper: clusters }];
    this.#program.addRows([...items, ...count]);
    this.#firstCut = items.length + count.length;
    this.#columnsWith = Array.from({ length: size }, () => []);
    this.#cutsWith = Array.from({ length: size }, () => []);
    const slacks = [
      ...items.map((_, item) => ({ cost: 0, rows: [item] })),
      ...count.flatMap(() => [
        { cost: 0, rows: [size], values: [1] },
        { cost: 0, rows: [size], values: [-1] },
      ]),
    ];
    this.#program.addColumns(slacks);
    this.#firstColumn = slacks.length;
    this.#setPenalty(penalty);
  }

  /** Adds the legal `clusters` that are new; how many those are. */
  addClusters(clusters: Iterable<readonly number[]>): number {
    const added: HighsColumn[] = [];
    for (const unsorted of clusters) {
      const members = [...unsorted].sort((a, b) => a - b);
      const key = members.join();
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      const column = this.columns.length;
      const cost = clusterCost(this.model, members);
      this.columns.push({ members, cost });
      for (const item of members) this.#columnsWith[item]?.push(column);
      const isClosed = breaks(this.#branch, members);
      if (column === this.#closed.length) this.#closed = widened(this.#closed);
      this.#closed[column] = isClosed ? 1 : 0;
      added.push({
        cost,
        upper: isClosed ? 0 : Number.POSITIVE_INFINITY,
        rows: this.#rowsOf(members),
      });
    }
    this.#program.addColumns(added);
    return added.length;
  }

  /** Adds a cut for each of `triples`, which must be new. */
  addCuts(triples: readonly Triple[]): void {
    const rows = triples.map((triple) => ({
      lower: Number.NEGATIVE_INFINITY,
      upper: 1,
      columns: this.#columnsIn(triple).map((column) => this.#firstColumn + column),
    }));
    this.#program.addRows(rows);
    for (const triple of triples) {
      for (const item of triple) this.#cutsWith[item]?.push(this.cuts.length);
      this.cuts.push(triple);
    }
  }

  /** Closes the columns that `branch` rules out, and opens the others. */
  setBranch(branch: Branch): void {
    this.#branch = branch;
    this.columns.forEach(({ members }, column) => {
      const isClosed = breaks(branch, members) ? 1 : 0;
      if (this.#closed[column] === isClosed) return;
      this.#closed[column] = isClosed;
      const upper = isClosed === 1 ? 0 : Number.POSITIVE_INFINITY;
      this.#program.setColumnBounds(this.#firstColumn + column, 0, upper);
    });
  }

  /** Whether the branch in force rules `column` out. */
  isClosed(column: number): boolean {
    return this.#closed[column] === 1;
  }

  /**
   * Solves the linear relaxation over the clusters known, for at most `seconds`; whether it did. It always has a solution:
   * items may be left out and the count missed, at their costs.
   */
  solve(seconds: number): boolean {
    const status = this.#program.solve(seconds);
    if (status === "stopped") return false;
    if (status !== "optimal") {
      throw new Error(`The master with ${this.columns.length} clusters ended as ${status}.`);
    }
    this.#value = this.#program.objective();
    const values = this.#program.values();
    this.#slacks = values.slice(0, this.#firstColumn);
    this.#shares = values.slice(this.#firstColumn);
    this.#rowDuals = this.#program.duals();
    return true;
  }

  /**
   * Where the last solution leaves out items or misses the count at less than that costs, makes it ten times as dear and
   * returns `true`. Less than the cost is a relaxation, and much easier to solve and to price: so it is begun with.
   */
  raisePenalty(): boolean {
    const { model } = this;
    const isUsed = this.#slacks.some(
      (share, at) => share > SLACK && (at >= model.size || model.mustPlace[at] === 1),
    );
    if (!isUsed || this.#penalty >= model.leftOutCost) return false;
    this.#setPenalty(10 * this.#penalty);
    return true;
  }

  #setPenalty(penalty: number): void {
    const { model } = this;
    this.#penalty = Math.min(penalty, model.leftOutCost);
    const mostSchools = model.schools.reduce((sum, schools) => sum + schools, 1);
    const wrongCount = this.#penalty * Math.min(mostSchools, 2 * model.limits.maxSchools);
    for (let at = 0; at < this.#firstColumn; at++) {
      const leftOut = (this.#penalty / model.leftOutCost) * costOfLeavingOut(model, at);
      this.#program.setColumnCost(at, at < model.size ? leftOut : wrongCount);
    }
  }

  /** The cost of the last solution. */
  get value(): number {
    return this.#value;
  }

  /** The share of each column that there was in the last solution. */
  get shares(): Float64Array {
    return this.#shares;
  }

  /** The duals of the last solution, with rounding below 0 or above what leaving out costs taken off. */
  duals(): Duals {
    const { size, clusters } = this.model;
    const items = this.#rowDuals
      .slice(0, size)
      .map((dual, item) => Math.min(dual, costOfLeavingOut(this.model, item)));
    const cuts = this.#rowDuals.slice(this.#firstCut).map((dual) => Math.min(dual, 0));
    return { items, clusters: clusters === null ? 0 : (this.#rowDuals[size] ?? 0), cuts };
  }

  dispose(): void {
    this.#program.dispose();
  }

  #rowsOf(members: readonly number[]): readonly number[] {
    const rows = [...members];
    if (this.model.clusters !== null) rows.push(this.model.size);
    const held = new Map<number, number>();
    for (const item of members) {
      for (const cut of this.#cutsWith[item] ?? []) held.set(cut, (held.get(cut) ?? 0) + 1);
    }
    for (const [cut, count] of held) if (count >= 2) rows.push(this.#firstCut + cut);
    return rows;
  }

  #columnsIn(triple: Triple): number[] {
    const held = new Map<number, number>();
    for (const item of triple) {
      for (const column of this.#columnsWith[item] ?? []) {
        held.set(column, (held.get(column) ?? 0) + 1);
      }
    }
    const columns: number[] = [];
    for (const [column, count] of held) if (count >= 2) columns.push(column);
    return columns.sort((a, b) => a - b);
  }
}

/** Shares below this are rounding. */
const SLACK = 1e-7;

function breaks(branch: Branch, members: readonly number[]): boolean {
  return (
    branch.apart.some(([a, b]) => members.includes(a) && members.includes(b)) ||
    branch.together.some(([a, b]) => members.includes(a) !== members.includes(b))
  );
}

function widened(from: Uint8Array): Uint8Array {
  const to = new Uint8Array(2 * from.length);
  to.set(from);
  return to;
}
