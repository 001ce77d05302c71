import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schoolIndexes } from "../../src/domain/area.ts";
import { judgeDrive } from "../../src/domain/ceiling.ts";
import { recordKnownTime } from "../../src/domain/edits/record_known_time.ts";
import { removeKnownTime } from "../../src/domain/edits/remove_known_time.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { KnownTime } from "../../src/domain/known_times.ts";
import {
  knownTimeOf,
  rawSecondsOf,
  withKnownTimes,
  withPlanTimes,
} from "../../src/domain/known_times.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import { customSpeed, judgedSeconds, namedSpeed } from "../../src/domain/speed.ts";
import { minutes, seconds } from "../../src/domain/units.ts";
import { FIXED_SEED } from "../support/arbitraries.ts";
import { areaOf, evenArea, planOf, randomArea, schoolOf, settingsOf } from "../support/builders.ts";
import { F1, readF1Area, readF1Plan } from "../support/fixture_areas.ts";

const at = (index: number) => index as SchoolIndex;

function known(from: string, to: string, facts: Partial<KnownTime> = {}): KnownTime {
  return {
    from,
    to,
    minutes: minutes(24),
    speed: namedSpeed("school-day"),
    reason: "Roadworks are over",
    role: "Headteacher",
    date: "2026-06-24",
    ...facts,
  };
}

describe("a known time", () => {
  it("of 24 minutes on a school day (×1.20) is 20 raw minutes, and judged as 27 at peak (×1.35)", () => {
    const raw = rawSecondsOf(known("1", "2"));
    expect(raw).toBe(1200);
    expect(judgedSeconds(raw, namedSpeed("peak"))).toBeCloseTo(27 * 60, 9);
  });

  it("takes the fixed minutes off before the factor: 27 minutes at ×1.20 + 3 min are 20 raw ones", () => {
    const speed = customSpeed(1.2, seconds(180));
    expect(rawSecondsOf({ minutes: minutes(27), speed })).toBe(1200);
  });

  it("stands for one direction of its pair, without a band and with the metres as they were", () => {
    const area = areaOf({
      schools: [schoolOf("1"), schoolOf("2")],
      seconds: [
        [0, 600],
        [660, 0],
      ],
      metres: [
        [0, 9000],
        [9100, 0],
      ],
      band: { coverage: 0.85, points: [{ seconds: 0, low: 0.5, high: 2 }] },
    });
    const { driveTimes } = withPlanTimes(area, [known("1", "2")]);
    const drive = judgeDrive(driveTimes, namedSpeed("school-day"), seconds(2700), at(0), at(1));
    expect(drive).toEqual({ seconds: 1440, low: 1440, high: 1440, verdict: "within" });
    expect(driveTimes.origin(at(0), at(1))).toBe("known-locally");
    expect(driveTimes.metres(at(0), at(1))).toBe(9000);
    expect(driveTimes.seconds(at(1), at(0))).toBe(660);
    expect(driveTimes.high(at(1), at(0))).toBe(1320);
    expect(driveTimes.origin(at(1), at(0))).toBe("estimated");
  });

  it("makes Carlthorpe to Eastmoor, over at 46.1 minutes, within once both ways are known to take 44", () => {
    const area = readF1Area();
    const plan = readF1Plan();
    const settings = settingsOf({ speed: namedSpeed("school-day") });
    expect(judgePlan(area, plan, settings).clusters[0]?.verdict).toBe("over");
    const times = [
      known(F1.C, F1.E, { minutes: minutes(44) }),
      known(F1.E, F1.C, { minutes: minutes(44) }),
    ];
    const [cluster] = judgePlan(withPlanTimes(area, times), plan, settings).clusters;
    expect(cluster?.verdict).toBe("within");
    expect(cluster?.worst?.seconds).toBe(2700);
  });

  it("reaches a school that no road reaches, which is then a neighbour", () => {
    const area = areaOf({
      schools: [schoolOf("1"), schoolOf("2"), schoolOf("3")],
      seconds: [
        [0, null, 60],
        [60, 0, 60],
        [60, 60, 0],
      ],
    });
    expect([...area.driveTimes.neighbours(at(0))]).toEqual([2]);
    const { driveTimes } = withPlanTimes(area, [known("1", "2")]);
    expect([...driveTimes.neighbours(at(0))]).toEqual([1, 2]);
    expect([...driveTimes.neighbours(at(1))]).toEqual([0, 2]);
  });

  it("between schools that the area does not have changes nothing, not even the area's identity", () => {
    const area = evenArea(3, 600);
    expect(withPlanTimes(area, [known("1", "77")])).toBe(area);
    expect(withPlanTimes(area)).toBe(area);
  });

  it("of fewer minutes than the fixed ones is refused with its values", () => {
    const time = known("1", "2", {
      minutes: minutes(2),
      speed: customSpeed(1, seconds(180)),
    });
    expect(() => recordKnownTime(time)).toThrow("2 minutes are fewer");
    expect(() => withPlanTimes(evenArea(2, 60), [time])).toThrow("-60 raw seconds");
  });
});

