import { expect, test } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { setForm } from "../../src/domain/edits/set_form.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { Judgement } from "../../src/domain/judgement.ts";
import type { PartnershipForm, Plan } from "../../src/domain/plan.ts";
import type { Urn } from "../../src/domain/school.ts";
import { resolveSettings } from "../../src/domain/settings.ts";
import type { SpeedName } from "../../src/domain/speed.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { secondsToMinutes } from "../../src/domain/units.ts";
import { planOf } from "../support/builders.ts";
import { F1, readF1Area, readF1Plan } from "../support/fixture_areas.ts";
import { expectJudgedLikeOracle, expectValidPlan } from "../support/oracle.ts";

const area = readF1Area();
const plan = readF1Plan();
const { A, B, C, D, E, F } = F1;

function judge(speed: Exclude<SpeedName, "custom">, judged: Plan = plan): Judgement {
  const settings = resolveSettings(judged.settings, { speed: namedSpeed(speed) });
  const judgement = judgePlan(area, judged, settings);
  expectJudgedLikeOracle(area, judged, settings, judgement);
  return judgement;
}

function minutesBetween(judgement: Judgement, from: Urn, to: Urn): number {
  const pairs = judgement.clusters.flatMap((judged) => judged.pairs);
  const pair = pairs.find(
    (found) => area.schools[found.from]?.urn === from && area.schools[found.to]?.urn === to,
  );
  if (pair === undefined) throw new Error(`${from} and ${to} share no cluster.`);
  return secondsToMinutes(pair.seconds);
}

function urnsOver(judgement: Judgement, judgedArea: Area = area): readonly string[] {
  return judgement.clusters.flatMap(({ over }) =>
    over.map(({ from, to }) => `${judgedArea.schools[from]?.urn} ${judgedArea.schools[to]?.urn}`),
  );
}

test("at school-day, Carlthorpe to Eastmoor is 46.08 minutes and over, and Bexby to Eastmoor is exactly 45 and within", () => {
  const judgement = judge("school-day");
  expect(minutesBetween(judgement, C, E)).toBeCloseTo(46.08, 10);
  expect(minutesBetween(judgement, E, C)).toBeCloseTo(46.08, 10);
  expect(minutesBetween(judgement, B, E)).toBe(45);
  expect(urnsOver(judgement)).toEqual([`${C} ${E}`, `${E} ${C}`]);
  expect(judgement.valid).toBe(false);
  const [issue] = judgement.issues;
  expect(issue).toMatchObject({
    rule: "over-ceiling",
    severity: "error",
    schools: [C, E],
    clusters: ["1"],
    facts: {
      pairs: 2,
      pairsJudged: 30,
      schoolPairs: 1,
      schoolPairsJudged: 15,
      from: C,
      to: E,
      ceiling: 2700,
    },
  });
  expect(issue?.facts["seconds"]).toBeCloseTo(2764.8, 9);
  expect(issue?.facts["excess"]).toBeCloseTo(64.8, 9);
});

test("at free flow all 15 pairs are within", () => {
  const judgement = judge("free-flow");
  expect(judgement.clusters[0]?.pairs.length).toBe(30);
  expect(urnsOver(judgement)).toEqual([]);
  expect(judgement.issues).toEqual([]);
  expect(judgement.valid).toBe(true);
  expectValidPlan(area, plan, judgement.settings);
});

test("the cluster of six has 516 pupils and is easiest to meet at in Fenhallow", () => {
  const [cluster] = judge("school-day").clusters;
  expect(cluster?.pupils).toBe(516);
  expect(cluster?.withoutPupils).toEqual([]);
  // Raw minutes to the five others: A 94.5, B 100.5, C 118.4, D 111, E 141.4, F 94.
  expect(cluster?.host).toBe(F);
  expect(area.schools.filter(({ pupils }) => (pupils?.value ?? 0) <= 110).length).toBe(5);
  expect(area.schools.filter(({ pupils }) => (pupils?.value ?? 0) < 75).length).toBe(3);
});

test("a headteacher's winter day: 13.8, 44.95 (within), 26.8 and 55.7 minutes from Carlthorpe", () => {
  const judgement = judge("winter");
  expect(minutesBetween(judgement, B, C)).toBeCloseTo(13.775, 10);
  expect(minutesBetween(judgement, C, D)).toBeCloseTo(44.95, 10);
  expect(minutesBetween(judgement, A, C)).toBeCloseTo(26.825, 10);
  expect(minutesBetween(judgement, C, E)).toBeCloseTo(55.68, 10);
  const over = urnsOver(judgement);
  expect(over).toContain(`${C} ${E}`);
  expect(over).not.toContain(`${C} ${D}`);
  expect(over).toContain(`${B} ${E}`);
});

test("Eastmoor's move to Dunstow takes the cluster's worst pair from 46.08 to 37.2 minutes, and the new pair is 15.0", () => {
  const before = judge("school-day");
  const after = judge("school-day", {
    ...planOf([
      [A, B, C, D, F],
      [D, E],
    ]),
    settings: plan.settings,
  });
  const worst = (judgement: Judgement, place: number) =>
    secondsToMinutes(judgement.clusters[place]?.worst?.seconds ?? (0 as never));
  expect(worst(before, 0)).toBeCloseTo(46.08, 10);
  expect(worst(after, 0)).toBeCloseTo(37.2, 10);
  expect(worst(after, 1)).toBeCloseTo(15, 10);
  const settled = judge("school-day", {
    ...planOf([
      [A, B, C, F],
      [D, E],
    ]),
    settings: plan.settings,
  });
  expect(settled.valid).toBe(true);
});

function governance(form: PartnershipForm, schools: readonly Urn[]): readonly string[] {
  const judged = { ...planOf([schools]), settings: plan.settings };
  const { issues } = judge("free-flow", setForm("1", form)(judged));
  return issues
    .filter(({ rule }) => rule !== "unassigned")
    .map(({ rule, schools: named }) => `${rule} ${named.join(" ")}`);
}

test("a federation is refused only because of its academy, and asks for both dioceses", () => {
  const dioceses = [`consult-diocese ${B} ${C}`, `consult-diocese ${E}`];
  expect(governance("hard-federation", [A, B, C, D, E, F])).toEqual([
    `academy-in-federation ${F}`,
    `consult-diocese ${B} ${C} ${F}`,
    `consult-diocese ${E}`,
  ]);
  expect(governance("hard-federation", [A, B, C, D, E])).toEqual(dioceses);
});

test("a multi-academy trust draws advice for Carlthorpe (voluntary aided) and Eastmoor (Catholic), never an error", () => {
  const found = governance("multi-academy-trust", [A, B, C, D, E, F]);
  expect(found).toContain(`mixed-trust ${C}`);
  expect(found).toContain(`mixed-trust ${E}`);
  expect(found.filter((line) => line.startsWith("mixed-trust")).length).toBe(2);
  expect(found.filter((line) => line.startsWith("not-supplied"))).toEqual([]);
});

test("an informal partnership of all six is green", () => {
  expect(governance("informal", [A, B, C, D, E, F])).toEqual([]);
});

test("a joint committee asks the Catholic diocese and says that an academy cannot be a formal member", () => {
  expect(governance("joint-committee", [A, B, C, D, E, F])).toEqual([
    `academy-in-joint-committee ${F}`,
    `consult-diocese ${E}`,
  ]);
});
