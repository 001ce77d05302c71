import { expect, test } from "vitest";
import { placesOf, schoolPlaces } from "../../../src/domain/places/places_of.ts";
import { readFixtureSchools } from "../../support/fixture_areas.ts";

const percent = (share: number | null) => (100 * (share ?? Number.NaN)).toFixed(1);

test("F2 has 791 places, 643 pupils, 152 unfilled places (19.2 %), 4 pupils over capacity and net 148 (18.7 %)", () => {
  const places = placesOf(readFixtureSchools("f2").map(schoolPlaces));
  expect(places).toMatchObject({
    counted: 5,
    schools: 5,
    capacity: 791,
    roll: 643,
    unfilled: 152,
    over: 4,
    net: 148,
  });
  expect(percent(places.unfilledShare)).toBe("19.2");
  expect(percent(places.netShare)).toBe("18.7");
});

test("a school over capacity does not fill another school's places", () => {
  expect(
    placesOf([
      { capacity: 100, roll: 90 },
      { capacity: 100, roll: 110 },
    ]),
  ).toMatchObject({ unfilled: 10, over: 10, net: 0 });
});

test("a school whose roll or capacity is not known is counted among the schools alone", () => {
  const places = placesOf([
    { capacity: null, roll: 50 },
    { capacity: 60, roll: null },
    { capacity: 60, roll: 50 },
  ]);
  expect(places).toMatchObject({ counted: 1, schools: 3, capacity: 60, roll: 50, unfilled: 10 });
});

test("schools without a place have no share of unfilled places", () => {
  expect(placesOf([]).unfilledShare).toBeNull();
  expect(placesOf([{ capacity: 0, roll: 4 }])).toMatchObject({ unfilledShare: null, over: 4 });
});