describe("the edits", () => {
  const plan = planOf([["1", "2"]]);

  it("record, change and remove the time of an ordered pair; removing the last leaves the plan as it was", () => {
    const recorded = recordKnownTime(known("1", "2"))(plan);
    const both = recordKnownTime(known("2", "1"))(recorded);
    const changed = recordKnownTime(known("1", "2", { minutes: minutes(30) }))(both);
    expect(changed.knownTimes?.map(({ from, minutes: m }) => [from, m])).toEqual([
      ["1", 30],
      ["2", 24],
    ]);
    const removed = removeKnownTime("2", "1")(removeKnownTime("1", "2")(changed));
    expect(removed).toEqual(plan);
    expect("knownTimes" in removed).toBe(false);
    expect(removeKnownTime("1", "2")(plan)).toBe(plan);
  });

  it("are found again by both ends", () => {
    const recorded = [known("1", "2"), known("1", "3"), known("2", "1")];
    expect(knownTimeOf(recorded, "1", "3")).toBe(recorded[1]);
    expect(knownTimeOf(recorded, "3", "1")).toBeNull();
  });

  it("refuse a time from a school to itself", () => {
    expect(() => recordKnownTime(known("1", "1"))).toThrow("not from 1 to itself");
  });
});

describe("for any area and any known times", () => {
  const area = randomArea(7, {
    schools: 12,
    asymmetry: 0.4,
    unreachableShare: 0.1,
    band: { coverage: 0.85, points: [{ seconds: 0, low: 0.7, high: 1.4 }] },
  });
  const urn = fc.constantFrom(...area.schools.map((school) => school.urn));
  const speed = fc.oneof(
    fc.constantFrom(namedSpeed("peak"), namedSpeed("winter", seconds(120))),
    fc.double({ min: 0.5, max: 3, noNaN: true }).map((factor) => customSpeed(factor)),
  );
  const time = fc
    .record({ from: urn, to: urn, minutes: fc.double({ min: 3, max: 90, noNaN: true }), speed })
    .filter(({ from, to }) => from !== to)
    .map((facts) => known(facts.from, facts.to, { ...facts, minutes: minutes(facts.minutes) }));

  it("minutes made raw and judged at the speed they were driven at are the same minutes", () => {
    fc.assert(
      fc.property(time, (given) => {
        const judged = judgedSeconds(rawSecondsOf(given), given.speed);
        expect(Math.abs(judged - given.minutes * 60)).toBeLessThan(0.0005 + 1e-9);
      }),
      FIXED_SEED,
    );
  });

  it("no other ordered pair is touched, and with the known ones removed everything is as before", () => {
    const { driveTimes } = area;
    const indexes = schoolIndexes(area);
    fc.assert(
      fc.property(fc.array(time, { maxLength: 6 }), (times) => {
        const laid = withKnownTimes(driveTimes, times, indexes);
        const last = new Map(times.map((t) => [`${t.from} ${t.to}`, rawSecondsOf(t)]));
        for (const [i, from] of area.schools.entries()) {
          for (const [j, to] of area.schools.entries()) {
            const found = (["seconds", "low", "high"] as const).map((end) =>
              laid[end](at(i), at(j)),
            );
            const raw = last.get(`${from.urn} ${to.urn}`);
            const wanted = (["seconds", "low", "high"] as const).map(
              (end) => raw ?? driveTimes[end](at(i), at(j)),
            );
            expect(found).toEqual(wanted);
            expect(laid.origin(at(i), at(j))).toBe(
              raw === undefined ? "estimated" : "known-locally",
            );
            expect(laid.metres(at(i), at(j))).toBe(driveTimes.metres(at(i), at(j)));
          }
        }
        const plan = times.reduce((made, t) => recordKnownTime(t)(made), planOf([]));
        const without = times.reduce((made, t) => removeKnownTime(t.from, t.to)(made), plan);
        expect(withPlanTimes(area, without.knownTimes)).toBe(area);
      }),
      { ...FIXED_SEED, numRuns: 60 },
    );
  });
});
