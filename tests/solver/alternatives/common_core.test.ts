import { describe, expect, it } from "vitest";
import { commonCore, differenceOf } from "../../../src/solver/alternatives/common_core.ts";

/** A plan as text: "AB CD" is two clusters of two schools. */
const plan = (clusters: string) =>
  clusters.split(" ").map((schools) => ({ schools: [...schools] }));

describe("what several plans have in common", () => {
  it("is A with B, and F with G as a whole cluster, where C, D and E go to and fro", () => {
    const core = commonCore([plan("ABC DE FG"), plan("AB CDE FG"), plan("ABE CD FG")]);
    expect(core.together).toEqual([
      ["A", "B"],
      ["F", "G"],
    ]);
    expect(core.whole).toEqual([["F", "G"]]);
    expect(core.alone).toEqual(["C", "D", "E"]);
    const times = new Map(core.pairs.map(({ schools, plans }) => [schools.join(""), plans]));
    expect(times.get("AB")).toBe(3);
    expect(times.get("CD")).toBe(2);
    expect(times.get("DE")).toBe(2);
    expect(times.get("BE")).toBe(1);
    expect(times.has("AD")).toBe(false);
  });

  it("has nobody together who are both left out of one of the plans", () => {
    const core = commonCore([plan("AB CD"), plan("CD")]);
    expect(core.together).toEqual([["C", "D"]]);
    expect(core.alone).toEqual(["A", "B"]);
  });

  it("of one plan is that plan", () => {
    const core = commonCore([plan("AB C")]);
    expect(core).toMatchObject({ together: [["A", "B"]], whole: [["A", "B"]], alone: ["C"] });
  });
});

describe("the difference of two plans", () => {
  it("counts pairs that are together in one alone, and schools whose partners change", () => {
    // AC and BC are gone, CD and CE are new; A, B, C, D and E have other partners.
    expect(differenceOf(plan("ABC DE FG"), plan("AB CDE FG"))).toEqual({ pairs: 4, schools: 5 });
  });

  it("counts a school that one of them leaves out, even where it was alone", () => {
    expect(differenceOf(plan("AB C"), plan("AB"))).toEqual({ pairs: 0, schools: 1 });
    expect(differenceOf(plan("AB C"), plan("BA C"))).toEqual({ pairs: 0, schools: 0 });
  });
});
