import { describe, expect, it } from "vitest";
import { areaWithFigures } from "../../../src/domain/places/area_with_figures.ts";
import type { SchoolFigures } from "../../../src/domain/places/figures.ts";
import { placesByYear, roomOf, stateOf } from "../../../src/domain/places/school_state.ts";
import type { School } from "../../../src/domain/school.ts";
import { areaOf, schoolOf } from "../../support/builders.ts";

const figuresOf = (given: Partial<SchoolFigures>): SchoolFigures => ({
  urn: "1",
  capacity: null,
  pupils: null,
  pan: null,
  yearPupils: null,
  yearPlaces: null,
  planningArea: null,
  ...given,
});

const school = (capacity: number | null, roll: number | null, facts: Partial<School> = {}) =>
  schoolOf("1", {
    capacity: capacity === null ? null : { value: capacity, asAt: null },
    pupils: roll === null ? null : { value: roll, asAt: null },
    ...facts,
  });

describe("the room of a school", () => {
  it("is its capacity less its roll where year groups are not given", () => {
    const state = stateOf(school(105, 88), figuresOf({ pan: 15 }));
    expect(roomOf(state)).toEqual({
      urn: "1",
      years: [0, 1, 2, 3, 4, 5, 6],
      whole: 17,
      byYear: null,
    });
  });

  it("is each year's share of the capacity less its pupils, never below 0", () => {
    const yearPupils = [10, 20, 12, 12, 12, 11, 11];
    const state = stateOf(school(105, 88), figuresOf({ yearPupils }));
    expect(roomOf(state)).toMatchObject({ whole: 17, byYear: [5, 0, 3, 3, 3, 4, 4] });
  });

  it("is by the admission number before the capacity, and by places of the year before both", () => {
    const yearPupils = [10, 10, 10, 10, 10, 10, 10];
    const byPan = stateOf(school(105, 70), figuresOf({ yearPupils, pan: 12 }));
    expect(placesByYear(byPan)).toEqual([12, 12, 12, 12, 12, 12, 12]);
    const yearPlaces = [20, null, null, null, null, null, 11];
    const byYear = stateOf(school(105, 70), figuresOf({ yearPupils, pan: 12, yearPlaces }));
    expect(roomOf(byYear)?.byYear).toEqual([10, 2, 2, 2, 2, 2, 1]);
  });

  it("is none in a school that is over its capacity as a whole, whatever its years have", () => {
    const yearPupils = [5, 20, 17, 17, 17, 17, 16];
    const state = stateOf(school(105, 109), figuresOf({ yearPupils }));
    expect(roomOf(state)).toMatchObject({ whole: 0, byYear: [10, 0, 0, 0, 0, 0, 0] });
  });

  it("is not known where the capacity or the roll is not", () => {
    expect(roomOf(stateOf(school(null, 88), undefined))).toBeNull();
    expect(roomOf(stateOf(school(105, null), undefined))).toBeNull();
  });

  it("of a middle school is in its two primary years of four: 400 places are 100 a year", () => {
    const middle = stateOf(school(400, 300, { lowAge: 9, highAge: 13 }), undefined);
    expect(placesByYear(middle)).toEqual([0, 0, 0, 0, 0, 100, 100]);
  });

  it("is only in the years that the school takes", () => {
    const infants = school(90, 60, { lowAge: 4, highAge: 7 });
    const state = stateOf(infants, figuresOf({ yearPupils: [20, 20, 20, 0, 0, 0, 0] }));
    expect(roomOf(state)).toMatchObject({ years: [0, 1, 2], byYear: [10, 10, 10, 0, 0, 0, 0] });
  });
});

describe("figures laid over an area", () => {
  const seconds = [[0]];

  it("replace capacity and roll, and leave what is not given", () => {
    const area = areaOf({ schools: [school(105, 88)], seconds });
    const capacity = { value: 110, asAt: "2026-05" };
    const overlaid = areaWithFigures(area, new Map([["1", figuresOf({ capacity })]]));
    expect(overlaid.schools[0]?.capacity).toEqual(capacity);
    expect(overlaid.schools[0]?.pupils?.value).toBe(88);
    expect(area.schools[0]?.capacity?.value).toBe(105);
  });

  it("give the sum of the year groups as the roll where all are given and no roll is", () => {
    const area = areaOf({ schools: [school(105, 88)], seconds });
    const all = figuresOf({ yearPupils: [10, 11, 12, 13, 14, 15, 16] });
    expect(areaWithFigures(area, new Map([["1", all]])).schools[0]?.pupils?.value).toBe(91);
    const some = figuresOf({ yearPupils: [10, null, 12, 13, 14, 15, 16] });
    expect(areaWithFigures(area, new Map([["1", some]]))).toBe(area);
  });
});
