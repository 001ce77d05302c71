import { describe, expect, it } from "vitest";
import { driveTimeClassOf } from "../../src/domain/drive_time_class.ts";
import { surplusClassOf } from "../../src/domain/places/surplus_class.ts";
import { DEFAULT_THRESHOLDS } from "../../src/domain/places/thresholds.ts";
import type { School } from "../../src/domain/school.ts";
import { unfilledClassOf } from "../../src/domain/unfilled_class.ts";
import { seconds, UNREACHABLE } from "../../src/domain/units.ts";
import { schoolOf } from "../support/builders.ts";

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

/** A school with so many pupils and places. */
function schoolWith(pupils: number | null, capacity: number | null): School {
  const dated = (value: number | null) => (value === null ? null : { value, asAt: null });
  return { ...schoolOf("100001"), pupils: dated(pupils), capacity: dated(capacity) };
}

describe("the share of places that are unfilled", () => {
  it.each([
    // Story O1: 42 of 56 are unfilled; 17 of 105; 4 over; 44 of 105; 49 of 420.
    [14, 56, "share-and-places-reached"],
    [88, 105, "share-reached"],
    [109, 105, "over"],
    [61, 105, "share-and-places-reached"],
    [371, 420, "share-reached"],
    // 9.5 % is under; exactly 10 % reaches; 75 % of 32 are 24 places, under 30; 30 of 120 are exactly both.
    [95, 105, "below"],
    [90, 100, "share-reached"],
    [8, 32, "share-reached"],
    [90, 120, "share-and-places-reached"],
    [105, 105, "below"],
  ] as const)("of %i pupils in %i places is in the class %s", (pupils, capacity, expected) => {
    expect(surplusClassOf(schoolWith(pupils, capacity), DEFAULT_THRESHOLDS)).toBe(expected);
  });

  it("follows the authority's own thresholds", () => {
    const own = { share: 0.17, highShare: 0.5, highPlaces: 45 };
    expect(surplusClassOf(schoolWith(88, 105), own)).toBe("below");
    expect(surplusClassOf(schoolWith(14, 56), own)).toBe("share-reached");
  });

  it("is not known without a roll or a capacity, or of no places at all", () => {
    expect(surplusClassOf(schoolWith(null, 105), DEFAULT_THRESHOLDS)).toBeNull();
    expect(surplusClassOf(schoolWith(90, null), DEFAULT_THRESHOLDS)).toBeNull();
    expect(surplusClassOf(schoolWith(0, 0), DEFAULT_THRESHOLDS)).toBeNull();
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
