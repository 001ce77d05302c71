import { describe, expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import type { Assignment, ScenarioInput } from "../../../src/domain/places/applied.ts";
import type { ScenarioAction } from "../../../src/domain/places/scenario.ts";
import { customSpeed } from "../../../src/domain/speed.ts";
import { assignDisplacedSteps } from "../../../src/solver/places/assign_displaced.ts";
import { areaOf, schoolOf } from "../../support/builders.ts";
import {
  applied,
  F2,
  F2_YEARS,
  inputOf,
  readF2Area,
  scenarioOf,
  yearFigures,
} from "../../support/scenarios.ts";

const CLOSE_P: ScenarioAction = { type: "close", urn: F2.P };

function assigned(input: ScenarioInput, speed = customSpeed(1)): Assignment {
  const steps = assignDisplacedSteps(applied(input), speed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Pupils by the school that they go to. */
function totals({ flows }: Assignment): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { to, pupils } of flows) sums[to] = (sums[to] ?? 0) + pupils;
  return sums;
}

describe("the pupils of fixture F2's school P when it closes", () => {
  it("go 9 to Q and 5 to T by year group", () => {
    const found = assigned(inputOf(readF2Area(), [CLOSE_P], { figures: yearFigures(F2_YEARS) }));
    expect(totals(found)).toEqual({ [F2.Q]: 9, [F2.T]: 5 });
    expect(found.unplaced).toEqual([]);
    // Q has one place in Reception and none in Years 5 and 6; T is 8 minutes away, Q 5.
    expect(
      found.flows.map(({ source, to, pupils, seconds }) => [source.yearGroup, to, pupils, seconds]),
    ).toEqual([
      [0, F2.Q, 1, 300],
      [0, F2.T, 1, 480],
      [1, F2.Q, 2, 300],
      [2, F2.Q, 2, 300],
      [3, F2.Q, 2, 300],
      [4, F2.Q, 2, 300],
      [5, F2.T, 2, 480],
      [6, F2.T, 2, 480],
    ]);
  });

  it("go all 14 to the nearest with room where no year groups are given, at the speed that is asked", () => {
    const found = assigned(inputOf(readF2Area(), [CLOSE_P]), customSpeed(1.2));
    expect(found.flows).toMatchObject([
      { to: F2.Q, pupils: 14, seconds: 360, estimated: false, source: { yearGroup: null } },
    ]);
  });
});

describe("where pupils set out", () => {
  /** P closes; A is 10 minutes by road, B 20; the homes lie beside B, and C is over the sea from P. */
  function coast(): Area {
    const at = (longitude: number) => ({ location: [longitude, 53] as const });
    const minutes = [
      [0, 10, 20, null],
      [10, 0, 10, null],
      [20, 10, 0, null],
      [null, null, null, 0],
    ];
    return areaOf({
      schools: [
        schoolOf("P", { ...at(0), pupils: { value: 6, asAt: null } }),
        schoolOf("A", { ...at(0.1), capacity: { value: 200, asAt: null } }),
        schoolOf("B", { ...at(0.3), capacity: { value: 200, asAt: null } }),
        schoolOf("C", { ...at(0.31), capacity: { value: 200, asAt: null } }),
      ],
      seconds: minutes.map((row) => row.map((time) => (time === null ? null : time * 60))),
    });
  }

  it("is home where that is given, by estimate, and never over the sea", () => {
    const homes = [
      { urn: "P", place: "E01", position: [0.309, 53] as const, yearGroup: null, pupils: 4 },
    ];
    const found = assigned(inputOf(coast(), [{ type: "close", urn: "P" }], { homes }));
    expect(found.flows.map(({ source, to, pupils }) => [source.home?.place, to, pupils])).toEqual([
      [undefined, "A", 2],
      ["E01", "B", 4],
    ]);
    // 0.009° of longitude at 53° N are 0.603 km: 20 s + 145.7 s × 0.603 ^ 0.79.
    expect(found.flows[1]?.seconds).toBeCloseTo(117.7, 0);
    expect(found.flows.map(({ estimated }) => estimated)).toEqual([false, true]);
  });

  it("is by estimate to a school that opens", () => {
    const opens: ScenarioAction = {
      type: "open",
      urn: "N",
      name: "New School",
      longitude: 0.01,
      latitude: 53,
      capacity: 60,
    };
    const found = assigned(inputOf(coast(), [opens, { type: "close", urn: "P" }]));
    expect(found.flows).toMatchObject([{ to: "N", pupils: 6, estimated: true }]);
  });
});

describe("preferring a school of the same faith", () => {
  function churches(): Area {
    const school = (urn: string, religiousCharacter: string) =>
      schoolOf(urn, {
        religiousCharacter,
        pupils: { value: 5, asAt: null },
        capacity: { value: 8, asAt: null },
      });
    const schools = [
      school("1", "Church of England"),
      school("2", "Does not apply"),
      school("3", "Church of England/Methodist"),
      school("4", "Roman Catholic"),
    ];
    const minutes = [0, 5, 30, 10];
    return areaOf({
      schools,
      seconds: schools.map((_, a) =>
        schools.map((__, b) => Math.abs((minutes[a] ?? 0) - (minutes[b] ?? 0)) * 60),
      ),
    });
  }
  const closing = (urn: string, preferFaith: boolean) =>
    totals(
      assigned(
        inputOf(churches(), [{ type: "close", urn }], {
          scenario: scenarioOf([{ type: "close", urn }], { preferFaith }),
        }),
      ),
    );

  it("comes before time but after a place for everyone, and only for pupils of a faith school", () => {
    expect(closing("1", false)).toEqual({ "2": 3, "4": 2 });
    expect(closing("1", true)).toEqual({ "3": 3, "2": 2 });
    expect(closing("2", true)).toEqual(closing("2", false));
  });
});
