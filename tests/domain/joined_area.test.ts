import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import { estimateDriveTimes } from "../../src/domain/estimate.ts";
import { ESTIMATE_BAND } from "../../src/domain/estimate_model.ts";
import { withMovedSchools, withSchools } from "../../src/domain/joined_area.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { Position, SchoolIndex } from "../../src/domain/school.ts";
import { areaOf, evenArea, planOf, schoolOf, settingsOf } from "../support/builders.ts";

const index = (value: number) => value as SchoolIndex;

/** Everything that an area says of one ordered pair. */
function told({ driveTimes }: Area, from: number, to: number): unknown[] {
  const [a, b] = [index(from), index(to)];
  return [
    driveTimes.seconds(a, b),
    driveTimes.low(a, b),
    driveTimes.high(a, b),
    driveTimes.metres(a, b),
    driveTimes.origin(a, b),
  ];
}

function listed(area: Area, from: number): number[] {
  return [...area.driveTimes.neighbours(index(from))];
}

const own = areaOf({
  schools: [schoolOf("1"), schoolOf("2"), schoolOf("3")],
  seconds: [
    [0, 100, null],
    [200, 0, 300],
    [null, 400, 0],
  ],
  metres: [
    [0, 1000, Number.NaN],
    [2000, 0, 3000],
    [Number.NaN, 4000, 0],
  ],
});
const over = schoolOf("900", { location: [-0.9, 53] });

describe("an area with further schools", () => {
  it("has them after its own, 20 + 145.7 · km^0.79 seconds away both ways, estimated and without miles", () => {
    const area = withSchools(own, [over]);
    expect(area.schools.map(({ urn }) => urn)).toEqual(["1", "2", "3", "900"]);
    const km = crowFlyKm(own.schools[0]?.location as Position, over.location as Position);
    const seconds = 20 + 145.7 * km ** 0.79;
    expect(area.driveTimes.seconds(index(0), index(3))).toBeCloseTo(seconds, 9);
    expect(area.driveTimes.seconds(index(3), index(0))).toBeCloseTo(seconds, 9);
    expect(area.driveTimes.low(index(0), index(3))).toBeLessThan(seconds);
    expect(area.driveTimes.high(index(0), index(3))).toBeGreaterThan(seconds);
    expect(told(area, 0, 3).slice(3)).toEqual([null, "estimated"]);
  });

  it("keeps the times, miles and provenance of its own pairs, those without a road too", () => {
    const area = withSchools(own, [over]);
    for (let from = 0; from < 3; from++) {
      for (let to = 0; to < 3; to++) expect(told(area, from, to)).toEqual(told(own, from, to));
    }
    const { kind, provenance, schoolHash, band } = area.driveTimes;
    expect({ kind, provenance, schoolHash, band }).toEqual({
      kind: "osrm",
      provenance: own.driveTimes.provenance,
      schoolHash: own.driveTimes.schoolHash,
      band: null,
    });
  });

  it("lists whom a school reaches in the order of the list", () => {
    const area = withSchools(own, [over]);
    expect([0, 1, 2, 3].map((from) => listed(area, from))).toEqual([
      [1, 3],
      [0, 2, 3],
      [1, 3],
      [0, 1, 2],
    ]);
  });

  it("takes no school twice, whether it has it or is given it again", () => {
    const again = schoolOf("2", { name: "Another name", location: [0, 52] });
    const area = withSchools(own, [again, over, { ...over, name: "Once more" }]);
    expect(area.schools.map(({ name }) => name)).toEqual([
      "School 1",
      "School 2",
      "School 3",
      "School 900",
    ]);
    expect(withSchools(own, [again])).toBe(own);
    expect(withSchools(own, [])).toBe(own);
  });

  it("is the very same for the same area and list", () => {
    const schools = [over];
    expect(withSchools(own, schools)).toBe(withSchools(own, schools));
    expect(withSchools(own, [over])).not.toBe(withSchools(own, schools));
  });

  it("has no route to a school whose place is not known", () => {
    const area = withSchools(own, [schoolOf("901", { location: null })]);
    expect(told(area, 0, 3).slice(0, 3)).toEqual([Infinity, Infinity, Infinity]);
    expect(listed(area, 0)).toEqual([1]);
  });

  it("is judged without being told: routed pairs at their times, the others with a range", () => {
    const area = withSchools(evenArea(2, 600), [over]);
    const plan = planOf([["1", "2", "900"]]);
    const [judged] = judgePlan(area, plan, settingsOf()).clusters;
    expect(judged?.pairs.length).toBe(6);
    expect(judged?.pairs.filter(({ low, high }) => low !== high).length).toBe(4);
  });

  it("has the estimate's times in every pair that is not its own, and is of one kind where it was estimated", () => {
    const position = fc.tuple(
      fc.double({ min: -2, max: 1, noNaN: true }),
      fc.double({ min: 51, max: 54, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(position, { minLength: 1, maxLength: 8 }),
        fc.array(fc.option(position), { minLength: 1, maxLength: 8 }),
        (near, far) => {
          const all = [...near, ...far];
          const schools = all.map((location, i) => schoolOf(`${i + 1}`, { location }));
          const estimate = estimateDriveTimes(all, null);
          const count = near.length;
          const first = schools.slice(0, count);
          const routed = areaOf({
            schools: first,
            seconds: first.map((_, i) => first.map((__, j) => 60 * (i + j))),
          });
          const wholly: Area = {
            ...routed,
            driveTimes: estimateDriveTimes(near, null),
          };
          const joined = withSchools(routed, schools.slice(count));
          const reckoned = withSchools(wholly, schools.slice(count));
          expect(reckoned.driveTimes.kind).toBe("estimate");
          expect(reckoned.driveTimes.band).toBe(ESTIMATE_BAND);
          const whole: Area = { ...wholly, schools, driveTimes: estimate };
          for (const from of all.keys()) {
            expect(listed(reckoned, from)).toEqual(listed(whole, from));
            for (const to of all.keys()) {
              expect(told(reckoned, from, to)).toEqual(told(whole, from, to));
              const isOwn = from < count && to < count;
              const source = isOwn ? routed : whole;
              expect(told(joined, from, to)).toEqual(told(source, from, to));
            }
          }
        },
      ),
      { seed: 6, numRuns: 60 },
    );
  });
});

describe("an area with schools at other places", () => {
  const away = schoolOf("2", { location: [-0.5, 53] });

  it("estimates every pair of those schools and leaves the others as they were", () => {
    const area = withMovedSchools(own, [away]);
    expect(area.schools.map(({ urn }) => urn)).toEqual(["1", "2", "3"]);
    expect(area.schools[1]?.location).toEqual([-0.5, 53]);
    expect([told(area, 0, 1)[4], told(area, 1, 2)[4], told(area, 0, 2)[4]]).toEqual([
      "estimated",
      "estimated",
      "routed",
    ]);
    expect(told(area, 0, 2)).toEqual(told(own, 0, 2));
    expect([listed(area, 0), listed(area, 1)]).toEqual([[1], [0, 2]]);
  });

  it("is the very same area where it has none of them", () => {
    expect(withMovedSchools(own, [schoolOf("77")])).toBe(own);
    expect(withMovedSchools(own, [])).toBe(own);
  });
});
