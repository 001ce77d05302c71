import fc from "fast-check";
import { expect, test } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import type { Issue, RuleId } from "../../src/domain/issue.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { Cluster, Plan } from "../../src/domain/plan.ts";
import { emptyPlan } from "../../src/domain/plan.ts";
import type { School } from "../../src/domain/school.ts";
import { issueText } from "../../src/words/issue_text.ts";
import { schoolName } from "../../src/words/names.ts";
import { RULE_LABELS } from "../../src/words/rule_labels.ts";
import { cases, FIXED_SEED } from "../support/arbitraries.ts";
import { areaOf, schoolOf, settingsOf } from "../support/builders.ts";

const OLD = "2019-06-01";
const academy = { type: "Academy converter" };
const catholic = { religiousCharacter: "Roman Catholic" };
const aided = {
  type: "Voluntary aided school",
  religiousCharacter: "Church of England",
  diocese: { value: "Diocese of Lincoln", asAt: "2026" },
};

/** What is peculiar about each school of an area in which something is wrong with every cluster. */
const FACTS: readonly Partial<School>[] = [
  { federation: { value: "Hill Federation", asAt: OLD }, pupils: { value: 10, asAt: "2026-01" } },
  { trust: { value: "Moor Trust", asAt: OLD }, ...academy, snapMetres: 3000 },
  { federation: { value: "Hill Federation", asAt: OLD }, ...aided },
  { trust: { value: "Moor Trust", asAt: OLD }, ...academy, ...catholic },
  { ...academy, pupils: { value: 900, asAt: "2026-01" } },
  { type: null, religiousCharacter: null, pupils: null },
  { location: null },
  { location: [0.5, 53] },
  { location: [0.5, 53], ...academy },
  {},
];

const AREA: Area = areaOf({
  schools: FACTS.map((facts, i) => schoolOf(String(i + 1), { name: `School ${i + 1}`, ...facts })),
  seconds: FACTS.map((_, i) =>
    FACTS.map((_, j) => {
      if (i + j === 7) return null;
      return i + j === 9 ? 2600 : Math.abs(i - j) * 1000;
    }),
  ),
  band: { coverage: 0.85, points: [{ seconds: 0, low: 0.9, high: 1.1 }] },
});

const cluster = (id: string, schools: readonly string[], form?: Cluster["form"]): Cluster => ({
  id,
  name: `Cluster ${id}`,
  schools,
  ...(form === undefined ? {} : { form }),
});

const PLAN: Plan = {
  ...emptyPlan("test"),
  clusters: [
    cluster("1", ["1", "2", "5", "6"], "hard-federation"),
    cluster("2", ["3", "4", "7", "6"], "multi-academy-trust"),
    cluster("3", ["8", "9", "999"], "joint-committee"),
    cluster("4", ["1"]),
    cluster("5", ["3", "6", "5"], "hard-federation"),
    cluster("6", ["2", "9"]),
  ],
  rules: { keepTogether: [], keepApart: [["1", "2"]], mayJoin: [], leaveOut: [] },
};
const SETTINGS = settingsOf({
  bounds: { minSchools: 2, maxSchools: 3, minPupils: 120, maxPupils: 400 },
});

/** Fails unless the sentence is whole and names what it is about. */
function expectWhole(issue: Issue, area: Area, plan: Plan): void {
  const text = issueText(issue, area, plan);
  expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
  expect(text).toMatch(/^\S.*[.]$/);
  expect(text.charAt(0)).toBe(text.charAt(0).toUpperCase());
  const isNamed = [...issue.schools.map((urn) => schoolName(area, urn)), ...issue.clusters].some(
    (name) => text.toLowerCase().includes(name.toLowerCase()),
  );
  expect(isNamed || issue.rule === "stale-tie" || text.includes("cluster")).toBe(true);
}

test("every rule that there is is broken by the worked example, and each finding has a whole sentence", () => {
  const { issues } = judgePlan(AREA, PLAN, SETTINGS);
  for (const found of issues) expectWhole(found, AREA, PLAN);
  const said = issues.map((found) => issueText(found, AREA, PLAN)).join("\n");
  expect(said).toContain("Moor Trust (trust, as at 2019-06-01) is split");
  const broken = new Set<RuleId>(issues.map(({ rule }) => rule));
  const unbroken = (Object.keys(RULE_LABELS) as RuleId[]).filter((rule) => !broken.has(rule));
  expect(unbroken).toEqual([]);
});

test("whatever is wrong with a plan, every finding has a whole sentence", () => {
  fc.assert(
    fc.property(cases(), ({ area, plan, settings }) => {
      for (const found of judgePlan(area, plan, settings).issues) expectWhole(found, area, plan);
    }),
    FIXED_SEED,
  );
});
