import { expect, test } from "vitest";
import { judgePlan } from "../../src/domain/judge.ts";
import { pairsToCheck } from "../../src/domain/pairs_to_check.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import {
  areaOf,
  planOf,
  planOfStrips,
  randomArea,
  schoolOf,
  settingsOf,
} from "../support/builders.ts";

const settings = settingsOf({ speed: namedSpeed("school-day") });
const area = randomArea(5, {
  schools: 60,
  asymmetry: 0.3,
  unreachableShare: 0.003,
  withoutLocationShare: 0.05,
});
const judgement = judgePlan(area, planOfStrips(area, 5), settings);
const list = (seed: number, count = 20) => pairsToCheck(area, judgement, { count, seed });

test("the list has the number asked for, each pair of schools once, in its slower direction", () => {
  const pairs = list(1);
  expect(pairs).toHaveLength(20);
  const keys = pairs.map(({ from, to }) => [from, to].sort((a, b) => a - b).join());
  expect(new Set(keys).size).toBe(20);
  for (const { from, to, drive } of pairs) {
    const back = area.driveTimes.seconds(to, from);
    expect(area.driveTimes.seconds(from, to)).toBeGreaterThanOrEqual(
      back === Number.POSITIVE_INFINITY ? 0 : back,
    );
    expect(drive.seconds).toBeCloseTo(area.driveTimes.seconds(from, to) * 1.2, 9);
    expect(area.schools[from]?.location).not.toBeNull();
    expect(area.schools[to]?.location).not.toBeNull();
  }
});

test("seven are within three minutes of the limit, seven are worst pairs of clusters, the rest lie in every distance band", () => {
  const pairs = list(1);
  const count = (reason: string) => pairs.filter((pair) => pair.reason === reason).length;
  expect([count("near-limit"), count("worst-pair")]).toEqual([7, 7]);
  for (const band of ["to-20", "20-30", "30-45", "over-45"]) {
    expect(count(band), band).toBeGreaterThan(0);
  }
  for (const { drive } of pairs.filter(({ reason }) => reason === "near-limit")) {
    expect(Math.abs(drive.seconds - 2700)).toBeLessThanOrEqual(180);
  }
});

test("the same seed gives the same list, another seed another one", () => {
  const urns = (pairs: ReturnType<typeof list>) =>
    pairs.map(({ from, to, reason }) => [area.schools[from]?.urn, area.schools[to]?.urn, reason]);
  expect(urns(list(1))).toEqual(urns(list(1)));
  expect(urns(list(1))).not.toEqual(urns(list(2)));
});

test("an area with fewer pairs gives what it has, and one without a road none", () => {
  const schools = ["1", "2", "3"].map((urn) => schoolOf(urn));
  const times = (value: number | null) =>
    schools.map((_, i) => schools.map((_, j) => (i === j ? 0 : value)));
  const three = areaOf({ schools, seconds: times(600) });
  const some = pairsToCheck(three, judgePlan(three, planOf([["1", "2"]]), settings), {
    count: 20,
    seed: 1,
  });
  expect(some.map(({ reason }) => reason).sort()).toEqual(["to-20", "to-20", "worst-pair"]);
  const none = areaOf({ schools, seconds: times(null) });
  expect(pairsToCheck(none, judgePlan(none, planOf([]), settings), { count: 20, seed: 1 })).toEqual(
    [],
  );
});
