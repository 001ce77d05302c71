import { describe, expect, it } from "vitest";
import { judgePlan } from "../../../src/domain/judge.ts";
import type { PlanRules } from "../../../src/domain/plan.ts";
import { issueText } from "../../../src/words/issue_text.ts";
import { evenArea, planOf, settingsOf } from "../../support/builders.ts";

const AREA = evenArea(6, 300);
const NO_RULES: PlanRules = { keepTogether: [], keepApart: [], mayJoin: [], leaveOut: [] };

/** What is found of the plan's own rules where it has `rules`: schools 1 to 3 are in cluster 1, 4 and 5 in cluster 2, 6 in none. */
function found(rules: Partial<PlanRules>) {
  const plan = {
    ...planOf([
      ["1", "2", "3"],
      ["4", "5"],
    ]),
    rules: { ...NO_RULES, ...rules },
  };
  const { issues, valid } = judgePlan(AREA, plan, settingsOf());
  expect(valid).toBe(true);
  return issues
    .filter(({ rule }) => rule === "broken-rule")
    .map((issue) => [issue.severity, issue.clusters.join(), issueText(issue, AREA, plan)]);
}

describe("a rule of the plan that its clusters do not follow is a warning", () => {
  it("where a set that is together is in parts", () => {
    expect(
      found({
        keepTogether: [
          ["1", "2"],
          ["3", "4"],
          ["5", "6"],
        ],
      }),
    ).toEqual([
      [
        "warning",
        "1,2",
        "The plan does not follow its own rule that School 3 and School 4 are together: of them, Cluster 1 and Cluster 2 each have some.",
      ],
      [
        "warning",
        "2",
        "The plan does not follow its own rule that School 5 and School 6 are together: of them, Cluster 2 has only some.",
      ],
    ]);
  });

  it("where two of a set that is apart share a cluster, which names those that do", () => {
    expect(
      found({
        keepApart: [
          ["1", "4", "6"],
          ["2", "3", "4"],
        ],
      }),
    ).toEqual([
      [
        "warning",
        "1",
        "The plan does not follow its own rule that School 2 and School 3 are apart: they share Cluster 1.",
      ],
    ]);
  });

  it("where a school that takes no part is in a cluster", () => {
    expect(found({ leaveOut: ["5", "6"] })).toEqual([
      [
        "warning",
        "2",
        "The plan does not follow its own rule that School 5 takes no part: it is in Cluster 2.",
      ],
    ]);
    expect(found({ leaveOut: ["6"], mayJoin: ["1"] })).toEqual([]);
  });
});
