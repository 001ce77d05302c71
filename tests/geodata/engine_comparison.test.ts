import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { PairTimes } from "../../geodata/engine_comparison/compare.ts";
import {
  AIM,
  agrees,
  compareTimes,
  formatComparison,
  MUST,
} from "../../geodata/engine_comparison/compare.ts";
import type { PlainRoads } from "../../geodata/engine_comparison/plain_roads.ts";
import { leastSeconds, mainPoints } from "../../geodata/engine_comparison/plain_roads.ts";
import { COMPARED, compareArea } from "../../geodata/engine_comparison/run.ts";
import { findSharedData } from "../../geodata/shared_data.ts";
import { ROOT } from "../support/repository.ts";

function pair(osrm: number, embedded: number): PairTimes {
  return { from: `${osrm}`, to: `${embedded}`, osrm, embedded };
}

describe("a comparison of two engines", () => {
  test("has the median and the outer ratios, and the worst pairs first", () => {
    const found = compareTimes([
      pair(100, 90),
      pair(200, 220),
      pair(300, 300),
      pair(400, 520),
      pair(500, 505),
      pair(600, Infinity),
      pair(Infinity, Infinity),
    ]);
    expect(found).toMatchObject({
      pairs: 5,
      onlyOne: 1,
      ratio: { p5: 0.9, median: 1.01, p95: 1.3 },
      difference: { median: 10, p95: 120, most: 120 },
    });
    expect(found.worst.map(({ osrm }) => osrm)).toEqual([400, 200, 100, 500, 300]);
    expect(agrees(found, MUST)).toBe(false);
    expect(formatComparison("made up", found)).toContain(
      "made up: 5 ordered pairs, 1 with a route from one engine only: NOT MET",
    );
  });

  test("meets its aim or its must by the median ratio and the 95th percentile together", () => {
    const of = (ratio: number) => compareTimes([pair(1000, 1000 * ratio), pair(900, 900 * ratio)]);
    expect([1.02, 1.04, 1.06].map((ratio) => agrees(of(ratio), AIM))).toEqual([true, false, false]);
    expect([1.02, 1.04, 1.06].map((ratio) => agrees(of(ratio), MUST))).toEqual([true, true, false]);
    const far = compareTimes([pair(100_000, 100_300), pair(90_000, 90_300)]);
    expect(agrees(far, MUST)).toBe(false);
  });
});

test("bare roads: the least time is the sum of the cheapest pieces, and the main network leads both ways", () => {
  const exits = [
    [
      { to: 1, seconds: 10 },
      { to: 2, seconds: 3 },
    ],
    [{ to: 0, seconds: 10 }],
    [
      { to: 1, seconds: 4 },
      { to: 3, seconds: 1 },
    ],
    [],
  ];
  const roads: PlainRoads = { places: exits.map((_, i) => [i, 52]), exits };
  expect([...leastSeconds(roads, 0)]).toEqual([0, 7, 3, 4]);
  expect([...leastSeconds(roads, 3)]).toEqual([Infinity, Infinity, Infinity, 0]);
  expect(mainPoints(roads)).toEqual([0, 1, 2]);
});

describe("the built-in engine agrees with OSRM", () => {
  const shared = findSharedData(ROOT);
  const isInstalled = (() => {
    try {
      createRequire(import.meta.url)("@valhallajs/valhallajs");
      return true;
    } catch {
      return false;
    }
  })();
  const cases = shared !== null && isInstalled ? COMPARED : [];

  for (const compared of cases) {
    test(`on ${compared.area}: median ratio and 95th percentile as they must be`, async () => {
      const cacheFolder = mkdtempSync(join(tmpdir(), "planner-comparison-"));
      try {
        const found = await compareArea(ROOT, shared ?? "", compared, cacheFolder);
        expect(found.onlyOne).toBe(0);
        expect({ ...found, agrees: agrees(found, MUST) }).toMatchObject({ agrees: true });
      } finally {
        rmSync(cacheFolder, { recursive: true, force: true });
      }
    });
  }

  test(`on ${cases.length} areas whose OSRM times are in ../shared/data (none where that or the engine is absent)`, () => {
    expect(cases.length === COMPARED.length || shared === null || !isInstalled).toBe(true);
  });
});
