import { describe, expect, it, test } from "vitest";
import type { AppliedScenario } from "../../../src/domain/places/applied.ts";
import { applyScenario } from "../../../src/domain/places/apply_scenario.ts";
import { placesOf } from "../../../src/domain/places/places_of.ts";
import { emptySchool } from "../../../src/domain/school.ts";
import {
  applied,
  F2,
  F2_YEARS,
  figuresOf,
  inputOf,
  readF2Area,
  refusals,
  yearFigures,
} from "../../support/scenarios.ts";

const area = readF2Area();
const placesAfter = ({ after: schools }: AppliedScenario) =>
  Object.fromEntries(
    Array.from(schools, ([urn, { capacity, roll }]) => [urn, [capacity, roll] as const]),
  );
const reasons = (...args: Parameters<typeof inputOf>) =>
  refusals(inputOf(...args)).map(({ reason }) => reason);

describe("closing a school", () => {
  it("displaces all its pupils as one where its year groups are not given", () => {
    const {
      displaced,
      after: schools,
      rooms,
    } = applied(inputOf(area, [{ type: "close", urn: F2.P }]));
    expect(displaced).toMatchObject([
      { from: F2.P, yearGroup: null, pupils: 14, home: null, september: 2027 },
    ]);
    expect([...schools.keys()]).toEqual([F2.Q, F2.R, F2.S, F2.T]);
    expect(rooms.map(({ urn, whole, byYear }) => [urn, whole, byYear])).toEqual([
      [F2.Q, 17, null],
      [F2.R, 0, null],
      [F2.S, 44, null],
      [F2.T, 49, null],
    ]);
  });

  it("displaces them by year group where they are given", () => {
    const input = inputOf(area, [{ type: "close", urn: F2.P, date: "2028-08-31" }], {
      figures: yearFigures(F2_YEARS),
    });
    const { displaced, rooms } = applied(input);
    expect(displaced.map(({ yearGroup, pupils }) => [yearGroup, pupils])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((year) => [year, 2]),
    );
    expect(displaced.every(({ september }) => september === 2028)).toBe(true);
    expect(rooms.find(({ urn }) => urn === F2.Q)).toMatchObject({
      whole: 17,
      byYear: [1, 2, 5, 4, 5, 0, 0],
    });
  });

  it("displaces pupils of no year group, such as a nursery's, apart", () => {
    const withRoll = new Map([
      [
        F2.P,
        figuresOf(F2.P, { yearPupils: [1, 1, 2, 2, 2, 2, 2], pupils: { value: 14, asAt: null } }),
      ],
    ]);
    const { displaced } = applied(
      inputOf(area, [{ type: "close", urn: F2.P }], { figures: withRoll }),
    );
    expect(displaced.at(-1)).toMatchObject({ yearGroup: null, pupils: 2 });
    expect(displaced.reduce((sum, { pupils }) => sum + pupils, 0)).toBe(14);
  });

  it("splits displaced pupils by where they live as far as homes are given", () => {
    const home = (place: string, pupils: number) => ({
      urn: F2.P,
      place,
      position: [-0.4, 53.1] as const,
      yearGroup: null,
      pupils,
    });
    const { displaced } = applied(
      inputOf(area, [{ type: "close", urn: F2.P }], { homes: [home("A", 4), home("B", 5)] }),
    );
    expect(displaced.map(({ home: from, pupils }) => [from?.place ?? null, pupils])).toEqual([
      ["A", 4],
      ["B", 5],
      [null, 5],
    ]);
  });

  it("takes homes of the year group first, and then those that are given for no year", () => {
    const home = (place: string, yearGroup: number | null, pupils: number) => ({
      urn: F2.P,
      place,
      position: [-0.4, 53.1] as const,
      yearGroup,
      pupils,
    });
    const homes = [home("any", null, 1), home("six", 6, 2), home("none", 0, 1)];
    const { displaced } = applied(
      inputOf(area, [{ type: "close", urn: F2.P }], { homes, figures: yearFigures(F2_YEARS) }),
    );
    const of = (year: number) =>
      displaced
        .filter(({ yearGroup }) => yearGroup === year)
        .map(({ home: from, pupils }) => [from?.place ?? null, pupils]);
    expect(of(0)).toEqual([
      ["none", 1],
      [null, 1],
    ]);
    expect(of(6)).toEqual([["six", 2]]);
    expect([1, 2, 3, 4, 5].flatMap(of)).toContainEqual(["any", 1]);
  });

  it("spreads homes that are given for no year evenly over the years, in whatever order they are listed", () => {
    const home = (place: string, pupils: number) => ({
      urn: F2.P,
      place,
      position: [-0.4, 53.1] as const,
      yearGroup: null,
      pupils,
    });
    const homes = [home("far", 7), home("near", 7)];
    const living = [homes, homes.toReversed()].map((listed) =>
      applied(
        inputOf(area, [{ type: "close", urn: F2.P }], {
          homes: listed,
          figures: yearFigures(F2_YEARS),
        }),
      ).displaced.map(({ yearGroup, home: from, pupils }) => [yearGroup, from?.place, pupils]),
    );
    const evenly = [0, 1, 2, 3, 4, 5, 6].flatMap((year) => [
      [year, "far", 1],
      [year, "near", 1],
    ]);
    expect(living).toEqual([evenly, evenly]);
  });

  it("says how many homes are too many", () => {
    const homes = [
      { urn: F2.P, place: "A", position: [-0.4, 53.1] as const, yearGroup: null, pupils: 20 },
    ];
    const reading = applyScenario(inputOf(area, [{ type: "close", urn: F2.P }], { homes }));
    expect(reading.ok && reading.notes[0]?.reason).toContain("6 more pupils");
  });
});

