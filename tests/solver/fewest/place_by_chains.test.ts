import fc from "fast-check";
import { expect, test } from "vitest";
import { isLegalCluster } from "../../../src/solver/exact/model.ts";
import { coverProblemOf } from "../../../src/solver/fewest/cover_problem.ts";
import { oneFewer } from "../../../src/solver/fewest/one_fewer.ts";
import { ChainPlacement } from "../../../src/solver/kernels/place_by_chains.ts";
import { seededRandom } from "../../support/random.ts";
import { madeModel } from "./made_model.ts";

test("a school finds no room, but takes the place of one that takes the place of another that does", () => {
  // In a row each may be with those next to it. Clusters of two: 1–2, 3–4, and 5 alone; 0 is to be placed.
  const model = madeModel(
    6,
    [0, 1, 2, 3, 4].map((at) => [at, at + 1] as const),
    { most: 2 },
  );
  const clusters = Int32Array.from([-1, 0, 0, 1, 1, 2]);
  const chains = new ChainPlacement(model, clusters, 3, seededRandom(1));
  expect(chains.tryAll([0, 1, 2, 3, 4, 5])).toBe(true);
  expect([...chains.clusterOf]).toEqual([0, 0, 1, 1, 2, 2]);
});

test("with no chain there is no placing, and nothing is moved", () => {
  const model = madeModel(3, [[0, 1]], { most: 2 });
  const chains = new ChainPlacement(model, Int32Array.from([0, 0, -1]), 1, seededRandom(1));
  expect(chains.tryAll([0, 1, 2])).toBe(false);
  expect([...chains.clusterOf]).toEqual([0, 0, -1]);
});

const rows = fc.record({
  size: fc.integer({ min: 4, max: 14 }),
  reach: fc.integer({ min: 1, max: 5 }),
  least: fc.integer({ min: 1, max: 2 }),
  most: fc.integer({ min: 2, max: 5 }),
  seed: fc.integer({ min: 1, max: 999 }),
});

test("plans of fewer clusters place the same schools, legally, and are ever smaller down to the goal", () => {
  let shrunk = 0;
  fc.assert(
    fc.property(rows, ({ size, reach, least, most, seed }) => {
      const pairs: (readonly [number, number])[] = [];
      for (let a = 0; a < size; a++) {
        for (let b = a + 1; b <= a + reach && b < size; b++) pairs.push([a, b]);
      }
      const model = madeModel(size, pairs, { least, most });
      const start = Array.from({ length: Math.floor(size / 2) }, (_, at) => [2 * at, 2 * at + 1]);
      const goal = Math.ceil((2 * start.length) / most);
      let last = start.length;
      for (const plan of oneFewer(coverProblemOf(model, 1), start, goal, seed)) {
        if (plan === null) continue;
        shrunk++;
        expect(plan.length).toBe(last - 1);
        expect(plan.length).toBeGreaterThanOrEqual(goal);
        expect(plan.every((cluster) => isLegalCluster(model, cluster))).toBe(true);
        expect(plan.flat().sort((a, b) => a - b)).toEqual([...start.flat()]);
        last = plan.length;
      }
    }),
    { seed: 20_261_124, numRuns: 80 },
  );
  expect(shrunk).toBeGreaterThan(50);
});
