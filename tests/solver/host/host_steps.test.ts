import { describe, expect, it } from "vitest";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import type { ExactModel } from "../../../src/solver/exact/model.ts";
import {
  clustersOf,
  exactPlan,
  isLegalCluster,
  LEFT_OUT,
} from "../../../src/solver/exact/model.ts";
import type { ExactHooks, ExactOutcome } from "../../../src/solver/exact/steps.ts";
import { hostSteps } from "../../../src/solver/host/host_steps.ts";
import { seededRandom } from "../../../src/solver/random.ts";
import type { Draw } from "./made_models.ts";
import { drawModel, leastTotal } from "./made_models.ts";

const highs = await loadHighsRuntime();

const PLAIN: Draw = {
  size: 8,
  ceiling: Number.POSITIVE_INFINITY,
  unreachable: 0,
  pupilBounds: false,
  sets: false,
  mayJoin: false,
  clusters: 3,
  minSchools: 1,
  maxSchools: 8,
};

const CASES: readonly (readonly [string, Partial<Draw>])[] = [
  ["any cluster", {}],
  ["2 to 4 schools", { minSchools: 2, maxSchools: 4 }],
  ["a ceiling that binds", { ceiling: 4, minSchools: 2, maxSchools: 4 }],
  ["pairs without a route", { ceiling: 6, unreachable: 0.2, maxSchools: 4, minSchools: 2 }],
  ["bounds on pupils", { pupilBounds: true }],
  [
    "bounds on pupils and schools under a ceiling",
    { pupilBounds: true, minSchools: 2, maxSchools: 4, ceiling: 5 },
  ],
  ["schools kept together", { size: 6, sets: true, minSchools: 2, maxSchools: 5, clusters: 2 }],
  [
    "schools that may join",
    { mayJoin: true, minSchools: 2, maxSchools: 4, ceiling: 5, clusters: 2 },
  ],
  [
    "everything at once",
    {
      size: 6,
      mayJoin: true,
      sets: true,
      pupilBounds: true,
      minSchools: 2,
      maxSchools: 4,
      ceiling: 6,
      unreachable: 0.05,
      clusters: 2,
    },
  ],
  ["a free count of clusters", { clusters: null, minSchools: 2, maxSchools: 4, ceiling: 5 }],
  ["a free count with pupils", { clusters: null, pupilBounds: true, mayJoin: true }],
];

describe("least travel to the host", () => {
  it.each(CASES)("finds what trying every plan finds, and never claims more: %s", (_, change) => {
    for (let seed = 1; seed <= 6; seed++) {
      const model = drawModel({ ...PLAIN, ...change }, seededRandom(seed));
      const least = leastTotal(model);
      const { plan, bound } = runToEnd(model);
      if (least === null || least === Number.POSITIVE_INFINITY) {
        expect(plan.clusterOf.every((cluster) => cluster === LEFT_OUT)).toBe(true);
        continue;
      }
      expect(plan.total).toBeCloseTo(least, 6);
      expect(bound ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(least + 1e-6);
      for (const members of clustersOf(plan.clusterOf)) {
        expect(isLegalCluster(model, members)).toBe(true);
      }
    }
  });

  it("ends with a legal plan and what it had proved, whenever it is stopped", () => {
    const model = drawModel(
      { ...PLAIN, minSchools: 2, maxSchools: 4, ceiling: 5 },
      seededRandom(2),
    );
    const least = leastTotal(model) ?? Number.NaN;
    for (let after = 0; after < 40; after += 3) {
      const { plan, bound } = runToEnd(model, after);
      for (const members of clustersOf(plan.clusterOf)) {
        expect(isLegalCluster(model, members)).toBe(true);
      }
      expect(plan.total).toBeGreaterThanOrEqual(least - 1e-6);
      expect(bound ?? 0).toBeLessThanOrEqual(least + 1e-6);
    }
  });

  it("makes the same plan for the same seed", () => {
    const model = drawModel({ ...PLAIN, pupilBounds: true }, seededRandom(4));
    const [first, second] = [runToEnd(model), runToEnd(model)];
    expect([...second.plan.clusterOf]).toEqual([...first.plan.clusterOf]);
    expect(second.bound).toBe(first.bound);
  });

  it("proves plans of large clusters too, by branching on hosts", () => {
    for (let seed = 1; seed <= 6; seed++) {
      const model = drawModel({ ...PLAIN, maxSchools: 30, pupilBounds: true }, seededRandom(seed));
      const least = leastTotal(model);
      if (least === null || least === Number.POSITIVE_INFINITY) continue;
      const { plan, bound } = runToEnd(model);
      expect(plan.total).toBeCloseTo(least, 6);
      expect(bound ?? 0).toBeGreaterThanOrEqual(least * (1 - 2e-6));
      expect(bound ?? 0).toBeLessThanOrEqual(least + 1e-6);
    }
  });
});

function runToEnd(model: ExactModel, stopAfter = Number.POSITIVE_INFINITY): ExactOutcome {
  const nobody = exactPlan(model, new Int32Array(model.size).fill(LEFT_OUT));
  const steps = hostSteps(model, nobody, hooksOf(1));
  for (let made = 0; ; made++) {
    const step = steps.next(made > stopAfter ? "user" : null);
    if (step.done) return step.value;
  }
}

function hooksOf(seed: number): ExactHooks {
  return { highs, now: () => 0, endsAt: 1, seed };
}
