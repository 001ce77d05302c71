import { describe, expect, it } from "vitest";
import { driveFrom } from "../../../src/domain/places/drive_from.ts";
import { travelOfDisplaced } from "../../../src/domain/places/travel_of_displaced.ts";
import { customSpeed, namedSpeed } from "../../../src/domain/speed.ts";
import { seconds, UNREACHABLE } from "../../../src/domain/units.ts";
import { areaOf, schoolOf } from "../../support/builders.ts";
import {
  applied,
  assignmentOf,
  F2,
  F2_YEARS,
  inputOf,
  readF2Area,
  yearFigures,
} from "../../support/scenarios.ts";

const area = readF2Area();
const closeP = [{ type: "close", urn: F2.P }] as const;
const freeFlow = namedSpeed("free-flow");

describe("a displaced pupil's drive", () => {
  it("is the judged one between the schools, with its metres", () => {
    const source = { from: F2.P, home: null };
    expect(driveFrom(area, freeFlow, source, F2.Q)).toEqual({
      seconds: 300,
      metres: 4500,
      estimated: false,
    });
    expect(driveFrom(area, customSpeed(1.5, seconds(60)), source, F2.Q).seconds).toBe(510);
  });

  it("from a home is estimated from the straight line: 1 km is 2.8 minutes and 1.36 km by road", () => {
    const home = {
      urn: F2.P,
      place: "A",
      position: [-0.35, 53.12 + 1 / 111.195] as const,
      yearGroup: null,
      pupils: 1,
    };
    const drive = driveFrom(area, freeFlow, { from: F2.P, home }, F2.Q);
    expect(drive.seconds).toBeCloseTo(165.7, 1);
    expect(drive.metres).toBeCloseTo(1360, 0);
    expect(drive.estimated).toBe(true);
  });

  it("to or from a school whose place is not known has no route", () => {
    const nowhere = areaOf({
      schools: [schoolOf("1"), schoolOf("2", { location: null })],
      seconds: [
        [0, null],
        [null, 0],
      ],
    });
    const home = { urn: "1", place: "A", position: [0, 53] as const, yearGroup: null, pupils: 1 };
    expect(driveFrom(nowhere, freeFlow, { from: "1", home: null }, "2").seconds).toBe(UNREACHABLE);
    expect(driveFrom(nowhere, freeFlow, { from: "1", home }, "2").seconds).toBe(UNREACHABLE);
    expect(driveFrom(nowhere, freeFlow, { from: "1", home: null }, "3").seconds).toBe(UNREACHABLE);
  });

  it("to a school that opens is estimated", () => {
    const open = {
      type: "open",
      urn: "N1",
      name: "New",
      longitude: -0.35,
      latitude: 53.12,
      capacity: 70,
    } as const;
    const scenario = applied(inputOf(area, [...closeP, open]));
    const drive = driveFrom(scenario.area, freeFlow, { from: F2.P, home: null }, "N1");
    expect(drive.estimated).toBe(true);
    expect(drive.metres).toBeGreaterThan(4000);
    expect(drive.seconds).toBeGreaterThan(300);
  });
});

const capacityOf500 = { type: "capacity", capacity: 500 } as const;

describe("travel", () => {
  it("from homes has a before, and counts only what is longer than today", () => {
    const home = {
      urn: F2.P,
      place: "A",
      position: [-0.35, 53.12] as const,
      yearGroup: null,
      pupils: 14,
    };
    const scenario = applied(inputOf(area, closeP, { homes: [home] }));
    const travel = travelOfDisplaced(
      scenario,
      assignmentOf(scenario, [[F2.P, null, F2.Q, 14]]),
      freeFlow,
    );
    expect(travel.before).toBeGreaterThan(400);
    expect(travel.after).toBeCloseTo(20, 9);
    expect(travel.beyondWalking).toBe(0);
    expect(travel.extraMetresAYear).toBeLessThan(0);
    expect(travel.estimated).toBe(true);
  });

  it("screens by the walking distance of the age: 2 miles to Year 3, 3 miles from Year 4", () => {
    const schools = area.schools;
    // 4,000 m: beyond 2 miles (3,219 m) and not beyond 3 miles (4,828 m).
    const even = areaOf({
      schools,
      seconds: schools.map(() => schools.map(() => 300)),
      metres: schools.map(() => schools.map(() => 4000)),
    });
    const scenario = applied(inputOf(even, closeP, { figures: yearFigures(F2_YEARS) }));
    const all = [0, 1, 2, 3, 4, 5, 6].map((year) => [F2.P, year, F2.S, 2] as const);
    const travel = travelOfDisplaced(scenario, assignmentOf(scenario, all), freeFlow);
    expect(travel).toMatchObject({ pupils: 14, beyondWalking: 8, ageNotKnown: 0 });
    const asOne = applied(inputOf(even, closeP));
    expect(
      travelOfDisplaced(asOne, assignmentOf(asOne, [[F2.P, null, F2.S, 14]]), freeFlow),
    ).toMatchObject({ beyondWalking: 14, ageNotKnown: 14 });
  });

  it("counts journeys beyond the child's guide, which is a setting of its own", () => {
    const scenario = applied(inputOf(area, closeP));
    const assignment = assignmentOf(scenario, [
      [F2.P, null, F2.Q, 9],
      [F2.P, null, F2.T, 5],
    ]);
    const beyond = (guide: number, speed = freeFlow) =>
      travelOfDisplaced(scenario, assignment, speed, seconds(guide)).beyondGuide;
    expect(beyond(2700)).toBe(0);
    expect(beyond(480)).toBe(0);
    expect(beyond(479)).toBe(5);
    expect(beyond(299)).toBe(14);
    expect(beyond(480, customSpeed(1.2))).toBe(5);
  });

  it("says how many have no road route to their other site, and leaves them out of the mean", () => {
    const cutOff = areaOf({
      schools: area.schools,
      seconds: area.schools.map((_, i) => area.schools.map(() => (i === 0 ? null : 300))),
    });
    const merge = { type: "merge", urns: [F2.P, F2.S], into: F2.T, sites: 1 } as const;
    const scenario = applied(inputOf(cutOff, [merge, { ...capacityOf500, urn: F2.T }]));
    const none = assignmentOf(scenario, []);
    expect(travelOfDisplaced(scenario, none, freeFlow)).toMatchObject({
      pupils: 75,
      withoutRoute: 14,
      beyondGuide: 14,
      after: 300,
      longest: 300,
    });
  });

  it("says whose distance is not known", () => {
    const unmeasured = areaOf({
      schools: area.schools,
      seconds: area.schools.map(() => area.schools.map(() => 300)),
    });
    const scenario = applied(inputOf(unmeasured, closeP));
    const assignment = assignmentOf(scenario, [[F2.P, null, F2.Q, 14]]);
    expect(travelOfDisplaced(scenario, assignment, freeFlow)).toMatchObject({
      beyondWalking: 0,
      distanceNotKnown: 14,
      extraMetresAYear: null,
    });
  });
});
