import { expect, test } from "vitest";
import { judgePlan } from "../../../src/domain/judge.ts";
import { evenArea, planOf, settingsOf } from "../../support/builders.ts";

test("drives that start more than 100 m from a school are a warning, amber to 350 m and red above", () => {
  const snaps: Readonly<Record<string, number>> = { "1": 100, "2": 100.1, "3": 350, "4": 350.1 };
  const area = evenArea(5, 600, (urn) => ({ snapMetres: snaps[urn] ?? null }));
  const { issues, valid } = judgePlan(area, planOf([["1", "2", "3", "4", "5"]]), settingsOf());
  expect(issues.map(({ rule, schools, facts }) => [rule, schools[0], facts["grade"]])).toEqual([
    ["snapped-far", "2", "amber"],
    ["snapped-far", "3", "amber"],
    ["snapped-far", "4", "red"],
  ]);
  expect(issues[2]?.facts).toEqual({ metres: 350.1, limit: 350, grade: "red" });
  expect(valid).toBe(true);
});

test("a school in no cluster is not reported for its snap", () => {
  const area = evenArea(2, 600, () => ({ snapMetres: 900 }));
  const { issues } = judgePlan(area, planOf([]), settingsOf());
  expect(issues.map(({ rule }) => rule)).toEqual(["unassigned"]);
});

test("schools of one cluster at one place are a warning; of two clusters they are not", () => {
  const area = evenArea(4, 0, (urn) => ({
    location: urn === "3" ? [-0.5, 53] : [-0.6 + Number(urn) / 1e9, 53.1],
  }));
  const rulesOf = (clusters: readonly (readonly string[])[]) =>
    judgePlan(area, planOf(clusters), settingsOf()).issues;
  expect(rulesOf([["1", "2", "3", "4"]])).toMatchObject([
    { rule: "same-place", schools: ["1", "2", "4"], clusters: ["1"], facts: { count: 3 } },
  ]);
  expect(rulesOf([["1", "3"], ["2"], ["4"]])).toEqual([]);
});
