import type {
  HighsColumn,
  HighsRow,
  HighsRuntime,
  HighsStatus,
} from "../../src/solver/exact/highs.ts";
import { HighsProgram } from "../../src/solver/exact/highs.ts";
import type { ExactModel } from "../../src/solver/exact/model.ts";

/** How HiGHS ended on the compact model, and the value of its plan; `null` where it has none. */
export interface CompactOutcome {
  readonly status: HighsStatus;
  readonly value: number | null;
}

/**
 * Least travel as one mixed-integer program: a column for each pair that shares a cluster, with triangle rows (Grötschel
 * & Wakabayashi 1989, "A cutting plane algorithm for a clustering problem"), and one for each item that is the first of
 * its cluster. For models whose items are single schools that must all be placed, without bounds on pupils.
 */
export function solveCompact(
  runtime: HighsRuntime,
  model: ExactModel,
  seconds: number,
): CompactOutcome {
  const { size, clusters, limits } = model;
  const pairs = (size * (size - 1)) / 2;
  const at = (a: number, b: number) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return low * size - (low * (low + 1)) / 2 + high - low - 1;
  };
  const columns: HighsColumn[] = [];
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const isAllowed = model.allowed[a * size + b] === 1;
      const cost = isAllowed ? (model.cost[a * size + b] ?? 0) : 0;
      columns.push({ cost, upper: isAllowed ? 1 : 0, rows: [] });
    }
  }
  for (let item = 0; item < size; item++) columns.push({ cost: 0, upper: 1, rows: [] });
  const program = new HighsProgram(runtime);
  try {
    program.addColumns(columns);
    program.addRows([
      ...triangles(size, at),
      ...sizes(size, at, limits.minSchools, limits.maxSchools),
    ]);
    program.addRows([...firsts(size, at, pairs, clusters)]);
    program.setWhole(true);
    const status = program.solve(seconds);
    return { status, value: program.hasSolution() ? program.objective() : null };
  } finally {
    program.dispose();
  }
}

type At = (a: number, b: number) => number;

function* triangles(size: number, at: At): Generator<HighsRow> {
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      for (let c = 0; c < size; c++) {
        if (c === a || c === b) continue;
        const columns = [at(a, c), at(b, c), at(a, b)];
        yield { lower: Number.NEGATIVE_INFINITY, upper: 1, columns, values: [1, 1, -1] };
      }
    }
  }
}

function* sizes(size: number, at: At, least: number, most: number): Generator<HighsRow> {
  for (let a = 0; a < size; a++) {
    const columns = Array.from({ length: size }, (_, b) => b)
      .filter((b) => b !== a)
      .map((b) => at(a, b));
    yield { lower: least - 1, upper: most - 1, columns };
  }
}

/** An item is the first of its cluster when it shares none with an earlier one; there are as many firsts as clusters. */
function* firsts(
  size: number,
  at: At,
  offset: number,
  clusters: number | null,
): Generator<HighsRow> {
  for (let item = 0; item < size; item++) {
    const earlier = Array.from({ length: item }, (_, other) => at(other, item));
    yield {
      lower: 1,
      upper: Number.POSITIVE_INFINITY,
      columns: [offset + item, ...earlier],
    };
    for (const pair of earlier) {
      yield { lower: Number.NEGATIVE_INFINITY, upper: 1, columns: [offset + item, pair] };
    }
  }
  if (clusters === null) return;
  const columns = Array.from({ length: size }, (_, item) => offset + item);
  yield { lower: clusters, upper: clusters, columns };
}
