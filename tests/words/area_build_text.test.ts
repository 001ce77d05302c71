import { expect, test } from "vitest";
import type { AreaBuildProgress } from "../../src/domain/area_build.ts";
import { AREA_BUILD_STEPS } from "../../src/domain/area_build.ts";
import {
  AREA_BUILD_STEP_LABELS,
  areaBuildProgressText,
  leftText,
} from "../../src/words/area_build_text.ts";

function at(change: Partial<AreaBuildProgress>): string {
  return areaBuildProgressText({
    step: "drive-times",
    state: "running",
    doing: null,
    done: 0,
    total: null,
    unit: "pairs",
    secondsLeft: null,
    ...change,
  });
}

test("a step says what it is doing, how far it is and how long it still takes", () => {
  expect(at({})).toBe("");
  expect(at({ doing: "asking for tables" })).toBe("asking for tables");
  expect(at({ done: 1200, total: 78120, secondsLeft: 65 })).toBe(
    "1,200 of 78,120 pairs, about 70 s left",
  );
  expect(at({ done: 12_340_000, total: 41_000_000, unit: "bytes" })).toBe("12.3 MB of 41.0 MB");
  expect(at({ done: 12_340_000, unit: "bytes" })).toBe("12.3 MB");
  expect(at({ done: 2, total: 9, unit: "steps" })).toBe("2 of 9");
});

test("time left is rounded to what can be relied on", () => {
  expect([3, 42, 89, 100, 1700, 9000].map(leftText)).toEqual([
    "less than 10 s left",
    "about 40 s left",
    "about 90 s left",
    "about 2 min left",
    "about 28 min left",
    "about 2.5 hours left",
  ]);
});

test("every step has a name of its own", () => {
  const labels = AREA_BUILD_STEPS.map((step) => AREA_BUILD_STEP_LABELS[step]);
  expect(new Set(labels).size).toBe(AREA_BUILD_STEPS.length);
});
