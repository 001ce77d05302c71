import type { HighsRow, HighsRuntime, HighsStatus } from "../../src/solver/exact/highs.ts";
import { HighsProgram } from "../../src/solver/exact/highs.ts";
import type { ExactModel } from "../../src/solver/exact/model.ts";

/** How HiGHS ended on the compact model, and the value of its plan; `null` where it has none. */
export interface CompactOutcome {
  readonly status: HighsStatus;
  readonly value: number | null;
}

/**
 * Least travel to hosts as one mixed-integer program: a column for each item with each host, the strong rows "only with a
 * host", sizes, and a row for each pair that may not share a cluster. For models whose items are single schools that must be placed.
 */
export function solveCompact(
  runtime: HighsRuntime,
  model: ExactModel,
  seconds: number,
): CompactOutcome {
  const { size, hostCost, allowed } = model;
  const at = (host: number, item: number) => host * size + item;
  const program = new HighsProgram(runtime);
  try {
    program.addColumns(
      Array.from(hostCost, (cost, place) => {
        const may = Math.floor(place / size) === place % size || allowed[place] === 1;
        return { cost: may ? cost : 0, upper: may ? 1 : 0, rows: [] };
      }),
    );
    program.addRows([...rowsOf(model, at)]);
    program.setWhole(true);
    const status = program.solve(seconds);
    return { status, value: program.hasSolution() ? program.objective() : null };
  } finally {
    program.dispose();
  }
}

function* rowsOf(
  { size, clusters, limits, pupils, allowed }: ExactModel,
  at: (host: number, item: number) => number,
): Generator<HighsRow> {
  const all = Array.from({ length: size }, (_, item) => item);
  const none = Number.NEGATIVE_INFINITY;
  for (const item of all) {
    yield { lower: 1, upper: 1, columns: all.map((host) => at(host, item)) };
  }
  if (clusters !== null) {
    yield { lower: clusters, upper: clusters, columns: all.map((host) => at(host, host)) };
  }
  const most = Math.min(
    limits.maxPupils,
    pupils.reduce((sum, each) => sum + each, 0),
  );
  for (const host of all) {
    const columns = all.map((item) => at(host, item));
    const less = (values: ArrayLike<number>, own: number) =>
      all.map((item) => (values[item] ?? 0) - (item === host ? own : 0));
    const ones = new Float64Array(size).fill(1);
    yield { lower: none, upper: 0, columns, values: less(ones, Math.min(size, limits.maxSchools)) };
    yield { lower: 0, upper: size, columns, values: less(ones, limits.minSchools) };
    yield { lower: none, upper: 0, columns, values: less(pupils, most) };
    for (const item of all) {
      if (item === host) continue;
      yield { lower: none, upper: 0, columns: [at(host, item), at(host, host)], values: [1, -1] };
      for (const other of all) {
        if (other <= item || other === host || allowed[item * size + other] === 1) continue;
        const three = [at(host, item), at(host, other), at(host, host)];
        yield { lower: none, upper: 0, columns: three, values: [1, 1, -1] };
      }
    }
  }
}
