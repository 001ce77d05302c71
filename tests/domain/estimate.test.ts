import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import { highEnd, lowEnd } from "../../src/domain/error_band.ts";
import { estimateDriveTimes, NEIGHBOUR_REACH_KM } from "../../src/domain/estimate.ts";
import { curveSeconds, ESTIMATE_BAND, ESTIMATE_CURVE } from "../../src/domain/estimate_model.ts";
import type { Position, SchoolIndex } from "../../src/domain/school.ts";
import { seconds } from "../../src/domain/units.ts";

const index = (value: number) => value as SchoolIndex;
const LINCOLN: Position = [-0.5406, 53.2344];
const BOSTON: Position = [-0.0261, 52.9762];

describe("crow-fly kilometres", () => {
  it("are 111.195 for a degree of latitude and half of that for a degree of longitude at 60° north", () => {
    expect(crowFlyKm([0, 52], [0, 53])).toBeCloseTo(111.195, 3);
    expect(crowFlyKm([0, 60], [1, 60])).toBeCloseTo(111.195 / 2, 1);
  });

  it("are 44.8 from Lincoln to Boston, by the spherical law of cosines", () => {
    const radians = Math.PI / 180;
    const [x1, y1] = LINCOLN.map((degrees) => degrees * radians) as [number, number];
    const [x2, y2] = BOSTON.map((degrees) => degrees * radians) as [number, number];
    const angle = Math.acos(
      Math.sin(y1) * Math.sin(y2) + Math.cos(y1) * Math.cos(y2) * Math.cos(x2 - x1),
    );
    expect(crowFlyKm(LINCOLN, BOSTON)).toBeCloseTo(angle * 6371.0088, 6);
    expect(crowFlyKm(LINCOLN, BOSTON)).toBeCloseTo(44.8, 1);
  });
});

describe("estimated drive times", () => {
  const times = estimateDriveTimes([LINCOLN, null, BOSTON, LINCOLN], "hash");

  it("carry their kind, band, provenance and school hash", () => {
    expect(times.kind).toBe("estimate");
    expect(times.band).toBe(ESTIMATE_BAND);
    expect(times.provenance.engine).toMatch(/straight-line/);
    expect([times.size, times.schoolHash]).toEqual([4, "hash"]);
  });

  it("are 20 + 145.7 · km^0.79 seconds: 49.3 minutes from Lincoln to Boston, both ways", () => {
    const km = crowFlyKm(LINCOLN, BOSTON);
    expect(times.seconds(index(0), index(2))).toBeCloseTo(20 + 145.7 * km ** 0.79, 9);
    expect(times.seconds(index(0), index(2)) / 60).toBeCloseTo(49.3, 1);
    expect(times.seconds(index(2), index(0))).toBe(times.seconds(index(0), index(2)));
  });

  it("have no route to a school without a location, 0 s to itself, and no metres", () => {
    expect(times.seconds(index(0), index(1))).toBe(Infinity);
    expect(times.high(index(1), index(2))).toBe(Infinity);
    expect(times.low(index(1), index(1))).toBe(Infinity);
    expect(times.seconds(index(2), index(2))).toBe(0);
    expect(times.metres(index(0), index(2))).toBeNull();
  });

  it("take a school at the same place for a neighbour a moment away", () => {
    expect(times.seconds(index(0), index(3))).toBe(20);
    expect([...times.neighbours(index(0))]).toEqual([2, 3]);
    expect([...times.neighbours(index(1))]).toEqual([]);
  });

  it("rise with distance at the centre and at both ends of the band, and the centre is inside", () => {
    let previous = { low: -1, central: -1, high: -1 };
    for (let km = 0; km <= 150; km += 0.05) {
      const central = curveSeconds(ESTIMATE_CURVE, km);
      const now = {
        low: lowEnd(ESTIMATE_BAND, central),
        central,
        high: highEnd(ESTIMATE_BAND, central),
      };
      expect(now.low, `low at ${km} km`).toBeGreaterThan(previous.low);
      expect(now.high, `high at ${km} km`).toBeGreaterThan(previous.high);
      expect(now.low < central && central < now.high).toBe(true);
      previous = now;
    }
  });

  it("reach as neighbours every school that 45 minutes could reach at free flow", () => {
    const central = curveSeconds(ESTIMATE_CURVE, NEIGHBOUR_REACH_KM);
    expect(lowEnd(ESTIMATE_BAND, central)).toBeGreaterThan(seconds(2700));
  });

  it("find in a large region exactly the neighbours that a search of all pairs finds", () => {
    const position = fc.tuple(
      fc.double({ min: -6, max: 2, noNaN: true }),
      fc.double({ min: 50, max: 56, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(position, { minLength: 30, maxLength: 30 }), (few) => {
        const locations = [
          ...few,
          ...Array.from({ length: 1000 }, (_, i): Position => [20 + i * 0.01, 10]),
          null,
        ];
        const region = estimateDriveTimes(locations, null);
        for (const [from, start] of few.entries()) {
          const expected = locations.flatMap((end, to) =>
            end !== null && to !== from && crowFlyKm(start, end) <= NEIGHBOUR_REACH_KM ? [to] : [],
          );
          expect([...region.neighbours(index(from))]).toEqual(expected);
        }
        expect([...region.neighbours(index(locations.length - 1))]).toEqual([]);
      }),
      { seed: 11, numRuns: 20 },
    );
  });
});
