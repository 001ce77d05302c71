import { expect, test } from "vitest";
import { judgePlan } from "../../src/domain/judge.ts";
import { sensitivityOf } from "../../src/domain/sensitivity.ts";
import { customSpeed, namedSpeed } from "../../src/domain/speed.ts";
import { seconds } from "../../src/domain/units.ts";
import type { AreaParts } from "../support/builders.ts";
import { areaOf, planOf, schoolOf, settingsOf } from "../support/builders.ts";
import { F1, readF1Area, readF1Plan } from "../support/fixture_areas.ts";

const schools = ["1", "2", "3", "4", "5"].map((urn) => schoolOf(urn));

/** 1–2 take 30 raw minutes, 3–4 take 36 one way and 20 the other; 5 stands at one point with 1. */
const SECONDS = [
  [0, 1800, 600, 600, 0],
  [1800, 0, 600, 600, 600],
  [600, 600, 0, 2160, 600],
  [600, 600, 1200, 0, 600],
  [0, 600, 600, 600, 0],
];

function found(parts: Partial<AreaParts> = {}, settings = settingsOf()) {
  const area = areaOf({ schools, seconds: SECONDS, ...parts });
  const plan = planOf([["1", "2"], ["3", "4"], ["1", "5"], ["5"]]);
  return sensitivityOf(area, judgePlan(area, plan, settings).clusters, settings);
}

test("a pair of 30 raw minutes meets 45 at ×1.5, one of 36 at ×1.25: within on a school day, over at peak", () => {
  const clusters = found();
  expect(clusters.map(({ judged, breaksAt }) => [judged.cluster.id, breaksAt])).toEqual([
    ["2", 1.25],
    ["1", 1.5],
    ["3", Number.POSITIVE_INFINITY],
  ]);
  expect(clusters[0]?.breaking).toMatchObject({ from: 2, to: 3 });
  expect(clusters[0]?.verdicts).toEqual({
    "free-flow": "within",
    "school-day": "within",
    peak: "over",
    winter: "over",
  });
  expect(clusters[0]?.cautiousBreaksAt).toBe(1.25);
});

test("an estimate whose cautious end is 1.5 times as long breaks there at two thirds of the factor, and is too close to call between", () => {
  const band = { coverage: 0.85, points: [{ seconds: 0, low: 0.9, high: 1.5 }] };
  const [first, second] = found({ band });
  expect(first?.breaksAt).toBe(1.25);
  expect(first?.cautiousBreaksAt).toBeCloseTo(1.25 / 1.5, 12);
  expect(second?.cautiousBreaksAt).toBe(1);
  expect(second?.verdicts).toMatchObject({
    "free-flow": "within",
    "school-day": "too-close-to-call",
  });
});

test("fixed minutes leave less for the factor, and a fixed time above the limit leaves none", () => {
  const at = (fixed: number) =>
    found({}, settingsOf({ speed: customSpeed(1.3, seconds(fixed)) })).map((one) => one.breaksAt);
  expect(at(540)).toEqual([1, 1.2, Number.POSITIVE_INFINITY]);
  expect(at(2760)).toEqual([0, 0, 0]);
});

test("two schools without a road between them break at any factor", () => {
  const rows = SECONDS.map((row, i) => (i === 0 ? row.with(1, Number.POSITIVE_INFINITY) : row));
  const [first] = found({ seconds: rows });
  expect(first).toMatchObject({ breaksAt: 0, cautiousBreaksAt: 0 });
  expect(first?.verdicts.winter).toBe("no-route");
});

test("the partnership of fixture F1 breaks first from Carlthorpe to Eastmoor, at 45 ÷ 38.4 = ×1.17", () => {
  const area = readF1Area();
  const settings = settingsOf({ speed: namedSpeed("school-day") });
  const { clusters } = judgePlan(area, readF1Plan(), settings);
  const [only] = sensitivityOf(area, clusters, settings);
  expect(only?.breaksAt).toBeCloseTo(45 / 38.4, 12);
  const urns = [only?.breaking.from, only?.breaking.to].map((i) => area.schools[i ?? -1]?.urn);
  expect(urns.sort()).toEqual([F1.C, F1.E]);
  expect(only?.verdicts).toMatchObject({ "free-flow": "within", "school-day": "over" });
});
