import type { HighsColumn, HighsRow } from "../../src/solver/exact/highs.ts";
import type { ExactModel } from "../../src/solver/exact/model.ts";
import { costOfLeavingOut } from "../../src/solver/exact/model.ts";

/** More rows than this for pairs that may not share a cluster are summed into one for each school and host. */
const MOST_CONFLICTS = 200_000;

/** The columns and rows of a mixed-integer program. Columns are whole; rows name them by number. */
export interface CompactModel {
  readonly columns: readonly HighsColumn[];
  readonly rows: Iterable<HighsRow>;
}

/**
 * `host` and `fewest` as one program: a column for each item with each item that may stand for its cluster, and one for
 * leaving it out; the rows "only with one that stands" (Ceselli & Righini 2005, for capacitated medians), sizes, and one
 * for each pair that may not share a cluster. For `fewest` the first of a cluster stands for it (Campêlo, Campos &
 * Corrêa 2008, "On the asymmetric representatives formulation for the vertex coloring problem").
 */
export function compactHosts(model: ExactModel): CompactModel {
  const { size, allowed, objective, hostCost } = model;
  const columns: HighsColumn[] = [];
  const at = new Int32Array(size * size).fill(-1);
  for (let host = 0; host < size; host++) {
    for (let item = 0; item < size; item++) {
      const may = host === item || allowed[host * size + item] === 1;
      if (!may || (objective === "fewest" && item < host)) continue;
      at[host * size + item] = columns.length;
      const cost = objective === "host" ? hostCost[host * size + item] : host === item ? 1 : 0;
      columns.push({ cost: cost ?? 0, upper: 1, rows: [] });
    }
  }
  const firstOut = columns.length;
  for (let item = 0; item < size; item++) {
    columns.push({ cost: costOfLeavingOut(model, item), upper: 1, rows: [] });
  }
  return { columns, rows: rowsOf(model, at, firstOut) };
}

const NONE = Number.NEGATIVE_INFINITY;

function* rowsOf(model: ExactModel, at: Int32Array, firstOut: number): Generator<HighsRow> {
  const { size, clusters } = model;
  const all = Array.from({ length: size }, (_, item) => item);
  const column = (host: number, item: number) => at[host * size + item] ?? -1;
  for (const item of all) {
    const hosts = all.map((host) => column(host, item)).filter((each) => each >= 0);
    yield { lower: 1, upper: 1, columns: [...hosts, firstOut + item] };
  }
  if (clusters !== null) {
    yield { lower: clusters, upper: clusters, columns: all.map((host) => column(host, host)) };
  }
  const isSummed = countConflicts(model, column) > MOST_CONFLICTS;
  for (const host of all) {
    const own = column(host, host);
    const items = all.filter((item) => item !== host && column(host, item) >= 0);
    yield* sizesOf(model, host, items, column);
    for (const item of items) {
      yield { lower: NONE, upper: 0, columns: [column(host, item), own], values: [1, -1] };
      const others = items
        .filter((other) => other !== item && model.allowed[item * size + other] !== 1)
        .filter((other) => isSummed || other > item)
        .map((other) => column(host, other));
      if (others.length === 0) continue;
      if (isSummed) {
        const most = Math.min(model.limits.maxSchools - 1, others.length);
        const values = [...others.map(() => 1), most, -most];
        yield { lower: NONE, upper: 0, columns: [...others, column(host, item), own], values };
        continue;
      }
      for (const other of others) {
        const three = [column(host, item), other, own];
        yield { lower: NONE, upper: 0, columns: three, values: [1, 1, -1] };
      }
    }
  }
}

type ColumnOf = (host: number, item: number) => number;

function* sizesOf(
  { schools, pupils, limits }: ExactModel,
  host: number,
  items: readonly number[],
  column: ColumnOf,
): Generator<HighsRow> {
  const columns = [host, ...items].map((item) => column(host, item));
  const weigh = (weights: ArrayLike<number>, limit: number) =>
    [host, ...items].map((item) => (weights[item] ?? 0) - (item === host ? limit : 0));
  const total = (weights: ArrayLike<number>) =>
    [host, ...items].reduce((sum, item) => sum + (weights[item] ?? 0), 0);
  const { minSchools, maxSchools, minPupils, maxPupils } = limits;
  if (total(schools) > maxSchools) {
    yield { lower: NONE, upper: 0, columns, values: weigh(schools, maxSchools) };
  }
  if (minSchools > 1) {
    yield { lower: 0, upper: Infinity, columns, values: weigh(schools, minSchools) };
  }
  if (total(pupils) > maxPupils) {
    yield { lower: NONE, upper: 0, columns, values: weigh(pupils, maxPupils) };
  }
  if (minPupils > 0) yield { lower: 0, upper: Infinity, columns, values: weigh(pupils, minPupils) };
}

function countConflicts({ size, allowed }: ExactModel, column: ColumnOf): number {
  let count = 0;
  for (let host = 0; host < size; host++) {
    const items: number[] = [];
    for (let item = 0; item < size; item++) {
      if (item === host || column(host, item) < 0) continue;
      for (const other of items) if (allowed[item * size + other] !== 1) count++;
      items.push(item);
    }
    if (count > MOST_CONFLICTS) break;
  }
  return count;
}
