import { expect, test } from "vitest";
import { placeTotals } from "../../src/domain/place_totals.ts";
import { schoolOf } from "../support/builders.ts";
import { readFixtureSchools } from "../support/fixture_areas.ts";

test("F2 has 791 places, 643 pupils, 152 unfilled places and 4 pupils over capacity", () => {
  const totals = placeTotals(readFixtureSchools("f2"));
  expect(totals).toEqual({
    counted: 5,
    notCounted: 0,
    capacity: 791,
    pupils: 643,
    unfilled: 152,
    overCapacity: 4,
  });
  expect(((100 * totals.unfilled) / totals.capacity).toFixed(1)).toBe("19.2");
  const net = totals.capacity - totals.pupils;
  expect(net).toBe(148);
  expect(((100 * net) / totals.capacity).toFixed(1)).toBe("18.7");
});

test("a school over capacity does not fill another school's places", () => {
  const school = (urn: string, capacity: number, pupils: number) =>
    schoolOf(urn, {
      capacity: { value: capacity, asAt: null },
      pupils: { value: pupils, asAt: null },
    });
  expect(placeTotals([school("1", 100, 90), school("2", 100, 110)])).toMatchObject({
    unfilled: 10,
    overCapacity: 10,
  });
});

test("a school whose roll or capacity is not supplied is left out and counted", () => {
  const school = schoolOf("1", { capacity: null });
  expect(placeTotals([school])).toMatchObject({ counted: 0, notCounted: 1, pupils: 0 });
});
