import fc from "fast-check";
import { expect, it } from "vitest";
import { createCluster } from "../../src/domain/edits/create_cluster.ts";
import { lockSchools } from "../../src/domain/edits/lock_schools.ts";
import { moveSchools } from "../../src/domain/edits/move_school.ts";
import { removeCluster } from "../../src/domain/edits/remove_cluster.ts";
import { setLocked } from "../../src/domain/edits/set_locked.ts";
import {
  lockedMates,
  lockedOut,
  locksHolding,
  locksOnCluster,
  unlockedOf,
  withoutLocks,
} from "../../src/domain/locks.ts";
import type { Plan } from "../../src/domain/plan.ts";
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

it("the locks in the way are named: a cluster's own before those of its schools", () => {
  const locked = setLocked("2", true)(lockSchools(["1", "3"], true)(PLAN));
  expect(locksHolding(locked, ["1", "2", "3", "4"], null)).toEqual([
    { kind: "school", school: "1" },
    { kind: "cluster", cluster: "2" },
  ]);
  expect(locksHolding(locked, ["5"], "2")).toEqual([{ kind: "cluster", cluster: "2" }]);
  expect(locksHolding(locked, ["2"], "3")).toEqual([]);
  expect(locksOnCluster(locked, "1")).toEqual([{ kind: "school", school: "1" }]);
  expect(locksOnCluster(locked, "2")).toEqual([{ kind: "cluster", cluster: "2" }]);
  expect(locksOnCluster(locked, "3")).toEqual([]);
});

it("what is so by locks alone is no rule: mates together, and schools that are locked in no cluster out", () => {
  const locked = lockSchools(
    ["1", "2", "6", "7"],
    true,
  )({
    ...PLAN,
    rules: { keepTogether: [], keepApart: [], mayJoin: [], leaveOut: ["7"] },
  });
  expect(lockedMates(locked)).toEqual([["1", "2"]]);
  expect(lockedOut(locked)).toEqual(["6", "7"]);
  const asked = {
    keepTogether: [
      ["1", "2"],
      ["3", "4"],
    ],
    keepApart: [],
    mayJoin: [],
  };
  expect(withoutLocks({ ...asked, leaveOut: ["6", "7", "8"] }, locked)).toEqual({
    ...asked,
    keepTogether: [["3", "4"]],
    leaveOut: ["7", "8"],
  });
});

it("whatever is moved, created and removed, a locked school and the schools of a locked cluster are where they were", () => {
  const urns = ["1", "2", "3", "4", "5", "6"];
  const ids = ["1", "2", "3"];
  const edit: fc.Arbitrary<(plan: Plan) => Plan> = fc.oneof(
    fc
      .tuple(fc.subarray(urns, { minLength: 1 }), fc.constantFrom(...ids, null))
      .map(([moved, to]) => (plan: Plan) => {
        const isThere = to === null || plan.clusters.some(({ id }) => id === to);
        return isThere ? moveSchools(moved, to)(plan) : plan;
      }),
    fc.subarray(urns, { minLength: 1 }).map((moved) => createCluster(moved)),
    fc.constantFrom(...ids).map((id) => removeCluster(id)),
  );
  fc.assert(
    fc.property(
      fc.subarray(urns),
      fc.subarray(ids),
      fc.array(edit, { maxLength: 12 }),
      (lockedSchools, lockedClusters, edits) => {
        const locked = lockedClusters.reduce((plan, id) => setLocked(id, true)(plan), PLAN);
        const start = lockSchools(lockedSchools, true)(locked);
        const end = edits.reduce((plan, change) => change(plan), start);
        const homeOf = ({ clusters }: Plan, urn: string) =>
          clusters.filter(({ schools }) => schools.includes(urn)).map(({ id }) => id);
        for (const urn of lockedSchools) expect(homeOf(end, urn)).toEqual(homeOf(start, urn));
        for (const id of lockedClusters) {
          const own = ({ clusters }: Plan) => clusters.find((cluster) => cluster.id === id);
          expect(own(end)).toEqual(own(start));
        }
      },
    ),
    { seed: 6 },
  );
});
