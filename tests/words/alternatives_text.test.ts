import { describe, expect, it } from "vitest";
import type { Alternatives } from "../../src/solver/alternatives/alternatives.ts";
import { commonCore, differenceOf } from "../../src/solver/alternatives/common_core.ts";
import type { Proposal } from "../../src/solver/proposal.ts";
import {
  alternativesText,
  commonCoreText,
  overBestText,
  shareText,
} from "../../src/words/alternatives_text.ts";

/** Plans as text: "AB CD" is two clusters of two schools. */
function alternativesOf(
  plans: readonly (readonly [clusters: string, value: number])[],
  proved: Partial<Alternatives> = {},
): Alternatives {
  const clusterings = plans.map(([clusters]) =>
    clusters.split(" ").map((schools, at) => {
      const [host = ""] = schools;
      return { id: String(at + 1), schools: [...schools], host };
    }),
  );
  const best: Pick<Proposal, "objective"> = { objective: { kind: "travel", value: 0 } };
  return {
    kind: "alternatives",
    best: best as Proposal,
    valuedBy: "travel",
    within: 0.02,
    most: 0,
    plans: plans.map(([, value], at) => ({
      value,
      clusters: clusterings[at] ?? [],
      unplaced: [],
      differsFromBest: differenceOf(clusterings[0] ?? [], clusterings[at] ?? []),
      wished: null,
    })),
    leastDifference: null,
    leastDifferenceAtMost: null,
    areAll: false,
    core: commonCore(clusterings),
    stoppedBy: "iterations",
    seconds: 1,
    ...proved,
  };
}

const THREE = [
  ["ABC DE FG", 1000],
  ["AB CDE FG", 1010],
  ["ABE CD FG", 1019.999],
] as const;

describe("alternatives in words", () => {
  it("say what is proved and what is not", () => {
    const share =
      "3 plans within 2 % of the best plan’s travel. Any two of them differ in 4 pairs of schools or more.";
    expect(alternativesText(alternativesOf(THREE, { leastDifference: 4 }))).toBe(
      `${share} More different ones may exist.`,
    );
    const known = { leastDifference: 4, leastDifferenceAtMost: 4 };
    expect(alternativesText(alternativesOf(THREE, known))).toBe(
      `${share} Proved: no 3 such plans can all differ in more.`,
    );
    expect(alternativesText(alternativesOf(THREE, { ...known, leastDifferenceAtMost: 7 }))).toBe(
      `${share} Proved: no 3 such plans can all differ in more than 7.`,
    );
    expect(alternativesText(alternativesOf(THREE, { ...known, areAll: true }))).toBe(
      "Proved: these 3 are all the plans of as many clusters that there are within 2 % of the best plan’s travel. Any two of them differ in 4 pairs of schools or more.",
    );
  });

  it("say that there is no other, and only where it is so that it is proved", () => {
    const one = THREE.slice(0, 1);
    expect(alternativesText(alternativesOf(one, { areAll: true }))).toBe(
      "Proved: no other plan of as many clusters is within 2 % of the best plan’s travel.",
    );
    expect(alternativesText(alternativesOf(one))).toContain("is not proved");
    expect(commonCoreText(alternativesOf(one))).toBe("");
  });

  it("count who stays together: A with B, and F with G as a whole cluster", () => {
    expect(commonCoreText(alternativesOf(THREE))).toBe(
      "4 schools are always together with at least one of the same partners (in 2 sets); 3 schools have no partner that is the same in all. 2 of them have exactly the same partners in all: one cluster that is in every plan.",
    );
    const none = alternativesOf([
      ["AB CD", 10],
      ["AC BD", 10],
    ]);
    expect(commonCoreText(none)).toBe("No two schools are together in all of these plans.");
  });

  it("never show a plan as nearer to the best than it is", () => {
    const alternatives = alternativesOf(THREE);
    expect([0, 1, 2].map((at) => overBestText(alternatives, at))).toEqual([
      "the same",
      "1.00 % more",
      "2.00 % more",
    ]);
    const exact = alternativesOf([THREE[0], ["AB CDE FG", 1000.001]]);
    expect(overBestText(exact, 1)).toBe("0.01 % more");
    expect(shareText(0.07)).toBe("7 %");
    expect(shareText(0.005)).toBe("0.5 %");
  });
});
