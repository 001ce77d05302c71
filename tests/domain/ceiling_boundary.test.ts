import { expect, test } from "vitest";
import { isWithin } from "../../src/domain/ceiling.ts";
import { denseDriveTimes } from "../../src/domain/drive_times.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import { namedSpeed, SPEED_FACTORS } from "../../src/domain/speed.ts";
import { seconds } from "../../src/domain/units.ts";
import { areaOf, evenArea, planOf, schoolOf, settingsOf } from "../support/builders.ts";
import { expectJudgedLikeOracle } from "../support/oracle.ts";

const NAMES = ["free-flow", "school-day", "peak", "winter"] as const;

function isValid(rawSeconds: number, settings: ReturnType<typeof settingsOf>): boolean {
  const area = evenArea(2, rawSeconds);
  const plan = planOf([["1", "2"]]);
  const judgement = judgePlan(area, plan, settings);
  expectJudgedLikeOracle(area, plan, settings, judgement);
  return judgement.valid;
}

test.each(NAMES)(
  "2,699.99 and 2,700 judged seconds are within at %s, 2,700.01 are over",
  (name) => {
    const settings = settingsOf({ speed: namedSpeed(name) });
    const factor = SPEED_FACTORS[name];
    expect(isValid(2699.99 / factor, settings)).toBe(true);
    expect(isValid(2700 / factor, settings)).toBe(true);
    expect(isValid(2700.01 / factor, settings)).toBe(false);
  },
);

test("1,400 raw seconds at peak pass a ceiling of 31.5 minutes, although floating point makes them 1,890.0000000000002", () => {
  expect(1400 * 1.35).toBeGreaterThan(1890);
  expect(isValid(1400, settingsOf({ ceilingMinutes: 31.5, speed: namedSpeed("peak") }))).toBe(true);
});

test("fixed minutes are added after the factor", () => {
  const speed = namedSpeed("school-day", seconds(180));
  expect(isValid(2100, settingsOf({ speed }))).toBe(true);
  expect(isValid(2100.01, settingsOf({ speed }))).toBe(false);
});

test("one direction over is enough, whichever it is", () => {
  for (const [there, back] of [
    [2699, 2701],
    [2701, 2699],
  ] as const) {
    const area = areaOf({
      schools: [schoolOf("1"), schoolOf("2")],
      seconds: [
        [0, there],
        [back, 0],
      ],
    });
    const [cluster] = judgePlan(area, planOf([["1", "2"]]), settingsOf()).clusters;
    expect(cluster?.over.map(({ seconds }) => seconds)).toEqual([2701]);
    expect(cluster?.over[0]?.from).toBe(there > back ? 0 : 1);
  }
});

test("not a number and no route are never within", () => {
  expect(isWithin(seconds(Number.NaN), seconds(2700))).toBe(false);
  expect(isWithin(seconds(0), seconds(Number.NaN))).toBe(false);
  expect(isWithin(seconds(Number.POSITIVE_INFINITY), seconds(1e12))).toBe(false);
});

test("times that are not numbers fail closed even from a broken source", () => {
  const area = evenArea(2, 60);
  const nan = () => seconds(Number.NaN);
  const broken = { ...area, driveTimes: { ...area.driveTimes, seconds: nan, low: nan, high: nan } };
  const judgement = judgePlan(broken, planOf([["1", "2"]]), settingsOf());
  expect(judgement.clusters[0]?.verdict).toBe("no-route");
  expect(judgement.valid).toBe(false);
});

test("a table with a time that is not a number is refused", () => {
  const { driveTimes } = evenArea(1, 0);
  const table = { ...driveTimes, metres: null, seconds: Float64Array.of(Number.NaN) };
  expect(() => denseDriveTimes(table)).toThrow(RangeError);
});

test("an estimate is within only by its cautious end, over only by its optimistic end, and else too close to call", () => {
  const band = { coverage: 0.85, points: [{ seconds: 0, low: 0.8, high: 1.25 }] };
  const verdictAt = (raw: number) => {
    const area = areaOf({
      schools: [schoolOf("1"), schoolOf("2")],
      seconds: [
        [0, raw],
        [raw, 0],
      ],
      band,
    });
    const plan = planOf([["1", "2"]]);
    const judgement = judgePlan(area, plan, settingsOf());
    expectJudgedLikeOracle(area, plan, settingsOf(), judgement);
    return judgement.clusters[0]?.verdict;
  };
  expect(verdictAt(2160)).toBe("within");
  expect(verdictAt(2160.01)).toBe("too-close-to-call");
  expect(verdictAt(3375)).toBe("too-close-to-call");
  expect(verdictAt(3375.01)).toBe("over");
});
