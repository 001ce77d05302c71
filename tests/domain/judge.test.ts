import { expect, test } from "vitest";
import { judgePlan } from "../../src/domain/judge.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";
import { areaOf, evenArea, planOf, schoolOf, settingsOf } from "../support/builders.ts";
import { expectJudgedLikeOracle } from "../support/oracle.ts";

/** Three schools in a row, ten minutes apart eastwards and twelve westwards; the third is on an island half of the time. */
const row = areaOf({
  schools: [schoolOf("1"), schoolOf("2"), schoolOf("3")],
  seconds: [
    [0, 600, 1200],
    [720, 0, 600],
    [1440, null, 0],
  ],
  metres: [
    [0, 9000, 18_000],
    [9100, 0, 9000],
    [18_200, Number.NaN, 0],
  ],
});

function judge(plan: Plan, settings: JudgingSettings = settingsOf()) {
  const judgement = judgePlan(row, plan, settings);
  expectJudgedLikeOracle(row, plan, settings, judgement);
  return judgement;
}

test("each direction of a pair has its own seconds and metres", () => {
  const [cluster] = judge(planOf([["1", "2"]])).clusters;
  expect(
    cluster?.pairs.map(({ from, to, seconds, metres }) => [from, to, seconds, metres]),
  ).toEqual([
    [0, 1, 600, 9000],
    [1, 0, 720, 9100],
  ]);
  expect(cluster?.worst).toMatchObject({ from: 1, to: 0, seconds: 720 });
});

test("one way without a route makes the pair the worst, over and an error, with metres not known", () => {
  const judgement = judge(planOf([["1", "2", "3"]]));
  const [cluster] = judgement.clusters;
  expect(cluster?.worst).toMatchObject({ from: 2, to: 1, verdict: "no-route", metres: null });
  expect(cluster?.over.length).toBe(1);
  expect(cluster?.verdict).toBe("no-route");
  expect(judgement.issues.map(({ rule }) => rule)).toEqual(["no-route"]);
});

test("a pair over the ceiling and one without a route are two issues of one cluster", () => {
  const { issues } = judge(planOf([["1", "2", "3"]]), settingsOf({ ceilingMinutes: 21 }));
  expect(
    issues.map(({ rule, facts }) => [rule, facts["from"], facts["to"], facts["pairs"]]),
  ).toEqual([
    ["no-route", "3", "2", 1],
    ["over-ceiling", "3", "1", 1],
  ]);
});

test("clusters of none and of one have no pair and no fault of distance", () => {
  const judgement = judge(planOf([[], ["1"]]));
  const [none, one] = judgement.clusters;
  expect(none).toMatchObject({ host: null, worst: null, pairs: [], verdict: "within", pupils: 0 });
  expect(one).toMatchObject({ host: "1", worst: null, pairs: [], verdict: "within" });
  expect(judgement.valid).toBe(true);
});

test("an area without schools and a plan without clusters are valid", () => {
  const empty = areaOf({ schools: [], seconds: [] });
  expect(judgePlan(empty, planOf([]), settingsOf())).toMatchObject({
    valid: true,
    issues: [],
    unassigned: [],
  });
});

test("a school listed twice in one cluster is judged, counted and summed once", () => {
  const plan = planOf([["1", "2", "1"]]);
  const judgement = judge(plan, settingsOf({ bounds: { maxSchools: 2, maxPupils: 200 } }));
  expect(judgement.clusters[0]).toMatchObject({ members: [0, 1], pupils: 200 });
  expect(judgement.valid).toBe(true);
});

test("of schools that are equally easy to meet at, the host is the one with the least URN", () => {
  const even = evenArea(4, 900);
  const [cluster] = judgePlan(even, planOf([["3", "2", "4"]]), settingsOf()).clusters;
  expect(cluster?.host).toBe("2");
});

test("among worst pairs of equal length the one with the least URNs is named", () => {
  const [cluster] = judgePlan(evenArea(3, 900), planOf([["3", "2", "1"]]), settingsOf()).clusters;
  expect(cluster?.worst).toMatchObject({ from: 0, to: 1 });
});

test("errors come before warnings", () => {
  const judgement = judge(planOf([["1"]]), settingsOf({ bounds: { minSchools: 2 } }));
  expect(judgement.issues.map(({ severity }) => severity)).toEqual(["error", "warning"]);
});
