import type { HighsBasis, HighsColumn, HighsRow, HighsRuntime } from "../exact/highs.ts";
import { HighsProgram } from "../exact/highs.ts";
import type { CoverProblem } from "./cover_problem.ts";

/** A case whose cost takes longer than so many seconds to estimate counts as costly. */
const CASE_SECONDS = 0.25;
/** And no more steps of the simplex method are made for it; what it costs by then is a part of the whole. */
const CASE_STEPS = 40;
/** HiGHS's mark of a row in its basis: it is not at its bound. */
const BASIC = 1;
/** Shares of a cluster below this are rounding. */
const SHARE = 1e-9;

/** The linear program that covers the items of a cover problem by the clusters it knows so far, and its whole-number form. */
export class CoverProgram {
  readonly #problem: CoverProblem;
  readonly #program: HighsProgram;
  readonly #clusters: (readonly number[])[] = [];
  readonly #known = new Set<string>();
  readonly #leaveColumns: number;
  /** How many items of each cut's odd set each item is, over this problem's items. */
  #cuts: readonly Uint8Array[] = [];
  #shares = new Float64Array();
  #duals: Float64Array = new Float64Array();
  #cost = 0;
  #basis: HighsBasis | null = null;

  /** Whether every maximal legal cluster is among those added, so that no other has to be generated. */
  hasAll = false;

  constructor(runtime: HighsRuntime, problem: CoverProblem) {
    this.#problem = problem;
    this.#program = new HighsProgram(runtime);
    this.#program.addRows(Array.from(problem.leaveCost, (cost) => rowOf(problem, cost)));
    const columns: HighsColumn[] = [];
    problem.leaveCost.forEach((cost, item) => {
      if (cost > 0) columns.push({ cost, rows: [item] });
    });
    this.#program.addColumns(columns);
    this.#leaveColumns = columns.length;
  }

  get clusters(): readonly (readonly number[])[] {
    return this.#clusters;
  }

