import type { HighsColumn, HighsRow, HighsRuntime } from "../exact/highs.ts";
import { HighsProgram } from "../exact/highs.ts";
import type { CoverProblem } from "./cover_problem.ts";

/** The linear program that covers the items of a cover problem by the clusters it knows so far, and its whole-number form. */
export class CoverProgram {
  readonly #problem: CoverProblem;
  readonly #program: HighsProgram;
  readonly #clusters: (readonly number[])[] = [];
  readonly #known = new Set<string>();
  readonly #leaveColumns: number;

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
      columns.push({ cost: this.#problem.clusterCost, rows: items });
    }
    this.#program.addColumns(columns);
    return columns.length;
  }

  /** Solves the linear program: `false` where it was stopped before its end. */
  solve(seconds: number): boolean {
    const status = this.#program.solve(seconds);
    if (status === "optimal") return true;
    if (status === "stopped") return false;
    throw new Error(`A cover of ${this.#problem.size} items by HiGHS is ${status}.`);
  }

  /** The last duals, one for each item, brought within what the certificate asks of their signs. */
  duals(): Float64Array {
    const { leaveCost, hereditary } = this.#problem;
    return this.#program.duals().map((dual, item) => {
      const most = leaveCost[item] ?? 0;
      return Math.min(most, hereditary ? Math.max(0, dual) : dual);
    });
  }

  /** How much of each cluster the last solution has. */
  shares(): Float64Array {
    return this.#program.values().subarray(this.#leaveColumns);
  }

  /** The best whole clusters among those known that are found in `seconds`, or the first at a cost of `goal`; `null` for none. */
  solveWhole(seconds: number, goal: number): readonly (readonly number[])[] | null {
    this.#program.setWhole(true);
    this.#program.setOptions({ objective_target: goal + 0.5 });
    const status = this.#program.solve(seconds);
    const found = status === "optimal" || (status === "stopped" && this.#program.hasSolution());
    const shares = found ? this.shares() : new Float64Array();
    this.#program.setWhole(false);
    return found ? this.#clusters.filter((_, at) => (shares[at] ?? 0) > 0.5) : null;
  }

  dispose(): void {
    this.#program.dispose();
  }
}

function rowOf(problem: CoverProblem, leaveCost: number): HighsRow {
  if (problem.hereditary) {
    return { lower: leaveCost > 0 ? 1 : Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  }
  return { lower: leaveCost > 0 ? 1 : 0, upper: 1 };
}
