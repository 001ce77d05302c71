import { expect, it } from "vitest";
import { metres } from "../../src/domain/units.ts";
import { lengthFigure, lengthText } from "../../src/words/road_length_text.ts";

const miles = (value: number, isEstimate: boolean) => ({
  metres: metres(value * 1609.344),
  isEstimate,
});

it.each([
  [miles(6.24, false), "6.2 miles"],
  [miles(6.24, true), "about 6 miles"],
  [miles(1.2, true), "about 1 mile"],
  [miles(0.62, true), "about 0.6 miles"],
  [miles(0, true), "about 0.1 miles"],
  [null, "distance not known"],
])("a length is told by the mile, and roughly where it is estimated", (length, text) => {
  expect(lengthText(length)).toBe(text);
});

it("a column has the figure alone", () => {
  expect([lengthFigure(miles(14.4, true)), lengthFigure(miles(14.4, false))]).toEqual([
    "about 14",
    "14.4",
  ]);
  expect(lengthFigure(null)).toBe("not known");
});
