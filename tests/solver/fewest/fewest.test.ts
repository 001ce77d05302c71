import { beforeAll, describe, expect, it } from "vitest";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { HighsProgram, loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import { leavesBound } from "../../../src/solver/exact/leaf_bound.ts";
import type { ExactModel } from "../../../src/solver/exact/model.ts";
import { planOfClusters } from "../../../src/solver/exact/model.ts";
import type { ExactOutcome } from "../../../src/solver/exact/steps.ts";
import { solveFewest } from "../../../src/solver/fewest/fewest.ts";
import { seededRandom } from "../../support/random.ts";
import { madeModel } from "./made_model.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

function solved(of: ExactModel, endsAt = 1e9): ExactOutcome {
  const alone = planOfClusters(
    of,
    Array.from({ length: of.size }, (_, item) => [item]),
  );
  let clock = 0;
  const steps = solveFewest(of, alone, { highs, now: () => clock++, endsAt, seed: 1 });
  for (let step = steps.next(null); ; step = steps.next(null)) if (step.done) return step.value;
}

const ring = (size: number) => Array.from({ length: size }, (_, i) => [i, (i + 1) % size] as const);

describe("the fewest clusters", () => {
  it("of five schools in a ring are three, though halves of pairs would do with two and a half", () => {
    const { plan, bound, leaves } = solved(madeModel(5, ring(5)));
    expect(plan.value).toBe(3);
    expect(bound).toBe(3);
    expect(leaves).toHaveLength(1);
    expect(leavesBound(leaves, null, true)).toBe(3);
  });

  it("of two rings of five are six, which needs a cut for each: half and half makes five", () => {
    const two = [...ring(5), ...ring(5).map(([a, b]) => [a + 5, b + 5] as const)];
    const { plan, bound, leaves } = solved(madeModel(10, two));
    expect(plan.value).toBe(6);
    expect(bound).toBe(6);
    expect(leaves).toHaveLength(1);
    expect(leaves[0]?.cuts.map(({ urns }) => urns.length)).toEqual([5, 5]);
    expect(leavesBound(leaves, null, true)).toBe(6);
  });

  it("of two rings of five need cases where no cluster may have more than two schools", () => {
    const two = [...ring(5), ...ring(5).map(([a, b]) => [a + 5, b + 5] as const)];
    const { plan, bound, leaves } = solved(madeModel(10, two, { most: 2 }));
    expect(plan.value).toBe(6);
    expect(bound).toBe(6);
    expect(leaves.length).toBeGreaterThan(1);
    expect(leavesBound(leaves, null, true)).toBe(6);
  });

  it("put a school that another's cluster can always take with it", () => {
    // School 1 may be with 0 and 2, who may not be together: 0's neighbours are all 1's.
    const { plan } = solved(
      madeModel(3, [
        [0, 1],
        [1, 2],
      ]),
    );
    expect(plan.value).toBe(2);
  });

  it("of no pair at all are as many as the schools, which are their own proof", () => {
    const { plan, bound, noTwoShare } = solved(madeModel(6, []));
    expect([plan.value, bound]).toEqual([6, 6]);
    expect(noTwoShare).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("have a true bound and a plan however soon time is up", () => {
    for (const endsAt of [0, 1, 2, 3, 5, 8, 13, 40]) {
      const { plan, bound } = solved(madeModel(15, [...ring(5), ...ring(15)]), endsAt);
      expect(Number.isFinite(bound)).toBe(true);
      expect(bound).toBeLessThanOrEqual(plan.value);
    }
  });
});

describe("HiGHS", () => {
  it("at its time limit says so, and nothing of what it says then is taken for a bound", () => {
    const program = new HighsProgram(highs);
    const random = seededRandom(3);
    const rows = 120;
    program.addRows(Array.from({ length: rows }, () => ({ lower: 1, upper: 1 })));
    program.addColumns(
      Array.from({ length: 900 }, () => ({
        cost: 1 + random(),
        rows: [...new Set(Array.from({ length: 7 }, () => Math.floor(random() * rows)))],
      })),
    );
    program.setWhole(true);
    expect(program.solve(0.001)).toBe("stopped");
    expect(program.hasSolution()).toBe(false);
    program.dispose();
  });

  it("goes on from its last basis when columns are added, and tells the rows' duals", () => {
    const program = new HighsProgram(highs);
    program.addRows([
      { lower: 1, upper: 1 },
      { lower: 1, upper: 1 },
    ]);
    program.addColumns([
      { cost: 3, rows: [0] },
      { cost: 4, rows: [1] },
    ]);
    expect([program.solve(), program.objective()]).toEqual(["optimal", 7]);
    expect([...program.duals()]).toEqual([3, 4]);
    program.addColumns([{ cost: 5, rows: [0, 1] }]);
    expect([program.solve(), program.objective()]).toEqual(["optimal", 5]);
    expect(program.duals().reduce((sum, dual) => sum + dual)).toBeCloseTo(5, 9);
    program.dispose();
  });
});
