import { beforeAll, describe, expect, it } from "vitest";
import type { CertificateLeaf } from "../../../src/solver/exact/certificate.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import type { ExactModel, ExactPlan } from "../../../src/solver/exact/model.ts";
import { clustersOf, exactPlan, LEFT_OUT } from "../../../src/solver/exact/model.ts";
import type { ExactOutcome, ExactStep } from "../../../src/solver/exact/steps.ts";
import { travelSteps } from "../../../src/solver/travel/travel_steps.ts";
import {
  allClusters,
  leastTotal,
  naiveCost,
  naiveIsLegal,
  tangledModel,
  travelModel,
} from "./made_models.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

const SEEDS = Array.from({ length: 90 }, (_, i) => i + 1);

/** Any plan of `model` with the right count of clusters; `null` where there is none. */
function somePlan(model: ExactModel): ExactPlan | null {
  const clusters = allClusters(model);
  const from = (chosen: readonly (readonly number[])[], at: number): ExactPlan | null => {
    const wanted = model.clusters ?? 1;
    if (chosen.length === wanted) {
      const clusterOf = new Int32Array(model.size).fill(LEFT_OUT);
      chosen.forEach((members, cluster) => {
        for (const item of members) clusterOf[item] = cluster;
      });
      return exactPlan(model, clusterOf);
    }
    for (let next = at; next < clusters.length; next++) {
      const members = clusters[next] ?? [];
      if (chosen.flat().some((item) => members.includes(item))) continue;
      const plan = from([...chosen, members], next + 1);
      if (plan !== null) return plan;
    }
    return null;
  };
  return from([], 0);
}

interface Run {
  readonly outcome: ExactOutcome;
  readonly steps: readonly ExactStep[];
}

function run(model: ExactModel, incumbent: ExactPlan, stopAfter = Number.POSITIVE_INFINITY): Run {
  const hooks = { highs, now: () => 0, endsAt: 60, seed: 1 };
  const work = travelSteps(model, incumbent, hooks);
  const steps: ExactStep[] = [];
  let next = work.next(null);
  while (next.done !== true) {
    steps.push(next.value);
    next = work.next(steps.length > stopAfter ? "user" : null);
  }
  return { outcome: next.value, steps };
}

/** The bound that the leaf proves, after trying every legal cluster of it for a reduced cost below 0. */
function naiveLeafBound(model: ExactModel, leaf: CertificateLeaf): number {
  const itemOf = new Map(model.items.map(({ urns }, item) => [urns[0] ?? "", item]));
  const at = (urn: string) => itemOf.get(urn) ?? Number.NaN;
  const pairs = (list: CertificateLeaf["apart"]) => list.map(([a, b]) => [at(a), at(b)] as const);
  const duals = new Map(Object.entries(leaf.duals).map(([urn, dual]) => [at(urn), dual]));
  const cuts = leaf.cuts.map(({ urns, dual }) => ({ items: urns.map(at), dual }));
  const clustersDual = leaf.other.clusters ?? 0;
  for (const [item, dual] of duals) {
    const most = model.mustPlace[item] === 1 ? model.leftOutCost * (model.schools[item] ?? 1) : 0;
    expect(dual).toBeLessThanOrEqual(most);
  }
  for (const members of allClusters(model)) {
    if (pairs(leaf.apart).some(([a, b]) => members.includes(a) && members.includes(b))) continue;
    if (pairs(leaf.together).some(([a, b]) => members.includes(a) !== members.includes(b)))
      continue;
    let reduced = naiveCost(model, members) - clustersDual;
    for (const item of members) reduced -= duals.get(item) ?? 0;
    for (const { items, dual } of cuts) {
      expect(dual).toBeLessThanOrEqual(0);
      reduced -= dual * Math.floor(items.filter((item) => members.includes(item)).length / 2);
    }
    expect(reduced).toBeGreaterThanOrEqual(-1e-6);
  }
  let bound = (model.clusters ?? 0) * clustersDual;
  for (const dual of duals.values()) bound += dual;
  for (const { items, dual } of cuts) bound += dual * Math.floor(items.length / 2);
  return bound;
}

function expectLegalPlan(model: ExactModel, plan: ExactPlan): void {
  const clusters = clustersOf(plan.clusterOf);
  for (const members of clusters) expect(naiveIsLegal(model, members)).toBe(true);
  if (model.clusters !== null) expect(clusters.length).toBe(model.clusters);
  let total = 0;
  for (const members of clusters) total += naiveCost(model, members);
  plan.clusterOf.forEach((cluster, item) => {
    if (cluster !== LEFT_OUT || model.mustPlace[item] !== 1) return;
    total += model.leftOutCost * (model.schools[item] ?? 1);
  });
  expect(plan.total).toBeCloseTo(total, 6);
}

