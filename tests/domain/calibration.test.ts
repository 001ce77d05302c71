import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ObservedTrip } from "../../src/domain/calibration.ts";
import { calibrate } from "../../src/domain/calibration.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { seconds } from "../../src/domain/units.ts";
import { FIXED_SEED } from "../support/arbitraries.ts";
import { areaOf, evenArea, schoolOf } from "../support/builders.ts";

const at = (index: number) => index as SchoolIndex;

/** Every pair takes 1,000 raw seconds. */
const { driveTimes } = evenArea(12, 1000);

/** Trips from the first school, one for each ratio. */
const trips = (ratios: readonly number[]): readonly ObservedTrip[] =>
  ratios.map((ratio, i) => ({ from: at(0), to: at(i + 1), observed: seconds(ratio * 1000) }));

const calibration = (ratios: readonly number[], fixed = 0) => {
  const found = calibrate(driveTimes, trips(ratios), seconds(fixed));
  if (found === null) throw new Error("Nothing could be compared.");
  return found;
};

describe("calibrating", () => {
  it("takes the median of the ratios, with quartiles and the middle nine tenths beside it", () => {
    const found = calibration([1.1, 1.15, 1.2, 1.25, 1.3, 1.35, 1.4, 1.45, 1.5]);
    expect(found.factor).toBeCloseTo(1.3, 12);
    expect(found.quartiles[0]).toBeCloseTo(1.2, 12);
    expect(found.quartiles[1]).toBeCloseTo(1.4, 12);
    expect(found.ninety[0]).toBeCloseTo(1.12, 12);
    expect(found.ninety[1]).toBeCloseTo(1.48, 12);
    expect(found.spread).toBeCloseTo(0.2 / 1.3, 12);
    expect(found).toMatchObject({ isFew: false, isWide: false });
    expect(found.trips.some(({ isOutlier }) => isOutlier)).toBe(false);
  });

  it("takes the middle of the two middle ratios of an even number of trips", () => {
    expect(calibration([1.2, 1.4]).factor).toBeCloseTo(1.3, 12);
  });

  it("warns of seven trips, and not of eight", () => {
    const eight = [1.2, 1.21, 1.22, 1.23, 1.24, 1.25, 1.26, 1.27];
    expect(calibration(eight.slice(1)).isFew).toBe(true);
    expect(calibration(eight).isFew).toBe(false);
  });

  it("warns where the middle half is wider than a quarter of the factor", () => {
    const wide = [0.9, 1, 1, 1, 1.2, 1.31, 1.31, 1.31, 1.4];
    expect(calibration(wide).spread).toBeCloseTo(0.31 / 1.2, 12);
    expect(calibration(wide).isWide).toBe(true);
    expect(calibration([1, 1, 1, 1.2, 1.29, 1.29, 1.29]).isWide).toBe(false);
  });

  it("marks a trip that took three times as long as an outlier, which hardly moves the factor", () => {
    const found = calibration([1.2, 1.21, 1.22, 1.23, 1.24, 1.25, 1.26, 3]);
    expect(found.trips.filter(({ isOutlier }) => isOutlier).map(({ ratio }) => ratio)).toEqual([3]);
    expect(found.factor).toBeCloseTo(1.235, 12);
  });

  it("takes the fixed minutes off the observed ones, and leaves out trips no longer than they", () => {
    const found = calibration([1.38, 0.1], 180);
    expect(found.trips).toHaveLength(1);
    expect(found.factor).toBeCloseTo(1.2, 12);
  });

  it("leaves out a pair without a road and one at the same point; with none left there is no factor", () => {
    const area = areaOf({
      schools: ["1", "2", "3"].map((urn) => schoolOf(urn)),
      seconds: [
        [0, null, 0],
        [null, 0, 0],
        [0, 0, 0],
      ],
    });
    expect(calibrate(area.driveTimes, trips([1.2, 1.2]), seconds(0))).toBeNull();
    expect(calibrate(area.driveTimes, [], seconds(0))).toBeNull();
  });

  it("gives back any factor that all trips have, whatever their lengths, in any order", () => {
    const ratio = fc.double({ min: 0.5, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.array(ratio, { minLength: 1, maxLength: 11 }), ratio, (ratios, same) => {
        const found = calibration(ratios);
        const inOrder = calibration([...ratios].sort((a, b) => a - b));
        expect(found.factor).toBe(inOrder.factor);
        expect(found.factor).toBeGreaterThanOrEqual(found.quartiles[0]);
        expect(found.factor).toBeLessThanOrEqual(found.quartiles[1]);
        expect(calibration(ratios.map(() => same)).factor).toBeCloseTo(same, 9);
      }),
      FIXED_SEED,
    );
  });
});