describe("merging schools", () => {
  it("on one site keeps its capacity and displaces who is beyond it, and nobody who was there", () => {
    const merged = applied(
      inputOf(area, [{ type: "merge", urns: [F2.P, F2.Q], into: F2.Q, sites: 1 }]),
    );
    expect(placesAfter(merged)[F2.Q]).toEqual([105, 102]);
    expect(merged.after.has(F2.P)).toBe(false);
    expect(merged.displaced).toEqual([]);
    const full = applied(
      inputOf(area, [{ type: "merge", urns: [F2.R, F2.P], into: F2.R, sites: 1 }]),
    );
    expect(placesAfter(full)[F2.R]).toEqual([105, 109]);
    expect(full.displaced).toMatchObject([{ from: F2.P, yearGroup: null, pupils: 14 }]);
  });

  it("on two sites keeps both capacities", () => {
    const merged = applied(inputOf(area, [{ type: "merge", urns: [F2.P], into: F2.Q, sites: 2 }]));
    expect(placesAfter(merged)[F2.Q]).toEqual([161, 102]);
    expect(merged.after.get(F2.Q)?.newcomers).toMatchObject([{ from: F2.P, changeSite: false }]);
  });

  it("takes the capacity that a following action gives", () => {
    const merged = applied(
      inputOf(area, [
        { type: "merge", urns: [F2.R], into: F2.Q, sites: 1 },
        { type: "capacity", urn: F2.Q, capacity: 180 },
      ]),
    );
    expect(placesAfter(merged)[F2.Q]).toEqual([180, 180]);
    expect(merged.displaced).toMatchObject([{ from: F2.R, pupils: 17 }]);
  });

  it("displaces of the years that are fullest against their places", () => {
    const figures = yearFigures(F2_YEARS);
    const merged = applied(
      inputOf(
        area,
        [
          { type: "merge", urns: [F2.R], into: F2.Q, sites: 1 },
          { type: "capacity", urn: F2.Q, capacity: 195 },
        ],
        {
          figures,
        },
      ),
    );
    // 29 29 25 27 25 31 31 pupils in 28 28 28 28 28 28 27 places: two beyond 195, from the years with 4 and 3 too many.
    expect(merged.displaced.map(({ yearGroup, pupils }) => [yearGroup, pupils])).toEqual([
      [5, 1],
      [6, 1],
    ]);
    expect(merged.after.get(F2.Q)?.yearPupils).toEqual([29, 29, 25, 27, 25, 30, 30]);
  });

  it("is refused for one school", () => {
    expect(reasons(area, [{ type: "merge", urns: [F2.Q], into: F2.Q, sites: 1 }])).toEqual([
      "Action 1: a merge needs two schools or more.",
    ]);
  });
});

