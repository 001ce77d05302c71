import { describe, expect, it } from "vitest";
import { driveTimeClassOf } from "../../src/domain/drive_time_class.ts";
import { unfilledClassOf } from "../../src/domain/unfilled_class.ts";
import { seconds, UNREACHABLE } from "../../src/domain/units.ts";

describe("unfilled places", () => {
  it.each([
    [106, 105, "over"],
    [105, 105, "full"],
    [104, 105, "1-9"],
    [96, 105, "1-9"],
    [95, 105, "10-29"],
    [75, 105, "30-59"],
    [45, 105, "60-or-more"],
    [0, 105, "60-or-more"],
  ] as const)("of %i pupils in %i places are in the class %s", (pupils, capacity, expected) => {
    expect(unfilledClassOf(pupils, capacity)).toBe(expected);
  });

  it("are not known without a roll or a capacity", () => {
    expect(unfilledClassOf(null, 105)).toBeNull();
    expect(unfilledClassOf(90, null)).toBeNull();
  });
});

describe("drive time bands", () => {
  it.each([
    [0, "to-20"],
    [1200, "to-20"],
    [1200.1, "20-30"],
    [1800, "20-30"],
    [1800.1, "30-45"],
    [2700, "30-45"],
    [2700.1, "over-45"],
    [UNREACHABLE, "no-route"],
    [Number.NaN, "no-route"],
  ] as const)("of %d s are %s", (judged, expected) => {
    expect(driveTimeClassOf(seconds(judged))).toBe(expected);
  });
});
