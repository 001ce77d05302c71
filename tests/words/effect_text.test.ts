import { expect, it } from "vitest";
import { moveSchools } from "../../src/domain/edits/move_school.ts";
import { effectOf } from "../../src/domain/effect.ts";
import { judgeEdited, judgePlan } from "../../src/domain/judge.ts";
import { assignLabel, skippedText } from "../../src/words/assign_text.ts";
import { brokenText, clusterEffectTexts, effectText } from "../../src/words/effect_text.ts";
import { areaOf, planOf, schoolOf, settingsOf } from "../support/builders.ts";

/** A, B and C, D stand in two pairs, 10 min within each; from a pair to the other it is 46 min, but C is 20 min from A and B. */
const area = areaOf({
  schools: ["A", "B", "C", "D"].map((urn) => schoolOf(urn)),
  seconds: [
    [0, 10, 20, 46],
    [10, 0, 20, 46],
    [20, 20, 0, 10],
    [46, 46, 10, 0],
  ].map((row) => row.map((minutes) => minutes * 60)),
});
const plan = planOf([
  ["A", "B"],
  ["C", "D"],
]);
const settings = settingsOf({ bounds: { minSchools: 2 } });
const before = judgePlan(area, plan, settings);
const moving = (urn: string) =>
  effectOf(area, before, judgeEdited(area, moveSchools([urn], "1")(plan), before));

it("says of the receiving and the giving cluster what each figure becomes", () => {
  const rows = clusterEffectTexts(moving("C"), area, settings).map(({ name, figures }) => [
    name,
    ...figures.map(
      ({ label, before: was, after, change }) => `${label}: ${was}, ${after}, ${change}`,
    ),
  ]);
  expect(rows).toEqual([
    [
      "Cluster 1",
      "Worst pair: 10.0 min, 20.0 min, longer by 10.0 min",
      "Schools: 2, 3, +1",
      expect.stringMatching(/^Pupils: /),
      "Mix: 2 Community, 3 Community, ",
    ],
    [
      "Cluster 2",
      "Worst pair: 10.0 min, none, ",
      "Schools: 2, 1, −1",
      expect.stringMatching(/^Pupils: /),
      "Mix: 2 Community, 1 Community, ",
      "Problems: none of these, too few schools, 1 problem more",
    ],
  ]);
});

it("names the pair that breaks the limit, and by how much", () => {
  expect(brokenText(moving("D"), area, settings)).toBe(
    "School A to School D, 46.0 min, over by 1.0 min, breaks the limit.",
  );
  expect(brokenText(moving("C"), area, settings)).toBe("");
  expect(effectText(moving("D"), area, settings)).toMatch(
    /^Cluster 1: worst pair 10\.0 min becomes 46\.0 min, over by 1\.0 min; schools 2 becomes 3;.*breaks the limit\.$/,
  );
  expect(effectText(moving("C"), area, settings)).toMatch(/No new pair breaks the limit\.$/);
});

it("names the step by the school, or by how many, and counts who stays and why", () => {
  const skipped = { locked: ["A", "B"], "not-from": [], "over-limit": ["C"], "already-there": [] };
  const target = { kind: "cluster", cluster: "2" } as const;
  expect(assignLabel({ plan, moved: ["A"], skipped, blocking: null }, target, area)).toBe(
    "Moved School A to Cluster 2",
  );
  expect(assignLabel({ plan, moved: ["A", "B"], skipped, blocking: null }, target, area)).toBe(
    "Moved 2 schools to Cluster 2",
  );
  expect(assignLabel({ plan, moved: ["A"], skipped, blocking: null }, { kind: "none" }, area)).toBe(
    "Took School A out of its cluster",
  );
  expect(skippedText({ skipped })).toBe("3 schools stay: 2 locked, 1 over the limit.");
});
