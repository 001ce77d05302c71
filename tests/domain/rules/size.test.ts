import { expect, test } from "vitest";
import { judgePlan } from "../../../src/domain/judge.ts";
import type { Bounds } from "../../../src/domain/settings.ts";
import { evenArea, planOf, settingsOf } from "../../support/builders.ts";
import { expectJudgedLikeOracle } from "../../support/oracle.ts";

/** Four schools with 10, 20, 30 and 40 pupils. */
const area = evenArea(4, 600, (urn) => ({ pupils: { value: 10 * Number(urn), asAt: null } }));
/** The same, but the roll of the fourth is not supplied. */
const blank = evenArea(4, 600, (urn) => ({
  pupils: urn === "4" ? null : { value: 10 * Number(urn), asAt: null },
}));

function issuesOf(bounds: Partial<Bounds>, judgedArea = area) {
  const plan = planOf([["1", "2", "3", "4"]]);
  const settings = settingsOf({ bounds });
  const judgement = judgePlan(judgedArea, plan, settings);
  expectJudgedLikeOracle(judgedArea, plan, settings, judgement);
  return judgement.issues;
}

test("bounds on schools are inclusive", () => {
  expect(issuesOf({ minSchools: 4, maxSchools: 4 })).toEqual([]);
  expect(issuesOf({ minSchools: 5 })).toMatchObject([
    { rule: "too-few-schools", severity: "error", facts: { count: 4, bound: 5, short: 1 } },
  ]);
  expect(issuesOf({ maxSchools: 3 })).toMatchObject([
    { rule: "too-many-schools", severity: "error", facts: { count: 4, bound: 3, excess: 1 } },
  ]);
});

test("bounds on pupils are inclusive", () => {
  expect(issuesOf({ minPupils: 100, maxPupils: 100 })).toEqual([]);
  expect(issuesOf({ minPupils: 101 })).toMatchObject([
    { rule: "too-few-pupils", facts: { pupils: 100, withoutPupils: 0, bound: 101, short: 1 } },
  ]);
  expect(issuesOf({ maxPupils: 99 })).toMatchObject([
    { rule: "too-many-pupils", facts: { pupils: 100, withoutPupils: 0, bound: 99, excess: 1 } },
  ]);
});

test("a roll that is not supplied leaves a bound open, and a warning says so", () => {
  for (const [bounds, neededBy] of [
    [{ minPupils: 61 }, "too-few-pupils"],
    [{ maxPupils: 60 }, "too-many-pupils"],
  ] as const) {
    expect(issuesOf(bounds, blank)).toMatchObject([
      {
        rule: "not-supplied",
        severity: "warning",
        schools: ["4"],
        clusters: ["1"],
        facts: { field: "pupils", neededBy, pupils: 60, withoutPupils: 1 },
      },
    ]);
  }
});

test("known rolls decide a bound on their own where they can", () => {
  expect(issuesOf({ minPupils: 60 }, blank)).toEqual([]);
  expect(issuesOf({ maxPupils: 59 }, blank)).toMatchObject([{ rule: "too-many-pupils" }]);
});
