import { describe, expect, it } from "vitest";
import { comparePlans } from "../../src/domain/compare/compare_plans.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { minutes } from "../../src/domain/units.ts";
import { differenceText, moveText, unlikeText } from "../../src/words/difference_text.ts";
import { moveLabel } from "../../src/words/move_label.ts";
import { areaOf, planOf, schoolOf, settingsOf } from "../support/builders.ts";

/** Six schools on a road; the drive between two of them takes as many minutes as their places differ, times ten. */
const ROAD = areaOf({
  schools: ["1", "2", "3", "4", "5", "6"].map((urn) => schoolOf(urn)),
  seconds: [0, 1, 2, 3, 4, 5].map((from) =>
    [0, 1, 2, 3, 4, 5].map((to) => 600 * Math.abs(from - to)),
  ),
});
const SETTINGS = settingsOf();
const NAMES = { before: "Last year’s plan", after: "Your plan" };

const compare = (before: Plan, after: Plan, area = ROAD) =>
  comparePlans(area, before, after, SETTINGS);

describe("how two plans differ in a sentence", () => {
  it("counts the schools that move, the clusters that are new and gone, and says what became of the longest drive", () => {
    const before = planOf([["1", "2", "6"], ["3"], ["4", "5"]]);
    const after: Plan = {
      ...before,
      clusters: [
        ...planOf([["1", "2"]]).clusters,
        { id: "9", name: "Far end", schools: ["3", "4", "5"] },
        { id: "10", name: "Last", schools: [] },
      ],
    };
    // 1 to 6 was 50 minutes; 3 to 5 is 20.
    expect(differenceText(compare(before, after))).toBe(
      "1 school moves; 1 school is in no cluster any more; 1 cluster is new; 1 cluster is gone; the longest drive is 30.0 minutes shorter.",
    );
    expect(differenceText(compare(after, before))).toBe(
      "1 school moves; 1 school is newly placed; 1 cluster is new; 1 cluster is gone; the longest drive is 30.0 minutes longer.",
    );
  });

  it("says that nothing differs where only names do", () => {
    const plan = planOf([["1", "2"]]);
    const renamed = planOf([["1", "2"]], { name: "Riverside" });
    expect(differenceText(compare(plan, renamed))).toBe(
      "No school moves: the two plans have the same clusters.",
    );
  });

  it("counts seconds below a minute, and leaves out a change of less than half a second", () => {
    const at = (far: number) =>
      areaOf({
        schools: ["1", "2", "3"].map((urn) => schoolOf(urn)),
        seconds: [
          [0, 1000, 600],
          [1000, 0, far],
          [600, far, 0],
        ],
      });
    const before = planOf([["1", "2"], ["3"]]);
    const after = planOf([["1"], ["2", "3"]]);
    const text = (far: number) => differenceText(compare(before, after, at(far)));
    expect(text(1018)).toBe("1 school moves; the longest drive is 18 seconds longer.");
    expect(text(940)).toBe("1 school moves; the longest drive is 1.0 minute shorter.");
    expect(text(1000.4)).toBe("1 school moves.");
  });

  it("never makes minutes of a drive without a route", () => {
    const area = areaOf({
      schools: ["1", "2", "3"].map((urn) => schoolOf(urn)),
      seconds: [
        [0, 600, 600],
        [600, 0, null],
        [600, null, 0],
      ],
    });
    const before = planOf([["1", "2"], ["3"]]);
    const after = planOf([["1"], ["2", "3"]]);
    expect(differenceText(compare(before, after, area))).toBe(
      "1 school moves; a drive now has no known time.",
    );
    expect(differenceText(compare(after, before, area))).toBe(
      "1 school moves; every drive now has a known time.",
    );
  });
});

describe("where a school moved", () => {
  const before = planOf([
    ["1", "2", "6"],
    ["3", "4"],
  ]);
  const after: Plan = {
    ...before,
    clusters: [
      { id: "2", name: "Upper", schools: ["3", "4", "6"] },
      { id: "7", name: "7", schools: ["5"] },
      { id: "1", name: "Lower", schools: ["1"] },
    ],
  };

  it("is told from and to, into and out of, each by the names of its own plan", () => {
    const difference = compare(before, after);
    expect(difference.moved.map((moved) => moveText(difference, moved))).toEqual([
      "out of Cluster 1",
      "into Cluster 7",
      "from Cluster 1 to Upper",
    ]);
  });

  it("is written on the map by the numbers of the plan on show, and by name where that plan lacks the cluster", () => {
    const difference = compare(before, after);
    const labels = (side: "before" | "after") =>
      difference.moved.map((moved) => moveLabel(difference, moved, side));
    expect(labels("after")).toEqual(["from 3", "newly placed", "from 3"]);
    expect(labels("before")).toEqual(["not placed", "to Cluster 7", "to 2"]);
  });
});

describe("what makes plans unlike", () => {
  const texts = (plan: Plan) =>
    compare(plan, planOf([["1", "2"]])).unlike.flatMap((unlike) =>
      unlike.side === "before" ? [unlikeText(unlike, ROAD, NAMES)] : [],
    );

  it("is said in sentences that name the plan, what it was made for, and what it is judged by here", () => {
    const settings = { speed: namedSpeed("peak"), ceilingMinutes: minutes(30) };
    expect(texts({ ...planOf([["1", "2"]]), area: "elsewhere", settings })).toEqual([
      "Last year’s plan was made for the area “elsewhere”, not for Test area.",
      "Last year’s plan was made at Peak ×1.35; here both plans are judged at Free flow ×1.00.",
      "Last year’s plan was made for a limit of 30 minutes; here both plans are judged by 45 minutes.",
    ]);
    const onEstimate: Plan = {
      ...planOf([["1", "2"]]),
      settings: { speed: namedSpeed("free-flow") },
      driveTimes: { kind: "estimate", schoolHash: null, provenance: null },
    };
    expect(texts(onEstimate)).toEqual([
      "The times of Last year’s plan were estimated from straight-line distance, not road times; here both plans are judged by: road times (OSRM).",
    ]);
  });

  it("refuses a plan of other schools with what to do, and names the schools that are not here", () => {
    const settings = { speed: namedSpeed("free-flow") };
    expect(texts({ ...planOf([["91", "92"]]), settings })).toEqual([
      "Last year’s plan cannot be compared: none of its 2 schools is in Test area. Open its own area, or choose another plan.",
    ]);
    expect(texts({ ...planOf([["1", "92"]]), settings })).toEqual([
      "Last year’s plan lists 1 school that Test area does not have: the school with URN 92. They have no drive times, and count as schools alone.",
    ]);
  });
});
