import { expect, test } from "vitest";
import type { IssueFacts, RuleId } from "../../src/domain/issue.ts";
import { issue } from "../../src/domain/issue.ts";
import { emptyPlan } from "../../src/domain/plan.ts";
import { emptySchool } from "../../src/domain/school.ts";
import { issueText } from "../../src/words/issue_text.ts";
import { listed } from "../../src/words/names.ts";
import { unplacedText } from "../../src/words/unplaced_text.ts";
import { areaOf } from "../support/builders.ts";

const area = areaOf({
  schools: [
    emptySchool("1", "Carlthorpe"),
    emptySchool("2", "Eastmoor"),
    emptySchool("3", "Digby"),
  ],
  seconds: [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ],
});

const plan = {
  ...emptyPlan("somewhere"),
  clusters: [
    { id: "12", name: "Bardney", schools: ["1", "2", "3"] },
    { id: "13", name: "13", schools: ["3", "9"] },
  ],
};

function said(
  rule: RuleId,
  facts: IssueFacts,
  schools: readonly string[] = ["1", "2"],
  clusters: readonly string[] = ["12"],
): string {
  return issueText(issue(rule, { schools, clusters, facts }), area, plan);
}

const counts = { pairs: 2, pairsJudged: 6, from: "1", to: "2", ceiling: 2700 };

test("a pair over the limit is named with its time and its excess", () => {
  expect(said("over-ceiling", { ...counts, seconds: 2764.8 })).toBe(
    "Bardney: Carlthorpe to Eastmoor takes 46.1 min, over by 1.1 min. 2 of its 6 drives between schools are over the 45-minute limit.",
  );
});

test("an estimated time over the limit does not look like a routed one", () => {
  const facts = { ...counts, seconds: 3100, low: 2790, high: 3410 };
  expect(said("over-ceiling", facts)).toContain("takes about 51.7 min, over by 6.7 min.");
});

test("a pair that is too close to call is given as a range", () => {
  expect(said("too-close-to-call", { ...counts, low: 2600, high: 2930, ceiling: 2730 })).toBe(
    "Bardney: Carlthorpe to Eastmoor takes between 43–49 min, too close to the 45.5-minute limit to call. 2 of its 6 drives between schools are.",
  );
});

test("a size outside the bounds says by how many", () => {
  expect(said("too-few-schools", { count: 2, bound: 3, short: 1 }, ["3"], ["13"])).toBe(
    "Cluster 13 has 2 schools, 1 fewer than the least allowed (3).",
  );
  expect(
    said("too-many-pupils", { pupils: 1200, bound: 1000, excess: 200, withoutPupils: 1 }),
  ).toBe(
    "Bardney has 1,200 pupils, 200 more than the most allowed (1000). The roll of 1 school is not supplied.",
  );
});

test("a school that the area does not have is named by its URN", () => {
  expect(said("unknown-school", { urn: "9" }, ["9"], ["13"])).toBe(
    "Cluster 13 lists the school with URN 9, which is not among this area's schools.",
  );
});

test("what is not supplied is said with the question that it leaves open", () => {
  expect(said("not-supplied", { field: "diocese", neededBy: "consult-diocese" }, ["3"])).toBe(
    "Bardney: the diocese of Digby is not supplied, so which diocese to consult cannot be said.",
  );
});

test("a fact that a rule forgot is a fault of the program, not a blank in a sentence", () => {
  expect(() => said("over-ceiling", {})).toThrow('needs the number "seconds"');
});

test("long lists are counted, not printed", () => {
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
  expect(listed(["a", "b", "c", "d"], 3)).toBe("a, b and 2 others");
});

test("an unplaced school is named with the reason and what would help", () => {
  const unplaced = { urn: "3", reason: "no-location", facts: {} } as const;
  expect(unplacedText(unplaced, area)).toBe(
    "Digby is in no cluster: it has no grid reference, so it cannot be placed on the road map. Add one to the schools file.",
  );
});

test("a school for which no place was found is not told that clusters are full, which they need not be", () => {
  const unplaced = { urn: "3", reason: "no-room-in-any-cluster", facts: {} } as const;
  expect(unplacedText(unplaced, area)).toBe(
    "Digby is in no cluster: no place was found for it beside those that are placed. Allow larger or smaller clusters, or another number of them, or raise the limit with a reason.",
  );
});

test("a school without a partner is told how far its nearest is", () => {
  const facts = { nearestUrn: "1", nearestSeconds: 2520, nearestHighSeconds: 2940 };
  const unplaced = { urn: "3", reason: "no-partner-within-ceiling", facts } as const;
  expect(unplacedText(unplaced, area)).toContain(
    "The nearest is Carlthorpe, 42.0 min, up to 49.0 min at the cautious end.",
  );
});
