import { expect, test } from "vitest";
import { judgePlan } from "../../../src/domain/judge.ts";
import type { PartnershipForm } from "../../../src/domain/plan.ts";
import type { School } from "../../../src/domain/school.ts";
import { evenArea, planOf, settingsOf } from "../../support/builders.ts";

const LINCOLN = { value: "Diocese of Lincoln", asAt: "2026-01-15" };
const COMMUNITY: Partial<School> = {};
const AIDED: Partial<School> = {
  type: "Voluntary aided school",
  religiousCharacter: "Church of England",
  diocese: LINCOLN,
};
const CATHOLIC: Partial<School> = {
  type: "Voluntary aided school",
  religiousCharacter: "Roman Catholic",
  diocese: { value: "Diocese of Nottingham", asAt: null },
};
const ACADEMY: Partial<School> = { type: "Academy converter" };

/** What is found in one cluster of `schools` "1", "2", … of the given form. */
function found(form: PartnershipForm | undefined, schools: readonly Partial<School>[]) {
  const area = evenArea(schools.length, 600, (urn) => schools[Number(urn) - 1] ?? {});
  const plan = planOf([area.schools.map(({ urn }) => urn)], form === undefined ? {} : { form });
  return judgePlan(area, plan, settingsOf()).issues.map(({ rule, severity, schools, facts }) => ({
    rule,
    severity,
    schools,
    facts,
  }));
}

test("a cluster without a form draws no advice, whoever is in it", () => {
  const mix = [COMMUNITY, AIDED, CATHOLIC, ACADEMY, { type: null, religiousCharacter: null }];
  expect(found(undefined, mix)).toEqual([]);
  expect(found("informal", mix)).toEqual([]);
});

test("an academy in a federation is an error, and a school of no known type is no silent pass", () => {
  expect(found("hard-federation", [COMMUNITY, ACADEMY, { type: null }])).toMatchObject([
    { rule: "academy-in-federation", severity: "error", schools: ["2"], facts: { count: 1 } },
    { rule: "not-supplied", severity: "warning", schools: ["3"], facts: { field: "type" } },
  ]);
});

test("maintained schools of any faith can federate", () => {
  const issues = found("hard-federation", [COMMUNITY, AIDED, CATHOLIC]);
  expect(issues.map(({ rule }) => rule)).toEqual(["consult-diocese", "consult-diocese"]);
  expect(issues.map(({ facts }) => [facts["diocese"], facts["church"], facts["asAt"]])).toEqual([
    ["Diocese of Lincoln", "church-of-england", "2026-01-15"],
    ["Diocese of Nottingham", "catholic", null],
  ]);
});

test("dioceses of two churches with one name are kept apart", () => {
  const place = { value: "Plymouth", asAt: null };
  const issues = found("umbrella-trust", [
    { ...AIDED, diocese: place },
    { ...CATHOLIC, diocese: place },
  ]);
  expect(issues.map(({ schools, facts }) => [schools[0], facts["church"]])).toEqual([
    ["1", "church-of-england"],
    ["2", "catholic"],
  ]);
});

test("a church school whose diocese is blank is reported as not supplied", () => {
  expect(found("hard-federation", [COMMUNITY, { ...AIDED, diocese: null }])).toMatchObject([
    { rule: "not-supplied", schools: ["2"], facts: { field: "diocese" } },
  ]);
});

test("an academy works with a joint committee without being a member: a warning, not an error", () => {
  expect(found("joint-committee", [COMMUNITY, ACADEMY])).toMatchObject([
    { rule: "academy-in-joint-committee", severity: "warning", schools: ["2"] },
  ]);
});

test("in a mixed trust, voluntary aided and Catholic schools draw their own advice", () => {
  const advice = found("multi-academy-trust", [COMMUNITY, AIDED, CATHOLIC]).filter(
    ({ rule }) => rule === "mixed-trust",
  );
  expect(advice).toMatchObject([
    { schools: ["2"], facts: { expectation: "church-majority", churchSchools: 1, memberCount: 3 } },
    { schools: ["3"], facts: { expectation: "catholic-trust", churchSchools: 1, memberCount: 3 } },
  ]);
});

test("trusts of one church draw no advice about mixing", () => {
  for (const one of [AIDED, CATHOLIC, COMMUNITY]) {
    const rules = found("multi-academy-trust", [one, one]).map(({ rule }) => rule);
    expect(rules).not.toContain("mixed-trust");
    expect(rules).not.toContain("not-supplied");
  }
});

test("what an academy was before decides, and a blank is reported as not supplied", () => {
  const converted = { ...AIDED, type: "Academy converter" };
  const was = (value: string) => ({ ...converted, formerType: { value, asAt: null } });
  const about = (school: Partial<School>) =>
    found("multi-academy-trust", [COMMUNITY, school]).filter(
      ({ rule }) => rule !== "consult-diocese",
    );
  expect(about(was("Voluntary aided school"))).toMatchObject([{ rule: "mixed-trust" }]);
  expect(about(was("Voluntary controlled school"))).toEqual([]);
  expect(about(converted)).toMatchObject([
    { rule: "not-supplied", schools: ["2"], facts: { field: "formerType" } },
  ]);
});

test("a religious character that is not supplied, or that no family knows, is no silent pass", () => {
  for (const religiousCharacter of [null, "Church of the Unheard-of"]) {
    const issues = found("umbrella-trust", [COMMUNITY, { religiousCharacter }]);
    expect(issues).toMatchObject([
      { rule: "not-supplied", schools: ["2"], facts: { field: "religiousCharacter" } },
    ]);
  }
});