/** Fails unless the leaves prove the bound and cover every plan: each plan keeps the pairs of one of them. */
function expectProved(model: ExactModel, { bound, leaves }: ExactOutcome, least: number): void {
  if (bound === null) {
    expect(leaves).toEqual([]);
    return;
  }
  expect(bound).toBeLessThanOrEqual(least + 1e-6);
  const proved = Math.min(...leaves.map((leaf) => naiveLeafBound(model, leaf)));
  expect(proved).toBeGreaterThanOrEqual(bound - 1e-6 * Math.max(1, Math.abs(bound)));
  expectAllCases(leaves);
}

/** Fails unless every way of having or not having each named pair together keeps to one of the leaves. */
function expectAllCases(leaves: readonly CertificateLeaf[]): void {
  const keyed = leaves.map(({ together, apart }) => ({
    together: together.map((pair) => pair.join()),
    apart: apart.map((pair) => pair.join()),
  }));
  const pairs = [...new Set(keyed.flatMap(({ together, apart }) => [...together, ...apart]))];
  for (let choice = 0; choice < 2 ** pairs.length; choice++) {
    const chosen = new Set(pairs.filter((_, at) => (choice >> at) & 1));
    const isCovered = keyed.some(
      ({ together, apart }) =>
        together.every((pair) => chosen.has(pair)) && !apart.some((pair) => chosen.has(pair)),
    );
    expect(isCovered, `${[...chosen].join(" and ")} together`).toBe(true);
  }
}

describe("least travel", () => {
  it("is the optimum of every small model, with a bound that meets it and leaves that prove it", () => {
    for (const seed of SEEDS) {
      const model = travelModel(seed);
      const start = somePlan(model);
      if (start === null) continue;
      const { outcome } = run(model, start);
      const least = leastTotal(model);
      expect(outcome.plan.total, `seed ${seed}`).toBeCloseTo(least, 5);
      expectLegalPlan(model, outcome.plan);
      expect(outcome.bound, `seed ${seed}`).not.toBeNull();
      expect(outcome.bound ?? 0, `seed ${seed}`).toBeGreaterThanOrEqual(least - 1e-3);
      expectProved(model, outcome, least);
    }
  });

  it("is proved with cuts and with branching, where the relaxation alone does not do", () => {
    const outcomes = [13, 22, 38].map((seed) => {
      const model = tangledModel(seed);
      const alone = Int32Array.from({ length: 13 }, (_, item) => (item < 5 ? item : LEFT_OUT));
      const { outcome } = run(model, exactPlan(model, alone));
      const least = leastTotal(model);
      expectLegalPlan(model, outcome.plan);
      expect(outcome.plan.total).toBeCloseTo(least, 5);
      expect(outcome.bound).toBeGreaterThanOrEqual(least - 1e-3);
      expectProved(model, outcome, least);
      return outcome;
    });
    expect(outcomes.some(({ leaves }) => leaves.length > 1)).toBe(true);
    expect(outcomes.some(({ leaves }) => leaves.some(({ cuts }) => cuts.length > 0))).toBe(true);
  });

  it("ends with a legal plan and a true bound wherever it is stopped", () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const model = travelModel(seed);
      const start = somePlan(model);
      if (start === null) continue;
      const { outcome } = run(model, start, seed % 7);
      expectLegalPlan(model, outcome.plan);
      expect(outcome.plan.total).toBeLessThanOrEqual(start.total);
      expectProved(model, outcome, leastTotal(model));
    }
  });

  it("tells only plans that are better and bounds that are higher than before", () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const model = travelModel(seed);
      const start = somePlan(model);
      if (start === null) continue;
      let { total } = start;
      let highest = Number.NEGATIVE_INFINITY;
      for (const { plan, bound } of run(model, start).steps) {
        if (plan !== undefined) {
          expect(plan.total).toBeLessThan(total);
          total = plan.total;
        }
        if (bound === undefined) continue;
        expect(bound).toBeGreaterThan(highest);
        highest = bound;
      }
    }
  });

  it("gives the same outcome each time", () => {
    const model = travelModel(13);
    const start = somePlan(model);
    if (start === null) throw new Error("The model of seed 13 has no plan.");
    expect(run(model, start).outcome).toEqual(run(model, start).outcome);
  });
});