describe("pairing an infant and a junior school", () => {
  it("moves the juniors of one and the infants of the other, and nobody else", () => {
    const figures = yearFigures(F2_YEARS);
    const paired = applied(
      inputOf(area, [{ type: "pair", infant: F2.S, junior: F2.Q }], { figures }),
    );
    expect(paired.after.get(F2.S)).toMatchObject({
      capacity: 105,
      roll: 63,
      years: [0, 1, 2],
      yearPupils: [23, 22, 18, 0, 0, 0, 0],
    });
    expect(paired.after.get(F2.Q)).toMatchObject({
      capacity: 105,
      roll: 86,
      years: [3, 4, 5, 6],
      yearPupils: [0, 0, 0, 20, 19, 23, 24],
    });
    expect(paired.rooms.find(({ urn }) => urn === F2.S)).toMatchObject({
      whole: 42,
      byYear: [12, 13, 17, 0, 0, 0, 0],
    });
  });

  it("asks for the year groups of a school that has both", () => {
    expect(reasons(area, [{ type: "pair", infant: F2.P, junior: F2.Q }])).toEqual([
      "Action 1: how many infants and juniors Pinfold Primary School (910001) has is not known.",
      "Action 1: how many infants and juniors Quarrington Lane Primary School (910002) has is not known.",
    ]);
  });

  it("needs no year groups of schools that are one or the other already", () => {
    const schools = area.schools.map((school) =>
      school.urn === F2.S
        ? { ...school, lowAge: 4, highAge: 7 }
        : school.urn === F2.Q
          ? { ...school, lowAge: 7, highAge: 11 }
          : school,
    );
    const paired = applied(
      inputOf({ ...area, schools }, [{ type: "pair", infant: F2.S, junior: F2.Q }]),
    );
    expect(placesAfter(paired)).toMatchObject({ [F2.S]: [105, 61], [F2.Q]: [105, 88] });
  });
});

