import { describe, expect, it } from "vitest";
import { withSchools } from "../../src/domain/joined_area.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { fromAreaMessage, toAreaMessage } from "../../src/solver/area_message.ts";
import { areaOf, schoolOf } from "../support/builders.ts";
import { flatArea } from "./made_areas.ts";

const BAND = { coverage: 0.9, points: [{ seconds: 0, low: 0.8, high: 1.4 }] };
const POINTS = [
  [0, 0],
  [3, 4],
  [9, 1],
] as const;

describe("an area sent to the solver's worker", () => {
  it("keeps every time, both ends of its band, and its schools", () => {
    for (const band of [null, BAND]) {
      const area = flatArea(POINTS, band);
      const message = toAreaMessage(area);
      expect(message.ends === null).toBe(band === null);
      const arrived = fromAreaMessage(structuredClone(message));
      expect(arrived.schools).toEqual(area.schools);
      expect(arrived.driveTimes.band).toEqual(band);
      for (const read of ["seconds", "low", "high"] as const) {
        for (const from of [0, 1, 2] as SchoolIndex[]) {
          for (const to of [0, 1, 2] as SchoolIndex[]) {
            expect(arrived.driveTimes[read](from, to)).toBe(area.driveTimes[read](from, to));
          }
        }
      }
      expect([...arrived.driveTimes.neighbours(1 as SchoolIndex)]).toEqual([0, 2]);
    }
  });

  it("keeps lengths by road, and which pairs are estimated where others are not", () => {
    const routed = areaOf({
      schools: [schoolOf("1"), schoolOf("2")],
      seconds: [
        [0, 60],
        [70, 0],
      ],
      metres: [
        [0, 1234.5],
        [Number.NaN, 0],
      ],
    });
    const { driveTimes } = withSchools(routed, [schoolOf("3")]);
    const message = toAreaMessage(withSchools(routed, [schoolOf("3")]));
    const arrived = fromAreaMessage(structuredClone(message)).driveTimes;
    for (const from of [0, 1, 2] as SchoolIndex[]) {
      for (const to of [0, 1, 2] as SchoolIndex[]) {
        expect(arrived.metres(from, to)).toBe(driveTimes.metres(from, to));
        expect(arrived.origin(from, to)).toBe(driveTimes.origin(from, to));
      }
    }
    expect(arrived.metres(0 as SchoolIndex, 1 as SchoolIndex)).toBe(1234.5);
    expect(arrived.origin(0 as SchoolIndex, 2 as SchoolIndex)).toBe("estimated");
    expect(toAreaMessage(flatArea(POINTS, BAND))).toMatchObject({ metres: null, origins: null });
  });

  it("keeps a place that cannot be reached unreachable", () => {
    const area = flatArea(POINTS);
    const message = toAreaMessage(area);
    message.seconds[1] = Number.POSITIVE_INFINITY;
    const { driveTimes } = fromAreaMessage(structuredClone(message));
    expect(driveTimes.high(0 as SchoolIndex, 1 as SchoolIndex)).toBe(Number.POSITIVE_INFINITY);
    expect([...driveTimes.neighbours(0 as SchoolIndex)]).toEqual([2]);
  });
});
