import type { Basis, Highs, Model } from "highs";
import loadHighs from "highs";

/** HiGHS (Huangfu & Hall 2018) in WebAssembly, loaded: solves linear and mixed-integer programs, synchronously. */
export type HighsRuntime = Pick<Highs, "createModel">;

/** One row of a program: `lower` ≤ Σ coefficient × column ≤ `upper`. */
export interface HighsRow {
  readonly lower: number;
  readonly upper: number;
  /** Coefficients of columns that are there already. */
  readonly columns?: readonly number[];
  readonly values?: readonly number[];
}

/** One column of a program, with its coefficients in rows that are there already; all 1 where `values` is absent. */
export interface HighsColumn {
  readonly cost: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly rows: ArrayLike<number>;
  readonly values?: ArrayLike<number>;
}

/** Which columns and rows a solution of a linear program stands on. */
export type HighsBasis = Basis;

/** How a run ended. After "stopped" there may be a solution, but what HiGHS says of its bound is not to be shown. */
export type HighsStatus = "optimal" | "infeasible" | "unbounded" | "stopped";

const OPTIMAL = 7;
const INFEASIBLE = 8;
const UNBOUNDED = [9, 10];
const STOPPED = [11, 12, 13, 14, 15, 16, 17];
const INTEGER = 1;

/** The loader as it really is: the package types an ES module as a CommonJS one. */
const load = loadHighs as unknown as typeof loadHighs.default;

/** HiGHS, its WebAssembly fetched from `wasmUrl`, or found beside the package where that is absent. */
export async function loadHighsRuntime(wasmUrl?: string): Promise<HighsRuntime> {
  return load(wasmUrl === undefined ? {} : { locateFile: () => wasmUrl });
}

/** A linear program to be minimised that grows by rows and columns and is solved again from its last basis. Owns memory that only `dispose` frees. */
export class HighsProgram {
  readonly #model: Model;
  #columns = 0;
  #rows = 0;

  constructor(runtime: HighsRuntime) {
    this.#model = runtime.createModel() as Model;
    this.#model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9 });
  }

  get columns(): number {
    return this.#columns;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Sets options by their HiGHS names. */
  setOptions(options: Readonly<Record<string, boolean | number | string>>): void {
    this.#model.options.set(options);
  }

  /** Adds rows; the number of the first. */
  addRows(rows: readonly HighsRow[]): number {
    const first = this.#rows;
    if (rows.length === 0) return first;
    const starts = startsOf(rows.map((row) => row.columns?.length ?? 0));
    const indices = rows.flatMap((row) => row.columns ?? []);
    const values = rows.flatMap((row) => row.values ?? (row.columns ?? []).map(() => 1));
    this.#model.addRows({
      lower: Float64Array.from(rows, ({ lower }) => lower),
      upper: Float64Array.from(rows, ({ upper }) => upper),
      matrix: {
        format: "csr",
        numRows: rows.length,
        numCols: this.#columns,
        starts,
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
    this.#rows += rows.length;
    return first;
  }

  /** Adds columns, from 0 to infinity where they have no bounds; the number of the first. */
  addColumns(columns: readonly HighsColumn[]): number {
    const first = this.#columns;
    if (columns.length === 0) return first;
    const starts = startsOf(columns.map(({ rows }) => rows.length));
    const indices = new Int32Array(starts[columns.length] ?? 0);
    const values = new Float64Array(indices.length).fill(1);
    columns.forEach((column, at) => {
      indices.set(column.rows, starts[at]);
      if (column.values !== undefined) values.set(column.values, starts[at]);
    });
    this.#model.addCols({
      cost: Float64Array.from(columns, ({ cost }) => cost),
      lower: Float64Array.from(columns, ({ lower }) => lower ?? 0),
      upper: Float64Array.from(columns, ({ upper }) => upper ?? Number.POSITIVE_INFINITY),
      matrix: {
        format: "csc",
        numRows: this.#rows,
        numCols: columns.length,
        starts,
        indices,
        values,
      },
    });
    this.#columns += columns.length;
    return first;
  }

  /** Deletes columns; later ones move up. */
  deleteColumns(columns: readonly number[]): void {
    if (columns.length === 0) return;
    this.#model.deleteCols({ kind: "set", indices: [...columns].sort((a, b) => a - b) });
    this.#columns -= columns.length;
  }

  /** Deletes rows; later ones move up. */
  deleteRows(rows: readonly number[]): void {
    if (rows.length === 0) return;
    this.#model.deleteRows({ kind: "set", indices: [...rows].sort((a, b) => a - b) });
    this.#rows -= rows.length;
  }

  /** The basis that the last linear program ended with, for `setBasis` while rows and columns are the same. */
  basis(): HighsBasis {
    return this.#model.getBasis();
  }

  setBasis(basis: HighsBasis): void {
    this.#model.setBasis(basis);
  }

  setColumnBounds(column: number, lower: number, upper: number): void {
    this.#model.changeColBounds(column, lower, upper);
  }

  setColumnCost(column: number, cost: number): void {
    this.#model.changeColCost(column, cost);
  }

  setRowBounds(row: number, lower: number, upper: number): void {
    this.#model.changeRowBounds(row, lower, upper);
  }

  /** Makes every column whole (or none). */
  setWhole(isWhole: boolean): void {
    if (!isWhole) {
      this.#model.clearIntegrality();
      return;
    }
    const indices = Int32Array.from({ length: this.#columns }, (_, column) => column);
    const types = new Int32Array(this.#columns).fill(INTEGER);
    this.#model.changeColsIntegrality({ kind: "set", indices }, types);
  }

  /** A solution to start a mixed-integer run from. */
  setStart(values: ArrayLike<number>): void {
    this.#model.setSolution({ colValue: Float64Array.from(values) });
  }

  /** Solves, for at most `seconds`. */
  solve(seconds: number = Number.POSITIVE_INFINITY): HighsStatus {
    this.#model.raw.zeroAllClocks();
    this.#model.options.set({ time_limit: Math.min(1e9, Math.max(0.001, seconds)) });
    this.#model.run();
    const status: number = this.#model.getModelStatus();
    if (status === OPTIMAL) return "optimal";
    if (status === INFEASIBLE) return "infeasible";
    if (UNBOUNDED.includes(status)) return "unbounded";
    if (STOPPED.includes(status)) return "stopped";
    throw new Error(`HiGHS ended with model status ${status} after ${this.#columns} columns.`);
  }

  objective(): number {
    return this.#model.getObjectiveValue();
  }

  /** The columns' values. After "stopped" they are a solution only where `hasSolution`. */
  values(): Float64Array {
    return this.#model.getSolution().colValue;
  }

  /** Whether the last run found values that keep every row. */
  hasSolution(): boolean {
    return Number(this.#model.info.get("primal_solution_status")) === 2;
  }

  /** The rows' duals: for a minimum, what the objective gains for each unit that a row's bound rises. */
  duals(): Float64Array {
    return this.#model.getSolution().rowDual;
  }

  dispose(): void {
    this.#model.dispose();
  }
}

function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, at) => {
    starts[at + 1] = (starts[at] ?? 0) + length;
  });
  return starts;
}
