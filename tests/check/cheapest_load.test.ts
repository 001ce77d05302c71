import fc from "fast-check";
import { expect, test } from "vitest";
import { hasCheaperLoad } from "../../src/check/cheapest_load.ts";

const SEED = 20_260_728;
const SIZE = 9;

const cases = fc.record({
  apart: fc.array(fc.boolean(), { minLength: SIZE ** 2, maxLength: SIZE ** 2 }),
  mayAllShare: fc.boolean(),
  pupils: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: SIZE, maxLength: SIZE }),
  own: fc.array(fc.integer({ min: -9, max: 3 }), { minLength: SIZE, maxLength: SIZE }),
  mostPupils: fc.integer({ min: 0, max: 50 }),
});

/** The least of Σ own over all sets that have item 0, no two of whose items are apart, and not too many pupils. */
function least(
  adjacent: Uint8Array,
  { pupils, own, mostPupils }: { pupils: number[]; own: number[]; mostPupils: number },
): number {
  let best = Number.POSITIVE_INFINITY;
  for (let subset = 1; subset < 2 ** SIZE; subset += 2) {
    const items = [...Array(SIZE).keys()].filter((item) => (subset & (1 << item)) !== 0);
    const mayShare = items.every((a) =>
      items.every((b) => a === b || adjacent[a * SIZE + b] === 1),
    );
    const total = (table: number[]) => items.reduce((sum, item) => sum + (table[item] ?? 0), 0);
    if (mayShare && total(pupils) <= mostPupils) best = Math.min(best, total(own));
  }
  return best;
}

test("a cluster below a threshold is found exactly where all sets of places have one", () => {
  fc.assert(
    fc.property(cases, ({ apart, mayAllShare, pupils, own, mostPupils }) => {
      const adjacent = new Uint8Array(SIZE ** 2);
      for (let a = 0; a < SIZE; a++) {
        for (let b = 0; b < a; b++) {
          const may = mayAllShare || apart[a * SIZE + b] !== true ? 1 : 0;
          adjacent[a * SIZE + b] = adjacent[b * SIZE + a] = may;
        }
      }
      const best = least(adjacent, { pupils, own, mostPupils });
      const graph = { size: SIZE, adjacent, pupils: Float64Array.from(pupils) };
      const ask = (threshold: number) =>
        hasCheaperLoad(graph, { own: Float64Array.from(own), fixed: 2, threshold, mostPupils }, 0);
      if (best === Number.POSITIVE_INFINITY) {
        expect(ask(Number.POSITIVE_INFINITY)).toBe("none");
        return;
      }
      expect(ask(best + 2)).toBe("none");
      expect(ask(best + 2.5)).toBe("one");
    }),
    { seed: SEED, numRuns: 1000 },
  );
});
