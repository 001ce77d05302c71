import { expect, test } from "vitest";
import { judgePlan } from "../../../src/domain/judge.ts";
import { evenArea, planOf, settingsOf } from "../../support/builders.ts";
import { expectJudgedLikeOracle } from "../../support/oracle.ts";

const area = evenArea(4, 600);

function issuesOf(clusters: readonly (readonly string[])[], judgedArea = area) {
  const plan = planOf(clusters);
  const judgement = judgePlan(judgedArea, plan, settingsOf());
  expectJudgedLikeOracle(judgedArea, plan, settingsOf(), judgement);
  return judgement.issues;
}

test("all schools in no cluster are one warning", () => {
  expect(issuesOf([["2"]])).toEqual([
    {
      id: "unassigned::1+3+4",
      rule: "unassigned",
      severity: "warning",
      schools: ["1", "3", "4"],
      clusters: [],
      facts: { count: 3, of: 4 },
    },
  ]);
});

test("a school in two clusters is one error that names both", () => {
  const issues = issuesOf([
    ["1", "2"],
    ["2", "3"],
    ["4", "2"],
  ]);
  expect(issues).toMatchObject([
    {
      rule: "in-two-clusters",
      severity: "error",
      schools: ["2"],
      clusters: ["1", "2", "3"],
      facts: { count: 3 },
    },
  ]);
});

test("a URN that the area does not have is an error, and is judged in no pair", () => {
  const issues = issuesOf([["1", "2", "3", "4", "999"]]);
  expect(issues).toMatchObject([{ rule: "unknown-school", schools: ["999"], clusters: ["1"] }]);
});

test("a school without a location is an error in a cluster, and only unassigned out of one", () => {
  const lost = evenArea(4, 600, (urn) => (urn === "4" ? { location: null } : {}));
  expect(issuesOf([["1", "2", "3", "4"]], lost)).toMatchObject([
    { rule: "no-location", severity: "error", schools: ["4"], clusters: ["1"] },
  ]);
  expect(issuesOf([["1", "2", "3"]], lost)).toMatchObject([
    { rule: "unassigned", severity: "warning", schools: ["4"] },
  ]);
});
