import { describe, expect, it } from "vitest";
import { sharedOut, yearGroupCount, yearGroupsOf } from "../../../src/domain/places/year_groups.ts";

describe("the year groups of a school", () => {
  it.each([
    ["primary school", 4, 11, [0, 1, 2, 3, 4, 5, 6], 7],
    ["primary school with a nursery", 2, 11, [0, 1, 2, 3, 4, 5, 6], 7],
    ["primary school from compulsory school age", 5, 11, [0, 1, 2, 3, 4, 5, 6], 7],
    ["infant school", 4, 7, [0, 1, 2], 3],
    ["junior school", 7, 11, [3, 4, 5, 6], 4],
    ["first school", 4, 9, [0, 1, 2, 3, 4], 5],
    ["middle school", 9, 13, [5, 6], 4],
    ["all-through school", 4, 18, [0, 1, 2, 3, 4, 5, 6], 14],
    ["nursery", 2, 4, [], 0],
    ["secondary school", 11, 16, [], 5],
    ["school whose ages are not supplied", null, null, [0, 1, 2, 3, 4, 5, 6], 7],
  ] as const)("of a %s follow its ages", (_, lowAge, highAge, years, count) => {
    expect(yearGroupsOf({ lowAge, highAge })).toEqual(years);
    expect(yearGroupCount({ lowAge, highAge })).toBe(count);
  });
});

describe("places shared out", () => {
  it("are whole and add up", () => {
    expect(sharedOut(56, 7)).toEqual([8, 8, 8, 8, 8, 8, 8]);
    expect(sharedOut(100, 7)).toEqual([15, 15, 14, 14, 14, 14, 14]);
    expect(sharedOut(0, 3)).toEqual([0, 0, 0]);
    expect(sharedOut(5, 0)).toEqual([]);
  });
});
