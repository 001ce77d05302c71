import { expect, test } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { moveSchool } from "../../src/domain/edits/move_school.ts";
import type { RuleId } from "../../src/domain/issue.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import { mendsFor } from "../../src/domain/mending.ts";
import type { Mend } from "../../src/domain/mends/mend.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";
import { askOracle } from "../support/ask_oracle.ts";
import {
  areaOf,
  planOf,
  planOfStrips,
  randomArea,
  schoolOf,
  settingsOf,
} from "../support/builders.ts";

/**
 * Seven schools on one road, ten minutes from each to the next; with a ceiling of 30 minutes a cluster may span four.
 * Each has 100 pupils.
 */
const road = areaOf({
  schools: Array.from({ length: 7 }, (_, i) => schoolOf(String(i + 1))),
  seconds: Array.from({ length: 7 }, (_, i) =>
    Array.from({ length: 7 }, (_, j) => Math.abs(i - j) * 600),
  ),
});

function mends(
  rule: RuleId,
  clusters: readonly (readonly string[])[] | Plan,
  bounds: Partial<JudgingSettings["bounds"]> = {},
  area: Area = road,
): readonly Mend[] {
  const plan = "clusters" in clusters ? clusters : planOf(clusters);
  const judgement = judgePlan(area, plan, settingsOf({ ceilingMinutes: 30, bounds }));
  return judgement.issues
    .filter((issue) => issue.rule === rule)
    .flatMap((issue) => mendsFor(area, judgement, issue));
}

test("over the ceiling: either end may leave, the one with somewhere near to go first", () => {
  const found = mends("over-ceiling", [
    ["1", "2", "5"],
    ["6", "7"],
  ]);
  expect(found).toEqual([
    {
      kind: "leave",
      school: "5",
      cluster: "1",
      enough: true,
      worst: { from: "1", to: "2", seconds: 600 },
      joins: [{ cluster: "2", worst: { from: "5", to: "7", seconds: 1200 } }],
    },
    {
      kind: "leave",
      school: "1",
      cluster: "1",
      enough: true,
      worst: { from: "2", to: "5", seconds: 1800 },
      joins: [],
    },
  ]);
});

test("over the ceiling: no single leaving is offered that breaks a bound, or that leaves the rest over", () => {
  expect(mends("over-ceiling", [["1", "2", "5"]], { minSchools: 3 })).toEqual([]);
  expect(mends("over-ceiling", [["1", "2", "6", "7"]])).toEqual([]);
});

test("a full or locked cluster, or one whose ceiling would break, is not offered to join", () => {
  const full = mends(
    "over-ceiling",
    [
      ["1", "2", "5"],
      ["6", "7"],
    ],
    { maxSchools: 2 },
  );
  expect(full.flatMap((mend) => (mend.kind === "leave" ? mend.joins : []))).toEqual([]);
  const plan = planOf([
    ["1", "2", "5"],
    ["6", "7"],
  ]);
  const clusters = plan.clusters.map((cluster) => ({ ...cluster, locked: cluster.id === "2" }));
  const locked = mends("over-ceiling", { ...plan, clusters });
  expect(locked.flatMap((mend) => (mend.kind === "leave" ? mend.joins : []))).toEqual([]);
});

test("too few schools: the nearest school that may come, from no cluster or from one that can spare it, and a merger", () => {
  const found = mends(
    "too-few-schools",
    [
      ["1", "2"],
      ["4", "5", "6", "7"],
    ],
    { minSchools: 3 },
  );
  expect(found).toEqual([
    {
      kind: "join",
      school: "3",
      from: null,
      cluster: "1",
      enough: true,
      worst: { from: "1", to: "3", seconds: 1200 },
    },
    {
      kind: "join",
      school: "4",
      from: "2",
      cluster: "1",
      enough: true,
      worst: { from: "1", to: "4", seconds: 1800 },
    },
  ]);
  const merger = mends("too-few-schools", [["1"], ["2", "3", "4"]], { minSchools: 3 });
  expect(merger).toEqual([
    {
      kind: "merge",
      cluster: "1",
      into: "2",
      worst: { from: "1", to: "4", seconds: 1800 },
    },
  ]);
});

test("too few pupils: a school that helps without being enough says so", () => {
  const found = mends("too-few-pupils", [["1", "2"]], { minPupils: 350 });
  expect(found.map((mend) => mend.kind === "join" && [mend.school, mend.enough])).toEqual([
    ["3", false],
    ["4", false],
  ]);
});

