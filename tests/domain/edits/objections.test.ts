import { describe, expect, it } from "vitest";
import {
  changeObjection,
  noteObjection,
  removeObjection,
  settleObjection,
} from "../../../src/domain/edits/set_objections.ts";
import { objectionsAt, openCount, withoutObjections } from "../../../src/domain/objections.ts";
import { planOf } from "../../support/builders.ts";
import { objectionOf } from "../../support/objections.ts";

const bare = planOf([["1", "2"]]);
const first = objectionOf();
const second = objectionOf({ urn: "2", what: "The wrong diocese", role: "Diocese" });

describe("objections to a plan", () => {
  it("are noted after each other without the blanks round their texts, and nothing else changes", () => {
    const one = noteObjection({ ...first, what: "  Too far in winter\n" })(bare);
    const both = noteObjection(second)(one);
    expect(both).toEqual({ ...bare, objections: [first, second] });
    expect(both.clusters).toBe(bare.clusters);
  });

  it("are refused without what is objected or a role: a list that nobody can act on", () => {
    expect(() => noteObjection({ ...first, what: "  " })).toThrow(/needs what/);
    expect(() => noteObjection({ ...first, role: "" })).toThrow(/needs what/);
  });

  it("are changed, settled on a day and opened again where they stand", () => {
    const plan = { ...bare, objections: [first, second] };
    const changed = changeObjection(first, { ...first, change: "A minibus" })(plan);
    expect(changed.objections).toEqual([{ ...first, change: "A minibus" }, second]);
    const settled = settleObjection(second, "2026-12-01")(plan);
    expect(settled.objections).toEqual([first, { ...second, settled: "2026-12-01" }]);
    expect(openCount(settled.objections ?? [])).toBe(1);
    const [, last] = settled.objections ?? [];
    if (last === undefined) throw new Error("The second is gone.");
    expect(settleObjection(last, null)(settled)).toEqual(plan);
  });

  it("leave the plan as it is where it does not have the one that is meant", () => {
    const plan = { ...bare, objections: [first] };
    expect(changeObjection(second, first)(plan)).toBe(plan);
    expect(settleObjection(second, null)(plan)).toBe(plan);
    expect(removeObjection(second)(plan)).toBe(plan);
    expect(removeObjection(first)(bare)).toBe(bare);
  });

  it("are removed one at a time, of two that say the very same only the one that is meant", () => {
    const twin = { ...first };
    const plan = { ...bare, objections: [first, twin] };
    const left = removeObjection(first)(plan);
    expect(left.objections?.[0]).toBe(twin);
    expect(removeObjection(twin)(left)).toEqual(bare);
  });

  it("are found by their schools, and left out for others", () => {
    const plan = { ...bare, objections: [first, second] };
    expect(objectionsAt(plan, ["2", "3"])).toEqual([second]);
    expect(objectionsAt(bare, ["1"])).toEqual([]);
    expect(withoutObjections(plan)).toEqual(bare);
    expect(withoutObjections(bare)).toBe(bare);
  });
});