describe("actions in their order and time", () => {
  it("count from the first September on or after their date, undated ones from the first of all", () => {
    const { stages, displaced } = applied(
      inputOf(area, [
        { type: "capacity", urn: F2.Q, capacity: 120, date: "2029-09-01" },
        { type: "close", urn: F2.P },
        { type: "capacity", urn: F2.S, capacity: 90, date: "2027-09-02" },
      ]),
    );
    expect(stages.map(({ september }) => september)).toEqual([2028, 2029]);
    expect(stages[0]?.schools.get(F2.Q)?.capacity).toBe(105);
    expect(stages[0]?.schools.get(F2.S)?.capacity).toBe(90);
    expect(stages[1]?.schools.get(F2.Q)?.capacity).toBe(120);
    expect(displaced[0]?.september).toBe(2028);
  });

  it("without a date are at the next September", () => {
    const close = [{ type: "close", urn: F2.P }] as const;
    const first = (today: string) => applied(inputOf(area, close, { today })).stages[0]?.september;
    expect(first("2026-09-01")).toBe(2026);
    expect(first("2026-09-02")).toBe(2027);
  });

  it("federate without a change of places, and refuse a federation of one", () => {
    const federated = applied(inputOf(area, [{ type: "federate", urns: [F2.P, F2.Q] }]));
    expect(placesOf(federated.after.values())).toEqual(placesOf(federated.before.values()));
    expect(reasons(area, [{ type: "federate", urns: [F2.P, F2.P] }])).toEqual([
      "Action 1: a federation needs two schools or more.",
    ]);
  });

  it("open a school with room in every year, whose drives are estimated", () => {
    const opened = applied(
      inputOf(area, [
        {
          type: "open",
          urn: "N1",
          name: "New",
          longitude: -0.4,
          latitude: 53.1,
          capacity: 70,
        },
      ]),
    );
    expect(opened.rooms.at(-1)).toEqual({
      urn: "N1",
      years: [0, 1, 2, 3, 4, 5, 6],
      whole: 70,
      byYear: [10, 10, 10, 10, 10, 10, 10],
    });
    expect(opened.area.schools.at(-1)?.urn).toBe("N1");
    expect(
      reasons(area, [
        { type: "open", urn: F2.P, name: "New", longitude: 0, latitude: 53, capacity: 70 },
      ]),
    ).toEqual(["Action 1: the URN 910001 is that of another school already."]);
  });

  it("move a school, whose drives are then estimated and whose places stay", () => {
    const moved = applied(
      inputOf(area, [{ type: "move", urn: F2.Q, longitude: -0.5, latitude: 53 }]),
    );
    expect(moved.area.schools[1]?.location).toEqual([-0.5, 53]);
    expect(placesOf(moved.after.values())).toEqual(placesOf(moved.before.values()));
  });

  it("name what cannot be done by the action's number", () => {
    expect(
      reasons(area, [
        { type: "close", urn: F2.P },
        { type: "close", urn: F2.P },
        { type: "close", urn: "999999" },
        { type: "capacity", urn: F2.P, capacity: 10 },
      ]),
    ).toEqual([
      "Action 2: Pinfold Primary School (910001) no longer exists after action 1.",
      "Action 3: no school of the area has the URN 999999.",
      "Action 4: Pinfold Primary School (910001) no longer exists after action 1.",
    ]);
  });

  it("ask for a roll or a capacity that they need instead of assuming one", () => {
    const schools = area.schools.map((school) =>
      school.urn === F2.P || school.urn === F2.T
        ? { ...emptySchool(school.urn, school.name) }
        : school,
    );
    expect(
      refusals(
        inputOf({ ...area, schools }, [
          { type: "close", urn: F2.P },
          { type: "pan", urn: F2.T, pan: 45, from: 60, firstSeptember: 2027 },
        ]),
      ).map(({ reason, advice }) => [reason, advice]),
    ).toEqual([
      [
        "Action 1: closing Pinfold Primary School (910001) needs its roll, which is not known.",
        "Give the roll of Pinfold Primary School (910001): no number is assumed.",
      ],
      [
        "Action 2: changing the admission number of Thornhill Primary School (910005) needs its capacity, which is not known.",
        "Give the capacity of Thornhill Primary School (910005): no number is assumed.",
      ],
    ]);
  });

  it("refuse year groups that hold more pupils than the roll", () => {
    const figures = new Map([
      [
        F2.P,
        figuresOf(F2.P, { yearPupils: [3, 3, 3, 3, 3, 3, 3], pupils: { value: 14, asAt: null } }),
      ],
    ]);
    expect(reasons(area, [{ type: "close", urn: F2.P }], { figures })).toEqual([
      "Action 1: the year groups of Pinfold Primary School (910001) add up to 21 pupils, but its roll is 14.",
    ]);
  });

  it("refuse a year that is far from the others", () => {
    expect(
      reasons(area, [
        { type: "close", urn: F2.P, date: "2027-08-31" },
        { type: "close", urn: F2.Q, date: "2999-08-31" },
      ]),
    ).toEqual(["Action 2: September 2999 is more than 40 years after September 2027."]);
  });
});

test("a scenario without actions changes nothing and lists no year", () => {
  const none = applied(inputOf(area, []));
  expect(none.stages).toEqual([]);
  expect(none.after).toBe(none.before);
});