test("too many schools: each that may go, to where it could", () => {
  const found = mends(
    "too-many-schools",
    [
      ["1", "2", "3", "4"],
      ["5", "6"],
    ],
    { maxSchools: 3 },
  );
  expect(found.map((mend) => mend.kind === "leave" && [mend.school, mend.enough])).toEqual([
    ["4", true],
    ["3", true],
    ["1", true],
    ["2", true],
  ]);
});

test("too many pupils: a school that leaves takes its roll with it, known or not", () => {
  const rolls: Readonly<Record<string, number>> = { "1": 300, "2": 100, "3": 50 };
  const schools = road.schools.map((school) => {
    const value = rolls[school.urn];
    return { ...school, pupils: value === undefined ? null : { value, asAt: null } };
  });
  const found = mends(
    "too-many-pupils",
    [["1", "2", "3", "4"]],
    { maxPupils: 350 },
    {
      ...road,
      schools,
    },
  );
  expect(found.map((mend) => mend.kind === "leave" && [mend.school, mend.enough])).toEqual([
    ["1", true],
    ["2", true],
    ["4", false],
    ["3", false],
  ]);
});

test("a least number of pupils is not called broken by a leaving while a roll is not supplied", () => {
  const schools = road.schools.map((school) =>
    school.urn === "5" ? { ...school, pupils: null } : school,
  );
  const area = { ...road, schools };
  const leavers = mends("over-ceiling", [["1", "2", "5"]], { minPupils: 150 }, area);
  expect(leavers.map((mend) => mend.kind === "leave" && mend.school)).toEqual(["5", "1"]);
});

test("in no cluster: where it could go, cheapest first, or the pair that stops it in the nearest", () => {
  expect(mends("unassigned", [["1"], ["4", "5", "6"], ["7", "2"]])).toEqual([
    {
      kind: "join",
      school: "3",
      from: null,
      cluster: "1",
      enough: true,
      worst: { from: "1", to: "3", seconds: 1200 },
    },
    {
      kind: "join",
      school: "3",
      from: null,
      cluster: "2",
      enough: true,
      worst: { from: "3", to: "6", seconds: 1800 },
    },
  ]);
  expect(
    mends("unassigned", [
      ["1", "2"],
      ["3", "4", "5", "6"],
    ]),
  ).toEqual([
    {
      kind: "blocked",
      school: "7",
      cluster: "2",
      pair: { from: "3", to: "7", seconds: 2400 },
    },
  ]);
});

test("in no cluster: where only size stops it there is no pair to blame", () => {
  expect(
    mends(
      "unassigned",
      [
        ["1", "2", "3"],
        ["5", "6", "7"],
      ],
      { maxSchools: 3 },
    ),
  ).toEqual([{ kind: "blocked", school: "4", cluster: "1", pair: null }]);
});

test("a school in two clusters may leave either, an unknown one only its own", () => {
  const twice = mends("in-two-clusters", [
    ["1", "2", "3"],
    ["3", "4"],
  ]);
  expect(twice.map((mend) => mend.kind === "leave" && [mend.cluster, mend.worst?.seconds])).toEqual(
    [
      ["1", 600],
      ["2", undefined],
    ],
  );
  const unknown = mends("unknown-school", [["1", "2", "999"]]);
  expect(unknown).toMatchObject([{ kind: "leave", school: "999", cluster: "1", enough: true }]);
});

test("a plan where nothing is wrong needs no mending", () => {
  expect(mends("over-ceiling", [["1", "2", "3", "4"]])).toEqual([]);
});

test("every leaving that is called enough mends its cluster, and every joining breaks nothing, as the oracle sees it", () => {
  const area = randomArea(7, { schools: 60, asymmetry: 0.3, withoutPupilsShare: 0.1 });
  const plan = planOfStrips(area, 4);
  const settings = settingsOf({ bounds: { minSchools: 2, maxSchools: 6, maxPupils: 1500 } });
  const judgement = judgePlan(area, plan, settings);
  const errorsOf = (edited: Plan, place: number) =>
    askOracle(area, edited, settings).errors.filter((error) => error.endsWith(` ${place}`));
  let checked = 0;
  for (const issue of judgement.issues.filter(({ rule }) => rule === "over-ceiling")) {
    for (const mend of mendsFor(area, judgement, issue)) {
      if (mend.kind !== "leave" || !mend.enough) throw new Error("Only leavings are expected.");
      const left = moveSchool(mend.school, null)(plan);
      expect(errorsOf(left, Number(mend.cluster) - 1)).toEqual([]);
      for (const { cluster } of mend.joins) {
        expect(errorsOf(moveSchool(mend.school, cluster)(plan), Number(cluster) - 1)).toEqual([]);
        checked++;
      }
    }
  }
  expect(checked).toBeGreaterThan(5);
});
