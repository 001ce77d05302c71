import type { Arbitrary } from "fast-check";
import { array, assert, constantFrom, integer, oneof, property, record, tuple } from "fast-check";
import { expect, test } from "vitest";
import type {
  AppliedScenario,
  Assignment,
  Flow,
  Unplaced,
} from "../../../src/domain/places/applied.ts";
import { applyScenario } from "../../../src/domain/places/apply_scenario.ts";
import { areaWithFigures } from "../../../src/domain/places/area_with_figures.ts";
import type { ScenarioAction } from "../../../src/domain/places/scenario.ts";
import { scenarioOutcome } from "../../../src/domain/places/scenario_outcome.ts";
import { seconds } from "../../../src/domain/units.ts";
import { areaOf, planOf, schoolOf } from "../../support/builders.ts";
import { contextOf, inputOf, yearFigures } from "../../support/scenarios.ts";

const URNS = ["1", "2", "3", "4", "5", "6"] as const;
const urn = constantFrom(...URNS);
const dated = constantFrom({}, { date: "2027-08-31" }, { date: "2028-04-01" });

const action: Arbitrary<ScenarioAction> = oneof(
  tuple(urn, dated).map(([of, date]) => ({ type: "close" as const, urn: of, ...date })),
  tuple(
    array(urn, { minLength: 1, maxLength: 3 }),
    urn,
    constantFrom(1 as const, 2 as const),
    dated,
  ).map(([urns, into, sites, date]) => ({ type: "merge" as const, urns, into, sites, ...date })),
  tuple(urn, urn, dated).map(([infant, junior, date]) => ({
    type: "pair" as const,
    infant,
    junior,
    ...date,
  })),
  record({
    type: constantFrom("pan" as const),
    urn,
    pan: integer({ min: 5, max: 40 }),
    from: integer({ min: 5, max: 40 }),
    firstSeptember: integer({ min: 2027, max: 2029 }),
  }),
  tuple(urn, integer({ min: 0, max: 200 }), dated).map(([of, capacity, date]) => ({
    type: "capacity" as const,
    urn: of,
    capacity,
    ...date,
  })),
);

const schoolFacts = tuple(
  integer({ min: 20, max: 150 }),
  array(integer({ min: 0, max: 20 }), { minLength: 7, maxLength: 7 }),
);

/** Fills rooms in their order: not the nearest ones, but never beyond a year or a school. */
function filled({ displaced, rooms }: AppliedScenario): Assignment {
  const left = rooms.map(({ whole, byYear, ...room }) => ({
    ...room,
    whole,
    byYear: byYear && [...byYear],
  }));
  const flows: Flow[] = [];
  const unplaced: Unplaced[] = [];
  for (const source of displaced) {
    let pupils = source.pupils;
    for (const room of left) {
      if (!source.years.every((year) => room.years.includes(year))) continue;
      const ofYear =
        source.yearGroup === null ? pupils : (room.byYear?.[source.yearGroup] ?? pupils);
      const count = Math.min(pupils, room.whole, ofYear);
      if (count === 0) continue;
      pupils -= count;
      room.whole -= count;
      if (source.yearGroup !== null && room.byYear) room.byYear[source.yearGroup] = ofYear - count;
      flows.push({ source, to: room.urn, pupils: count, seconds: seconds(0), estimated: false });
    }
    if (pupils > 0) unplaced.push({ source, pupils, reason: "no-room" });
  }
  return { flows, unplaced };
}

test("whatever is done, no pupil is lost, none is counted twice, and no places are netted", () => {
  assert(
    property(
      array(schoolFacts, { minLength: 6, maxLength: 6 }),
      array(action, { minLength: 1, maxLength: 5 }),
      (facts, actions) => {
        const figures = yearFigures(
          Object.fromEntries(URNS.map((of, i) => [of, facts[i]?.[1] ?? []])),
        );
        const schools = URNS.map((of, i) =>
          schoolOf(of, { capacity: { value: facts[i]?.[0] ?? 0, asAt: null } }),
        );
        const area = areaWithFigures(
          areaOf({ schools, seconds: URNS.map(() => URNS.map(() => 600)) }),
          figures,
        );
        const reading = applyScenario(inputOf(area, actions, { figures }));
        if (!reading.ok) {
          expect(reading.problems.every(({ reason }) => /^Action \d: /.test(reason))).toBe(true);
          return;
        }
        const applied = reading.value;
        const assignment = filled(applied);
        const plan = planOf([URNS.slice(0, 3), URNS.slice(3)]);
        const outcome = scenarioOutcome(applied, assignment, contextOf({ plan }));
        if (!outcome.ok) throw new Error("No number is missing.");
        const { before, after, years, displaced, unplaced, partnerships, travel } = outcome.value;
        const sum = (some: readonly { readonly pupils: number }[]) =>
          some.reduce((total, { pupils }) => total + pupils, 0);
        expect(after.roll + sum(unplaced)).toBe(before.roll);
        expect(sum(displaced) + sum(unplaced)).toBe(sum(applied.displaced));
        expect(travel.pupils).toBe(sum(displaced) + sum(applied.siteChanges));
        expect(years.at(-1)).toMatchObject(after);
        for (const places of [before, after, ...years]) {
          expect(places.capacity - places.roll).toBe(places.unfilled - places.over);
          expect(places.net).toBe(places.capacity - places.roll);
        }
        for (const { source, pupils } of assignment.flows)
          expect(pupils).toBeLessThanOrEqual(source.pupils);
        for (const { rolls, competes } of partnerships) {
          expect(rolls.every(({ pupils }) => pupils !== 0)).toBe(true);
          expect(competes).toBe(new Set(rolls.map(({ pupils }) => Math.sign(pupils))).size === 2);
        }
        for (const { school, capacity, roll, yearPupils, years: taken } of applied.after.values()) {
          expect(capacity).not.toBeNull();
          const byYear = taken.reduce<number>(
            (total, year) => total + (yearPupils?.[year] ?? 0),
            0,
          );
          expect([school.urn, byYear]).toEqual([school.urn, roll]);
        }
      },
    ),
    { seed: 7, numRuns: 400 },
  );
});

test("an admission number's places after n years are old × (Y − n) + new × n", () => {
  assert(
    property(
      integer({ min: 1, max: 90 }),
      integer({ min: 1, max: 90 }),
      constantFrom([4, 11], [4, 7], [7, 11], [4, 9]),
      (from, pan, [lowAge = 4, highAge = 11]) => {
        const years = highAge - lowAge;
        const schools = [
          schoolOf("1", { lowAge, highAge, capacity: { value: from * years, asAt: null } }),
        ];
        const area = areaOf({ schools, seconds: [[0]] });
        const reading = applyScenario(
          inputOf(area, [{ type: "pan", urn: "1", pan, from, firstSeptember: 2027 }]),
        );
        if (!reading.ok) throw new Error("It can be changed.");
        expect(reading.notes).toEqual([]);
        expect(reading.value.stages.map(({ schools: at }) => at.get("1")?.capacity)).toEqual(
          Array.from({ length: years }, (_, i) => from * (years - i - 1) + pan * (i + 1)),
        );
      },
    ),
    { seed: 7, numRuns: 100 },
  );
});
