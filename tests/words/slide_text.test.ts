import { describe, expect, it } from "vitest";
import { judgePlan } from "../../src/domain/judge.ts";
import { objectionCountText } from "../../src/words/objection_text.ts";
import {
  clusterSlideText,
  letterOf,
  meetingMinutes,
  verdictCounts,
} from "../../src/words/slide_text.ts";
import { areaOf, evenArea, planOf, schoolOf, settingsOf } from "../support/builders.ts";
import { objectionOf } from "../support/objections.ts";

describe("what a slide says", () => {
  it("names the cluster once, its verdict with speed and limit, its schools, worst pair and objections", () => {
    const area = areaOf({
      schools: [schoolOf("1"), schoolOf("2")],
      seconds: [
        [0, 1740],
        [1800, 0],
      ],
    });
    const judgement = judgePlan(area, planOf([["1", "2"]]), settingsOf());
    expect(clusterSlideText(area, judgement, 1, "no objection")).toBe(
      "Cluster 1, of 1. Within – 30.0 min, limit 45 min, Free flow ×1.00. 2 schools. Worst pair: School 2 → School 1, 30.0 min. no objection",
    );
    expect(() => clusterSlideText(area, judgement, 2, "")).toThrow(/no cluster 2/);
  });

  it("counts clusters by verdict, within first and what there is none of not at all", () => {
    const near = judgePlan(
      evenArea(4, 600),
      planOf([
        ["1", "2"],
        ["3", "4"],
      ]),
      settingsOf(),
    );
    expect(verdictCounts(near).map(({ text }) => text)).toEqual(["2 within the limit"]);
    const far = judgePlan(
      evenArea(4, 3000),
      planOf([
        ["1", "2"],
        ["3", "9"],
      ]),
      settingsOf(),
    );
    expect(verdictCounts(far).map(({ text }) => text)).toEqual([
      "0 within the limit",
      "1 over the limit",
      "1 not judged in full",
    ]);
  });

  it("gives schools letters, two after the twenty-sixth", () => {
    expect([0, 1, 25, 26, 27, 52].map(letterOf)).toEqual(["A", "B", "Z", "AA", "AB", "BA"]);
  });

  it("shows what rounding would hide of a drive over the limit", () => {
    const area = evenArea(2, 2702);
    const { clusters, settings } = judgePlan(area, planOf([["1", "2"]]), settingsOf());
    expect(meetingMinutes(clusters[0]?.worst ?? null, settings)).toBe("45.0, over by 2 s");
    expect(meetingMinutes(null, settings)).toBe("meet here");
  });
});

it("objections are counted with how many are settled", () => {
  const open = objectionOf();
  const settled = objectionOf({ settled: "2026-12-01" });
  expect([[], [open], [open, settled], [settled, settled]].map(objectionCountText)).toEqual([
    "no objection",
    "1 objection",
    "2 objections, 1 settled",
    "2 objections, settled",
  ]);
});
