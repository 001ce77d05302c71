import { expect, test } from "vitest";
import { metres, seconds, UNREACHABLE } from "../../src/domain/units.ts";
import {
  excessText,
  judgedFigure,
  judgedText,
  milesText,
  minutesText,
  rangeText,
} from "../../src/words/durations.ts";

const ceiling = seconds(2700);

test("minutes have one decimal, and an unreachable school has words instead", () => {
  expect(minutesText(seconds(2764.8))).toBe("46.1 min");
  expect(minutesText(seconds(0))).toBe("0.0 min");
  expect(minutesText(UNREACHABLE)).toBe("no road route");
});

test("45 minutes and 2 seconds never reads as 45 minutes alone", () => {
  expect(judgedText(seconds(2702), ceiling, true)).toBe("45.0 min, over by 2 s");
  expect(judgedText(seconds(2764.8), ceiling, true)).toBe("46.1 min, over by 1.1 min");
  expect(judgedText(seconds(2700), ceiling, false)).toBe("45.0 min");
  expect(judgedText(UNREACHABLE, ceiling, true)).toBe("no road route");
  expect(judgedText(UNREACHABLE, ceiling, false, seconds(216))).toBe("not known, at least 3.6 min");
});

test("an excess is never shown as nothing", () => {
  expect(excessText(seconds(0.01))).toBe("less than 1 s");
  expect(excessText(seconds(59.4))).toBe("59 s");
  expect(excessText(seconds(59.6))).toBe("1.0 min");
});

test("a figure in a column says its excess only where rounding would hide it", () => {
  expect(judgedFigure(seconds(2702), ceiling, true)).toBe("45.0, over by 2 s");
  expect(judgedFigure(seconds(2764.8), ceiling, true)).toBe("46.1");
  expect(judgedFigure(seconds(2700), ceiling, false)).toBe("45.0");
  expect(judgedFigure(UNREACHABLE, ceiling, false)).toBe("none");
  expect(judgedFigure(UNREACHABLE, ceiling, false, seconds(216))).toBe("not known");
});

test("a range is rounded outwards, so that it holds both ends", () => {
  expect(rangeText(seconds(43.2 * 60), seconds(48.1 * 60))).toBe("43–49 min");
  expect(rangeText(seconds(600), seconds(600))).toBe("10 min");
});

test("miles are statute miles, and unknown metres are said to be unknown", () => {
  expect(milesText(metres(16093.44))).toBe("10.0 miles");
  expect(milesText(null)).toBe("distance not known");
});

test.each([
  [2699.99, false, "45.0 min"],
  [2700, false, "45.0 min"],
  [2700.01, true, "45.0 min, over by less than 1 s"],
  [2701, true, "45.0 min, over by 1 s"],
  [2702.4, true, "45.0 min, over by 2 s"],
  [2759.4, true, "46.0 min, over by 59 s"],
  [2759.6, true, "46.0 min, over by 1.0 min"],
])(
  "%d seconds, over %s, is never mistaken for the other side of 45 minutes",
  (time, over, text) => {
    expect(judgedText(seconds(time), ceiling, over)).toBe(text);
  },
);

test("a range that crosses the limit shows both sides of it, however close its ends are", () => {
  expect(rangeText(seconds(2699.9), seconds(2700.1))).toBe("44–46 min");
  expect(rangeText(seconds(2640), seconds(2700))).toBe("44–45 min");
  expect(rangeText(seconds(2700), seconds(2700.1))).toBe("45–46 min");
});
