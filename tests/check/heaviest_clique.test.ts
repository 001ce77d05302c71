import fc from "fast-check";
import { expect, test } from "vitest";
import { hasHeavierClique } from "../../src/check/heaviest_clique.ts";
import type { CaseCut } from "../../src/check/leaf_case.ts";

const SEED = 20_260_727;
const SIZE = 9;

/** Weights in quarters, so that sums are exact and cliques of the same weight are many. */
const graphs = fc.record({
  pairs: fc.array(fc.boolean(), { minLength: SIZE ** 2, maxLength: SIZE ** 2 }),
  quarters: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: SIZE, maxLength: SIZE }),
  cuts: fc.array(
    fc.record({
      set: fc.uniqueArray(fc.nat(SIZE - 1), { minLength: 3, maxLength: 5 }),
      eighths: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 3 },
  ),
});

function adjacencyOf(pairs: readonly boolean[]): Uint8Array {
  const adjacent = new Uint8Array(SIZE ** 2);
  for (let a = 0; a < SIZE; a++) {
    for (let b = 0; b < a; b++) {
      const may = pairs[a * SIZE + b] === true ? 1 : 0;
      adjacent[a * SIZE + b] = adjacent[b * SIZE + a] = may;
    }
  }
  return adjacent;
}

/** The heaviest clique among all subsets of `items`, less what cuts take. */
function heaviest(
  { adjacent, cuts }: { readonly adjacent: Uint8Array; readonly cuts: readonly CaseCut[] },
  items: readonly number[],
  weights: Float64Array,
): number {
  let most = 0;
  for (let subset = 0; subset < 2 ** items.length; subset++) {
    const chosen = items.filter((_, at) => (subset & (1 << at)) !== 0);
    const isClique = chosen.every((a) =>
      chosen.every((b) => a === b || adjacent[a * SIZE + b] === 1),
    );
    const weight = chosen.reduce((sum, item) => sum + (weights[item] ?? 0), 0);
    const taken = cuts.reduce((sum, { counts, dual }) => {
      const held = chosen.filter((item) => counts.has(item)).length;
      return sum - dual * Math.floor(held / 2);
    }, 0);
    if (isClique) most = Math.max(most, weight - taken);
  }
  return most;
}

test("a clique above a threshold is found exactly where all subsets have one", () => {
  fc.assert(
    fc.property(graphs, fc.subarray([...Array(SIZE).keys()]), (made, items) => {
      const adjacent = adjacencyOf(made.pairs);
      const cuts = made.cuts.map(({ set, eighths }) => ({
        counts: new Map(set.map((item) => [item, 1])),
        dual: -eighths / 8,
      }));
      const cutsOf = [...Array(SIZE).keys()].map((item) =>
        [...cuts.keys()].filter((cut) => cuts[cut]?.counts.has(item) === true),
      );
      const takenBy = (item: number) =>
        (cutsOf[item] ?? []).reduce((sum, cut) => sum - (cuts[cut]?.dual ?? 0), 0);
      const weights = Float64Array.from(made.quarters, (each, item) => each / 4 + takenBy(item));
      const graph = { size: SIZE, adjacent, cuts, cutsOf };
      const most = heaviest(graph, items, weights);
      expect(hasHeavierClique(graph, items, { weights, threshold: most })).toBe("none");
      if (items.length > 0) {
        expect(hasHeavierClique(graph, items, { weights, threshold: most - 0.1 })).toBe("one");
      }
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test("where every clique weighs as much as the threshold, the search still ends", () => {
  // Along a line, each item beside the 5 next ones: every 6 in a row are a clique of the weight 1.
  const size = 60;
  const adjacent = new Uint8Array(size ** 2);
  const reach = 6;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if (a !== b && Math.abs(a - b) < reach) adjacent[a * size + b] = 1;
    }
  }
  const weights = new Float64Array(size).fill(1 / reach);
  const items = [...Array(size).keys()];
  const ask = (threshold: number) =>
    hasHeavierClique({ size, adjacent, cuts: [], cutsOf: [] }, items, { weights, threshold });
  expect(ask(1 + 1e-9)).toBe("none");
  expect(ask(1 - 1e-9)).toBe("one");
});

test("where a cut takes more from an item than it weighs, there is no answer", () => {
  const cuts = [{ counts: new Map([[0, 1]]), dual: -1 }];
  const graph = { size: 1, adjacent: new Uint8Array(1), cuts, cutsOf: [[0]] };
  const weights = Float64Array.of(0.5);
  expect(hasHeavierClique(graph, [0], { weights, threshold: 2 })).toBe("gave up");
});
