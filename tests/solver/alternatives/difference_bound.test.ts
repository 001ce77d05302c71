import { beforeAll, describe, expect, it } from "vitest";
import { differenceBound } from "../../../src/solver/alternatives/difference_bound.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import type { ExactModel, ExactPlan } from "../../../src/solver/exact/model.ts";
import { planOfClusters } from "../../../src/solver/exact/model.ts";
import { allClusters, tangledModel, travelModel } from "../travel/made_models.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

/** Every plan of a model with its number of clusters, each item in one or none. */
function allPlans(model: ExactModel): readonly ExactPlan[] {
  const clusters = allClusters(model);
  const plans: ExactPlan[] = [];
  const place = (item: number, chosen: readonly (readonly number[])[]): void => {
    if (item === model.size) {
      if (chosen.length === model.clusters) plans.push(planOfClusters(model, chosen));
      return;
    }
    if (chosen.some((members) => members.includes(item))) {
      place(item + 1, chosen);
      return;
    }
    place(item + 1, chosen);
    for (const members of clusters) {
      if (members[0] !== item) continue;
      if (members.some((member) => chosen.flat().includes(member))) continue;
      place(item + 1, [...chosen, members]);
    }
  };
  place(0, []);
  return plans;
}

/** Pairs of schools together in one plan and not in the other, school by school. */
function naiveDifference(model: ExactModel, one: ExactPlan, other: ExactPlan): number {
  const schools = model.items.flatMap(({ urns }, item) => urns.map(() => item));
  let sum = 0;
  for (const [at, a] of schools.entries()) {
    for (const b of schools.slice(at + 1)) {
      const together = ({ clusterOf }: ExactPlan) =>
        clusterOf[a] !== -1 && clusterOf[a] === clusterOf[b];
      if (together(one) !== together(other)) sum++;
    }
  }
  return sum;
}

function boundOf(model: ExactModel, best: ExactPlan, most: number, weight: number): number | null {
  const steps = differenceBound(model, best, {
    highs,
    secondsLeft: () => 60,
    most,
    secondsPerPair: weight,
    near: [],
  });
  for (let step = steps.next(); ; step = steps.next(true)) if (step.done) return step.value;
}

describe("the bound on how far a plan can be from the best", () => {
  it("is never below the farthest of all plans, at any weight", () => {
    let bounded = 0;
    let reached = 0;
    const models = Array.from({ length: 36 }, (_, seed) =>
      seed % 6 === 0 ? tangledModel(seed + 1, 8) : travelModel(seed + 1),
    );
    for (const model of models) {
      if (model.clusters === null) continue;
      const plans = allPlans(model);
      const [first] = [...plans].sort((a, b) => a.total - b.total);
      if (first === undefined) continue;
      for (const share of [0.05, 0.4]) {
        const most = first.value * (1 + share);
        const differences = plans
          .filter(({ unplaced, value }) => unplaced <= first.unplaced && value <= most)
          .map((plan) => naiveDifference(model, first, plan));
        const farthest = Math.max(...differences);
        for (const weight of [3, 40, 400]) {
          const bound = boundOf(model, first, most, weight);
          if (bound === null) continue;
          bounded++;
          expect(bound).toBeGreaterThanOrEqual(farthest);
          if (bound === farthest) reached++;
        }
      }
    }
    expect(bounded).toBeGreaterThan(50);
    expect(reached).toBeGreaterThan(5);
  });
});
