import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { violatedOddSets } from "../../../src/solver/kernels/odd_sets.ts";
import { seededRandom } from "../../support/random.ts";

const SEED = 20_260_729;
const ROUNDING = 1e-9;

/** Σ ⌈|C ∩ S| ÷ 2⌉ over the clusters C, by their shares. */
function covered(
  clusters: readonly (readonly number[])[],
  shares: Float64Array,
  set: readonly number[],
): number {
  return clusters.reduce((sum, cluster, at) => {
    const held = cluster.filter((item) => set.includes(item)).length;
    return sum + (shares[at] ?? 0) * Math.ceil(held / 2);
  }, 0);
}

function found(
  size: number,
  clusters: readonly (readonly number[])[],
  shares: Float64Array,
): readonly (readonly number[])[] {
  return violatedOddSets({ size, clusters, shares, isOwed: () => true }, seededRandom(SEED));
}

describe("odd sets whose cut a fractional cover lacks", () => {
  it("are the three of a triangle that is covered by halves of its sides", () => {
    const sides = [
      [0, 1],
      [1, 2],
      [0, 2],
    ];
    expect(found(3, sides, Float64Array.of(0.5, 0.5, 0.5))).toEqual([[0, 1, 2]]);
  });

  it("are a ring of nine that is covered by halves of its sides", () => {
    const sides = Array.from({ length: 9 }, (_, at) => [at, (at + 1) % 9]);
    const all = [...Array(9).keys()];
    expect(found(9, sides, new Float64Array(9).fill(0.5))).toEqual([all]);
  });

  it("are none of a ring of eight, nor of whole clusters", () => {
    const sides = Array.from({ length: 8 }, (_, at) => [at, (at + 1) % 8]);
    expect(found(8, sides, new Float64Array(8).fill(0.5))).toEqual([]);
    expect(found(3, [[0, 1, 2]], Float64Array.of(1))).toEqual([]);
  });

  it("are odd, and really lack", () => {
    const covers = fc.array(
      fc.record({
        cluster: fc.uniqueArray(fc.nat(8), { minLength: 2, maxLength: 3 }),
        tenths: fc.constantFrom(3, 4, 5),
      }),
      { minLength: 4, maxLength: 8 },
    );
    let sets = 0;
    fc.assert(
      fc.property(covers, (made) => {
        // What is lacking is covered by clusters of one school.
        const clusters: (readonly number[])[] = made.map(({ cluster }) => cluster);
        const shares = made.map(({ tenths }) => tenths / 10);
        for (let item = 0; item < 9; item++) {
          const held = made.filter(({ cluster }) => cluster.includes(item));
          const lacks = 1 - held.reduce((sum, { tenths }) => sum + tenths / 10, 0);
          if (lacks <= ROUNDING) continue;
          clusters.push([item]);
          shares.push(lacks);
        }
        for (const set of found(9, clusters, Float64Array.from(shares))) {
          sets++;
          expect(set.length % 2).toBe(1);
          const has = covered(clusters, Float64Array.from(shares), set);
          expect(has).toBeLessThan((set.length + 1) / 2 - ROUNDING);
        }
      }),
      { seed: SEED, numRuns: 600 },
    );
    expect(sets).toBeGreaterThan(20);
  });
});
