import { expect, test } from "vitest";
import { countDistanceBands, distanceBandOf } from "../../src/domain/distance_band.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import { seconds } from "../../src/domain/units.ts";
import { areaOf, planOf, schoolOf, settingsOf } from "../support/builders.ts";

test("20, 30 and 45 minutes belong to the band that they end", () => {
  const bandAt = (minutes: number) => distanceBandOf(seconds(minutes * 60));
  expect([0, 20, 20.01, 30, 30.01, 45, 45.01].map(bandAt)).toEqual([
    "to-20",
    "to-20",
    "20-30",
    "20-30",
    "30-45",
    "30-45",
    "over-45",
  ]);
});

test("clusters are counted by their worst pair, and those without a pair or a route apart, so that all add up", () => {
  const area = areaOf({
    schools: ["1", "2", "3", "4", "5"].map((urn) => schoolOf(urn)),
    seconds: [
      [0, 600, 0, 0, 0],
      [1500, 0, 0, 0, 0],
      [0, 0, 0, null, 0],
      [0, 0, 60, 0, 0],
      [0, 0, 0, 0, 0],
    ],
  });
  const { clusters } = judgePlan(area, planOf([["1", "2"], ["3", "4"], ["5"]]), settingsOf());
  expect(countDistanceBands(clusters)).toEqual({
    "to-20": 0,
    "20-30": 1,
    "30-45": 0,
    "over-45": 0,
    none: 2,
  });
});
