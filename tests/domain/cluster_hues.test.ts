import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLUSTER_HUE_COUNT, clusterHues } from "../../src/domain/cluster_hues.ts";

/** A triangulated grid, planar as areas on a map are, with some borders left out. */
function planarMap(width: number, height: number, kept: readonly boolean[]): number[][] {
  const around = Array.from({ length: width * height }, () => new Set<number>());
  let edge = 0;
  const join = (a: number, b: number) => {
    if (kept[edge++ % kept.length] === false) return;
    around[a]?.add(b);
    around[b]?.add(a);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const place = y * width + x;
      if (x + 1 < width) join(place, place + 1);
      if (y + 1 < height) join(place, place + width);
      if (x + 1 < width && y + 1 < height) join(place, place + width + 1);
    }
  }
  return around.map((places) => [...places]);
}

const someMap = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
  )
  .map(([width, height, kept]) => planarMap(width, height, kept));

describe("cluster hues", () => {
  it("differ between clusters that share a border", () => {
    fc.assert(
      fc.property(someMap, (neighbours) => {
        const hues = clusterHues(neighbours);
        neighbours.forEach((places, place) => {
          for (const other of places) expect(hues[other]).not.toBe(hues[place]);
        });
        expect(hues.every((hue) => hue >= 0 && hue < CLUSTER_HUE_COUNT)).toBe(true);
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  it("stay as they were when nothing changed", () => {
    fc.assert(
      fc.property(someMap, (neighbours) => {
        const before = clusterHues(neighbours);
        expect(clusterHues(neighbours, before)).toEqual(before);
      }),
      { seed: 12, numRuns: 100 },
    );
  });

  it("change for one cluster only when one border is new", () => {
    const before = clusterHues([[1], [0], [3], [2]]);
    const joined = clusterHues([[1, 2], [0], [0, 3], [2]], before);
    expect(joined.filter((hue, place) => hue !== before[place]).length).toBeLessThanOrEqual(1);
  });

  it("are shared by as few neighbours as can be when seven clusters all touch", () => {
    const all = [0, 1, 2, 3, 4, 5, 6];
    const hues = clusterHues(all.map((place) => all.filter((other) => other !== place)));
    expect(new Set(hues).size).toBe(6);
  });
});
