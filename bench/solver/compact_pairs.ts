import type { HighsColumn, HighsRow } from "../../src/solver/exact/highs.ts";
import type { ExactModel } from "../../src/solver/exact/model.ts";
import { costOfLeavingOut } from "../../src/solver/exact/model.ts";
import type { CompactModel } from "./compact_hosts.ts";

const NONE = Number.NEGATIVE_INFINITY;

/**
 * `travel` as one program: a column for each pair that may share a cluster, with triangle rows (Grötschel & Wakabayashi
 * 1989, "A cutting plane algorithm for a clustering problem"), one for each item that is the first of its cluster and
 * one for leaving it out. For models whose items are single schools, without bounds on pupils.
 */
export function compactPairs(model: ExactModel): CompactModel {
  const { size, allowed, cost } = model;
  const columns: HighsColumn[] = [];
  const at = new Int32Array(size * size).fill(-1);
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      if (allowed[a * size + b] !== 1) continue;
      at[a * size + b] = at[b * size + a] = columns.length;
      columns.push({ cost: cost[a * size + b] ?? 0, upper: 1, rows: [] });
    }
  }
  const firsts = columns.length;
  for (let item = 0; item < size; item++) columns.push({ cost: 0, upper: 1, rows: [] });
  for (let item = 0; item < size; item++) {
    columns.push({ cost: costOfLeavingOut(model, item), upper: 1, rows: [] });
  }
  return { columns, rows: rowsOf(model, at, firsts) };
}

function* rowsOf(model: ExactModel, at: Int32Array, firsts: number): Generator<HighsRow> {
  const { size, clusters, limits } = model;
  yield* triangles(size, at);
  for (let item = 0; item < size; item++) {
    const [first, out] = [firsts + item, firsts + size + item];
    const pairs = [...at.subarray(item * size, (item + 1) * size)].filter((pair) => pair >= 0);
    const earlier = [...at.subarray(item * size, item * size + item)].filter((pair) => pair >= 0);
    const [least, most] = [limits.minSchools - 1, limits.maxSchools - 1];
    const ones = pairs.map(() => 1);
    yield { lower: least, upper: Infinity, columns: [...pairs, out], values: [...ones, least] };
    yield { lower: NONE, upper: most, columns: [...pairs, out], values: [...ones, most] };
    yield { lower: 1, upper: Infinity, columns: [first, out, ...earlier] };
    yield { lower: NONE, upper: 1, columns: [first, out] };
    for (const pair of earlier) yield { lower: NONE, upper: 1, columns: [first, pair] };
  }
  if (clusters === null) return;
  const columns = Array.from({ length: size }, (_, item) => firsts + item);
  yield { lower: clusters, upper: clusters, columns };
}

/** Of three items, two pairs that share a cluster make the third share it. */
function* triangles(size: number, at: Int32Array): Generator<HighsRow> {
  const pair = (a: number, b: number) => at[a * size + b] ?? -1;
  for (let shared = 0; shared < size; shared++) {
    for (let a = 0; a < size; a++) {
      if (pair(shared, a) < 0) continue;
      for (let b = a + 1; b < size; b++) {
        if (pair(shared, b) < 0) continue;
        const two = [pair(shared, a), pair(shared, b)];
        const third = pair(a, b);
        yield third < 0
          ? { lower: NONE, upper: 1, columns: two }
          : { lower: NONE, upper: 1, columns: [...two, third], values: [1, 1, -1] };
      }
    }
  }
}
