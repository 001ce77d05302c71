import { expect, test } from "vitest";
import { nearNames } from "../../src/io/near_names.ts";

const NAMES = ["Rutland", "Lincolnshire", "North Lincolnshire", "Bristol, City of", "Bath", "York"];

test.each([
  ["Rutlnad", ["Rutland"]],
  ["rutlan", ["Rutland"]],
  ["lincoln", ["Lincolnshire", "North Lincolnshire"]],
  ["Lincolnshrie", ["Lincolnshire"]],
  ["City of Bristol", []],
  ["BRISTOL", ["Bristol, City of"]],
  ["Yrok", ["York"]],
  ["Atlantis", []],
  ["", []],
] as const)("who types %j is offered %j", (typed, near) => {
  expect(nearNames(typed, NAMES)).toEqual(near);
});
