import fc from "fast-check";
import { expect, it } from "vitest";
import { lockSchools } from "../../src/domain/edits/lock_schools.ts";
import { unlockedOf } from "../../src/domain/locks.ts";
import { planOf } from "../support/builders.ts";

const PLAN = planOf([["1", "2"], ["3", "4"], ["5"]]);

it("locked schools are kept once each, and unlocking the last leaves the very plan that there was", () => {
  const locked = lockSchools(["2", "3"], true)(PLAN);
  expect(locked.lockedSchools).toEqual(["2", "3"]);
  expect(lockSchools(["2"], true)(locked)).toBe(locked);
  expect(lockSchools(["4", "2"], true)(locked).lockedSchools).toEqual(["2", "3", "4"]);
  expect(lockSchools(["1"], false)(locked)).toBe(locked);
  expect(lockSchools(["3", "2"], false)(locked)).toEqual(PLAN);
});

it("a locked school goes nowhere, nor does one of a locked cluster, nor any into a locked cluster", () => {
  const one = lockSchools(["2"], true)(PLAN);
  expect(unlockedOf(one, ["1", "2", "3"], "3")).toEqual({ movable: ["1", "3"], held: ["2"] });
  expect(unlockedOf(one, ["1", "2", "3"], "1")).toEqual({ movable: ["1", "2", "3"], held: [] });
  expect(unlockedOf(one, ["1", "2"], null)).toEqual({ movable: ["1"], held: ["2"] });
  const second = { ...PLAN.clusters[1], id: "2", name: "Two", schools: ["3", "4"], locked: true };
  const shut = { ...PLAN, clusters: PLAN.clusters.with(1, second) };
  expect(unlockedOf(shut, ["1", "3"], "3")).toEqual({ movable: ["1"], held: ["3"] });
  expect(unlockedOf(shut, ["1", "3"], "2")).toEqual({ movable: ["3"], held: ["1"] });
  expect(unlockedOf(shut, ["1", "3"], "new")).toEqual({ movable: ["1"], held: ["3"] });
});

it("locks part what is asked for into what moves and what stays, and keep every locked school", () => {
  const urns = ["1", "2", "3", "4", "5", "6"];
  const some = fc.uniqueArray(fc.constantFrom(...urns));
  fc.assert(
    fc.property(some, some, fc.constantFrom("1", "2", "3", "9", null), (asked, locked, to) => {
      const plan = lockSchools(locked, true)(PLAN);
      const { movable, held } = unlockedOf(plan, asked, to);
      expect([...movable, ...held].sort()).toEqual([...asked].sort());
      const there = plan.clusters.find(({ id }) => id === to)?.schools ?? [];
      for (const urn of movable) expect(locked.includes(urn) && !there.includes(urn)).toBe(false);
    }),
    { seed: 6 },
  );
});
