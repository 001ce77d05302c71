import { expect, test } from "vitest";
import { isWithin } from "../../src/domain/ceiling.ts";
import { minutes, minutesToSeconds, seconds, secondsToMinutes } from "../../src/domain/units.ts";

test("minutes and bare numbers are not seconds, as the compiler sees it", () => {
  const ceiling = minutes(45);
  // @ts-expect-error Minutes are not Seconds.
  isWithin(seconds(2700), ceiling);
  // @ts-expect-error A bare number has no unit.
  isWithin(2700, seconds(2700));
  // @ts-expect-error Seconds are not Minutes.
  minutesToSeconds(seconds(2700));
  expect(isWithin(seconds(2700), minutesToSeconds(ceiling))).toBe(true);
});

test("minutes become whole milliseconds", () => {
  expect(minutesToSeconds(minutes(31.5))).toBe(1890);
  expect(minutesToSeconds(minutes(45.0000001))).toBe(2700);
  expect(secondsToMinutes(seconds(2764.8))).toBeCloseTo(46.08, 12);
});
