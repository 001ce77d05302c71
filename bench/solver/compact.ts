import type { HighsRow, HighsRuntime } from "../../src/solver/exact/highs.ts";
import { HighsProgram } from "../../src/solver/exact/highs.ts";
import type { ExactModel } from "../../src/solver/exact/model.ts";
import { compactHosts } from "./compact_hosts.ts";
import { compactPairs } from "./compact_pairs.ts";

/** A compact model of more rows, or of more coefficients in them, is not given to HiGHS: it would take gigabytes. */
const MOST = { columns: 200_000, rows: 1_500_000, coefficients: 6_000_000 };
const ROWS_AT_ONCE = 50_000;

/** How HiGHS ended on the compact model; `total` is what its plan costs with what it leaves out, `null` where it has none. */
export interface CompactOutcome {
  readonly status: "optimal" | "infeasible" | "stopped" | "too big";
  readonly total: number | null;
  /** Such as "20,000 columns, 60,000 rows". */
  readonly size: string;
}

/** `model` as one mixed-integer program, which HiGHS may take `seconds` for. */
export function solveCompact(
  runtime: HighsRuntime,
  model: ExactModel,
  seconds: number,
): CompactOutcome {
  const pairs = model.size ** 2;
  if (pairs > MOST.columns * 5) {
    return { status: "too big", total: null, size: `${thousands(pairs)} pairs of schools` };
  }
  const { columns, rows } =
    model.objective === "travel" ? compactPairs(model) : compactHosts(model);
  const program = new HighsProgram(runtime);
  try {
    program.addColumns(columns);
    const isAdded = addRows(program, rows);
    const size = `${thousands(columns.length)} columns, ${thousands(program.rows)} rows`;
    if (!isAdded) return { status: "too big", total: null, size: `${size} and more` };
    program.setWhole(true);
    const status = program.solve(seconds);
    if (status === "unbounded") throw new Error("A compact model has no bound.");
    return { status, total: program.hasSolution() ? program.objective() : null, size };
  } finally {
    program.dispose();
  }
}

/** Adds `rows` until they are too many; whether all were added. */
function addRows(program: HighsProgram, rows: Iterable<HighsRow>): boolean {
  let chunk: HighsRow[] = [];
  let coefficients = 0;
  for (const row of rows) {
    chunk.push(row);
    coefficients += row.columns?.length ?? 0;
    if (coefficients > MOST.coefficients || program.rows + chunk.length > MOST.rows) return false;
    if (chunk.length < ROWS_AT_ONCE) continue;
    program.addRows(chunk);
    chunk = [];
  }
  program.addRows(chunk);
  return true;
}

function thousands(count: number): string {
  return count.toLocaleString("en-GB");
}
