import { describe, expect, it } from "vitest";
import { baselineOf, planningAreasOfClusters } from "../../../src/domain/places/baseline.ts";
import { placeDates } from "../../../src/domain/places/place_dates.ts";
import { placesOf, schoolPlaces } from "../../../src/domain/places/places_of.ts";
import { surplusMark } from "../../../src/domain/places/thresholds.ts";
import { planOf, schoolOf } from "../../support/builders.ts";
import { F2, F2_YEARS, figuresOf, readF2Area } from "../../support/scenarios.ts";

const districts: Readonly<Record<string, string | null>> = {
  [F2.P]: "North",
  [F2.Q]: "North",
  [F2.R]: "South",
  [F2.S]: "South",
  [F2.T]: null,
};
const f2 = readF2Area();
const area = {
  ...f2,
  schools: f2.schools.map((school) => ({ ...school, district: districts[school.urn] ?? null })),
};
const figures = new Map(
  [F2.P, F2.Q, F2.R].map((urn) => [
    urn,
    figuresOf(urn, {
      planningArea: urn === F2.P ? "3904001" : "3904002",
      yearPupils: F2_YEARS[urn] ?? null,
    }),
  ]),
);
const plan = planOf([
  [F2.P, F2.Q],
  [F2.R, F2.S],
]);

describe("a baseline", () => {
  const baseline = baselineOf(area, figures, plan);

  it("adds up to the area by cluster, district and planning area, those without one last", () => {
    expect(baseline.area).toMatchObject({ capacity: 791, roll: 643, unfilled: 152, over: 4 });
    for (const parts of [baseline.clusters, baseline.districts, baseline.planningAreas]) {
      const sum = (value: "capacity" | "roll" | "unfilled" | "over" | "schools") =>
        parts.reduce((total, { places }) => total + places[value], 0);
      expect([sum("capacity"), sum("roll"), sum("unfilled"), sum("over"), sum("schools")]).toEqual([
        791, 643, 152, 4, 5,
      ]);
    }
    expect(baseline.districts.map(({ key, places }) => [key, places.unfilled])).toEqual([
      ["North", 59],
      ["South", 44],
      [null, 49],
    ]);
    expect(baseline.planningAreas.map(({ key, schools }) => [key, schools.length])).toEqual([
      ["3904001", 1],
      ["3904002", 2],
      [null, 2],
    ]);
    expect(baseline.clusters.map(({ key, places }) => [key, places.over])).toEqual([
      ["1", 0],
      ["2", 4],
      [null, 0],
    ]);
  });

  it("has P 75.0 % unfilled, but 42 places, and R over by 4", () => {
    const at = (urn: string) => baseline.schools.find((school) => school.urn === urn)?.places;
    expect(at(F2.P)).toMatchObject({ unfilled: 42, unfilledShare: 0.75 });
    expect(at(F2.R)).toMatchObject({ unfilled: 0, over: 4, net: -4 });
  });

  it("counts year groups of the schools that give them", () => {
    // Reception: 8 + 15 + 15 places; P 2, Q 14, R 15 pupils.
    expect(baseline.yearGroups[0]).toEqual({
      yearGroup: 0,
      counted: 3,
      schools: 5,
      places: 38,
      pupils: 31,
      unfilled: 7,
      over: 0,
    });
    expect(baseline.yearGroups[1]).toMatchObject({ pupils: 31, unfilled: 8, over: 1 });
  });

  it("shows that a cluster is not a planning area", () => {
    expect([...(planningAreasOfClusters(plan, figures).get("1") ?? [])]).toEqual([
      ["3904001", 1],
      ["3904002", 1],
    ]);
    expect([...(planningAreasOfClusters(plan, figures).get("2") ?? [])]).toEqual([
      ["3904002", 1],
      [null, 1],
    ]);
  });

  it("has no clusters without a plan", () => {
    expect(baselineOf(area, figures, null).clusters).toEqual([]);
  });
});

describe("marks of unfilled places", () => {
  const mark = (capacity: number, roll: number) => surplusMark(placesOf([{ capacity, roll }]));

  it.each([
    [100, 91, "below"],
    [100, 90, "share-reached"],
    [100, 75, "share-reached"],
    [120, 90, "share-and-places-reached"],
    [119, 90, "share-reached"],
    [121, 91, "share-reached"],
    [56, 14, "share-and-places-reached"],
    [105, 109, "below"],
    [0, 0, "not-known"],
  ])("of a school with %i places and %i pupils are %s", (capacity, roll, expected) => {
    expect(mark(capacity, roll)).toBe(expected);
  });

  it("follow the thresholds that are set", () => {
    const places = placesOf([{ capacity: 100, roll: 90 }]);
    expect(surplusMark(places, { share: 0.11, highShare: 0.25, highPlaces: 30 })).toBe("below");
    expect(surplusMark(places, { share: 0.05, highShare: 0.1, highPlaces: 10 })).toBe(
      "share-and-places-reached",
    );
  });
});

describe("the dates of rolls and capacities", () => {
  const school = (roll: string | null, capacity: string | null) =>
    schoolOf("1", {
      pupils: { value: 90, asAt: roll },
      capacity: { value: 100, asAt: capacity },
    });

  it("warn when rolls are of a May and of a January", () => {
    const mixed = placeDates([
      school("2026-01-15", null),
      school("2026-05", null),
      school("2026-05-21", null),
    ]);
    expect(mixed.rollsDiffer).toBe(true);
    expect(mixed.rolls).toEqual([
      { month: "2026-05", schools: 2 },
      { month: "2026-01", schools: 1 },
    ]);
  });

  it("count the schools whose roll is taken from a capacity of another month", () => {
    expect(placeDates(readF2Area().schools)).toMatchObject({
      rollsDiffer: false,
      schoolsOfTwoMonths: 5,
    });
    expect(placeDates([school("2026-05-01", "2026-05-21")]).schoolsOfTwoMonths).toBe(0);
  });

  it("are not known to differ where a date is missing or only a year", () => {
    const dates = placeDates([
      school("2026-05", null),
      school(null, "2026"),
      school("2026", "2026-05"),
    ]);
    expect(dates).toMatchObject({ rollsDiffer: false, schoolsOfTwoMonths: 0 });
    expect(dates.rolls).toContainEqual({ month: null, schools: 1 });
  });

  it("leave out schools without a roll", () => {
    expect(placeDates([schoolOf("1", { pupils: null })]).rolls).toEqual([]);
    expect(placesOf([schoolPlaces(schoolOf("1", { pupils: null }))])).toMatchObject({ counted: 0 });
  });
});
