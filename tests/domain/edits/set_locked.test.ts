import { describe, expect, it } from "vitest";
import { setLocked } from "../../../src/domain/edits/set_locked.ts";
import { planOf } from "../../support/builders.ts";

const PLAN = planOf([
  ["1", "2"],
  ["3", "4"],
]);

describe("locking a cluster", () => {
  it("marks that cluster alone, and unlocking gives back one without the mark", () => {
    const [first, second] = PLAN.clusters;
    const locked = setLocked(first?.id ?? "", true)(PLAN);
    expect(locked.clusters[0]).toEqual({ ...first, locked: true });
    expect(locked.clusters[1]).toBe(second);
    expect(setLocked(first?.id ?? "", false)(locked).clusters[0]).toEqual(first);
  });

  it("gives back the same plan when nothing changes", () => {
    expect(setLocked(PLAN.clusters[0]?.id ?? "", false)(PLAN)).toBe(PLAN);
  });
});