  /** Adds the clusters that are new; how many were. */
  add(clusters: readonly (readonly number[])[]): number {
    const columns: HighsColumn[] = [];
    for (const cluster of clusters) {
      const items = [...cluster].sort((a, b) => a - b);
      const key = items.join();
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      this.#clusters.push(items);
      columns.push(this.#columnOf(items));
    }
    this.#program.addColumns(columns);
    return columns.length;
  }

  /**
   * Adds the cuts Σ ⌈|C ∩ S| ÷ 2⌉ ≥ ⌈|S| ÷ 2⌉ over the clusters C, one for each odd set S: how many of its schools each item has.
   */
  addCuts(sets: readonly Uint8Array[]): void {
    const columnsOf = this.#columnsByItem();
    const rows = sets.map((set): HighsRow => {
      const times = new Map<number, number>();
      let total = 0;
      set.forEach((count, item) => {
        if (count === 0) return;
        total += count;
        for (const column of columnsOf[item] ?? []) {
          times.set(column, (times.get(column) ?? 0) + count);
        }
      });
      return {
        lower: Math.ceil(total / 2),
        upper: Number.POSITIVE_INFINITY,
        columns: [...times.keys()],
        values: Array.from(times.values(), (held) => Math.ceil(held / 2)),
      };
    });
    this.#program.addRows(rows);
    this.#cuts = [...this.#cuts, ...sets];
    this.#basis = null;
  }

  /** The columns that each item is in, by leaving it out or in a cluster. */
  #columnsByItem(): readonly (readonly number[])[] {
    const { leaveCost } = this.#problem;
    let next = 0;
    const columnsOf = Array.from(leaveCost, (cost) => (cost > 0 ? [next++] : []));
    this.#clusters.forEach((cluster, at) => {
      for (const item of cluster) columnsOf[item]?.push(this.#leaveColumns + at);
    });
    return columnsOf;
  }

  /** Whether it is solved as it is. */
  get isSolved(): boolean {
    return this.#basis !== null;
  }

  /** Drops the cuts that the last solution keeps with room to spare. */
  dropLooseCuts(): void {
    if (this.#basis === null) return;
    const { rowStatus } = this.#basis;
    const { size } = this.#problem;
    const loose = [...this.#cuts.keys()].filter((cut) => rowStatus[size + cut] === BASIC);
    if (loose.length === 0) return;
    const gone = new Set(loose.map((cut) => size + cut));
    const kept = rowStatus.filter((_, row) => !gone.has(row));
    this.#duals = this.#duals.filter((_, row) => !gone.has(row));
    this.#program.deleteRows([...gone]);
    this.#cuts = this.#cuts.filter((_, cut) => !gone.has(size + cut));
    this.#basis = { ...this.#basis, rowStatus: kept };
    this.#program.setBasis(this.#basis);
  }

  /** What the last fractional solution costs. */
  get cost(): number {
    return this.#cost;
  }

  get cuts(): readonly Uint8Array[] {
    return this.#cuts;
  }

  #columnOf(items: readonly number[]): HighsColumn {
    const cost = this.#problem.clusterCost;
    const rows = [...items];
    const values = items.map(() => 1);
    this.#cuts.forEach((set, cut) => {
      const times = timesOf(set, items);
      if (times === 0) return;
      rows.push(this.#problem.size + cut);
      values.push(times);
    });
    return { cost, rows, values };
  }

  /** Solves the linear program: `false` where it was stopped before its end. */
  solve(seconds: number): boolean {
    const status = this.#program.solve(seconds);
    if (status === "optimal") {
      this.#shares = this.#program.values().slice(this.#leaveColumns);
      this.#basis = this.#program.basis();
      this.#cost = this.#program.objective();
      this.#duals = this.#program.duals();
      return true;
    }
    if (status === "stopped") return false;
    throw new Error(`A cover of ${this.#problem.size} items by HiGHS is ${status}.`);
  }

  /** The last duals, one for each item, brought within what the certificate asks of their signs. */
  duals(): Float64Array {
    const { leaveCost, hereditary } = this.#problem;
    return this.#duals.subarray(0, leaveCost.length).map((dual, item) => {
      const most = leaveCost[item] ?? 0;
      return Math.min(most, hereditary ? Math.max(0, dual) : dual);
    });
  }

  /** The last duals of the cuts, none below 0. */
  cutDuals(): Float64Array {
    return this.#duals.subarray(this.#problem.size).map((dual) => Math.max(0, dual));
  }

  /** How much of each cluster the last fractional solution has. */
  get shares(): Float64Array {
    return this.#shares;
  }

  /**
   * What the linear program costs where items `a` and `b` share a cluster: an estimate, for which no clusters are generated
   * and few steps are made. `Infinity` where there is no solution. Changes nothing.
   */
  costTogether(a: number, b: number): number {
    const { both, one } = this.#clustersWith(a, b);
    if (!this.#problem.hereditary) return this.#costWithout(one);
    const columns = both.map((at) => at + this.#leaveColumns);
    const row = this.#program.addRows([{ lower: 1, upper: Number.POSITIVE_INFINITY, columns }]);
    const cost = this.#costNow();
    this.#program.deleteRows([row]);
    this.#restore();
    return cost;
  }

  /** The same where they do not; a cluster of both may lose either. */
  costApart(a: number, b: number): number {
    const { both } = this.#clustersWith(a, b);
    if (!this.#problem.hereditary) return this.#costWithout(both);
    const parts = both
      .filter((at) => (this.#shares[at] ?? 0) > SHARE)
      .flatMap((at) => [a, b].map((item) => this.#clusters[at]?.filter((each) => each !== item)))
      .map((items) => this.#columnOf(items ?? []));
    const first = this.#program.addColumns(parts);
    this.#setMost(both, 0);
    const cost = this.#costNow();
    this.#setMost(both, Number.POSITIVE_INFINITY);
    this.#program.deleteColumns(parts.map((_, at) => first + at));
    this.#restore();
    return cost;
  }

  #clustersWith(a: number, b: number) {
    const both: number[] = [];
    const one: number[] = [];
    this.#clusters.forEach((cluster, at) => {
      const held = Number(cluster.includes(a)) + Number(cluster.includes(b));
      if (held === 2) both.push(at);
      else if (held === 1) one.push(at);
    });
    return { both, one };
  }

  #costWithout(clusters: readonly number[]): number {
    this.#setMost(clusters, 0);
    const cost = this.#costNow();
    this.#setMost(clusters, Number.POSITIVE_INFINITY);
    this.#restore();
    return cost;
  }

  #setMost(clusters: readonly number[], most: number): void {
    for (const at of clusters) this.#program.setColumnBounds(this.#leaveColumns + at, 0, most);
  }

  #restore(): void {
    if (this.#basis === null) throw new Error("A case was tried before the program was solved.");
    this.#program.setBasis(this.#basis);
  }

  #costNow(): number {
    this.#program.setOptions({ simplex_iteration_limit: CASE_STEPS });
    const status = this.#program.solve(CASE_SECONDS);
    this.#program.setOptions({ simplex_iteration_limit: 2_147_483_647 });
    return status === "infeasible" ? Number.POSITIVE_INFINITY : this.#program.objective();
  }

  /** The best whole clusters among those known that are found in `seconds`, or the first at a cost of `goal`; `null` for none. */
  solveWhole(seconds: number, goal: number): readonly (readonly number[])[] | null {
    this.#program.setWhole(true);
    this.#program.setOptions({ objective_target: goal + 0.5 });
    const status = this.#program.solve(seconds);
    const found = status === "optimal" || (status === "stopped" && this.#program.hasSolution());
    const shares = found ? this.#program.values().subarray(this.#leaveColumns) : [];
    this.#program.setWhole(false);
    return found ? this.#clusters.filter((_, at) => (shares[at] ?? 0) > 0.5) : null;
  }

  dispose(): void {
    this.#program.dispose();
  }
}

/** The coefficient of a cluster in the cut of an odd set. */
function timesOf(set: Uint8Array, items: readonly number[]): number {
  let held = 0;
  for (const item of items) held += set[item] ?? 0;
  return Math.ceil(held / 2);
}

function rowOf(problem: CoverProblem, leaveCost: number): HighsRow {
  if (problem.hereditary) {
    return { lower: leaveCost > 0 ? 1 : Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  }
  return { lower: leaveCost > 0 ? 1 : 0, upper: 1 };
}
