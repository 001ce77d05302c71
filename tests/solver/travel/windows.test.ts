import { beforeAll, describe, expect, it } from "vitest";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import type { ExactModel, ExactPlan } from "../../../src/solver/exact/model.ts";
import { clustersOf, exactPlan, LEFT_OUT } from "../../../src/solver/exact/model.ts";
import { seededRandom } from "../../../src/solver/random.ts";
import { pricedBranch } from "../../../src/solver/travel/column_generation.ts";
import { improveWindows } from "../../../src/solver/travel/improve.ts";
import { TravelMaster } from "../../../src/solver/travel/master.ts";
import { ROOT } from "../../../src/solver/travel/pricing_graph.ts";
import { bestOfColumns } from "../../../src/solver/travel/restricted_master.ts";
import { solveCase } from "../../../src/solver/travel/solve_case.ts";
import { proveWindows } from "../../../src/solver/travel/window_proofs.ts";
import { windowAround } from "../../../src/solver/travel/windows.ts";
import type { OpenCase } from "../../../src/solver/travel/work.ts";
import { TravelWork } from "../../../src/solver/travel/work.ts";
import { naiveCost, naiveIsLegal } from "./made_models.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

const SCHOOLS = 120;
const CLUSTERS = 30;

/** 120 schools along a lane of 40 by 4 kilometres, a minute a kilometre, and the plan that takes them four by four as they come. */
function lane(): { readonly model: ExactModel; readonly plan: ExactPlan } {
  const random = seededRandom(7);
  const points = Array.from({ length: SCHOOLS }, () => [40 * random(), 4 * random()] as const).sort(
    ([a], [b]) => a - b,
  );
  const cost = Float64Array.from(points.flatMap((a) => points.map((b) => 60 * distance(a, b))));
  const model: ExactModel = {
    objective: "travel",
    size: SCHOOLS,
    items: points.map((_, item) => ({ urns: [`${1000 + item}`], mustPlace: true })),
    allowed: Uint8Array.from(cost, (seconds, at) =>
      seconds <= 600 && at % (SCHOOLS + 1) !== 0 ? 1 : 0,
    ),
    cost,
    internalCost: new Float64Array(SCHOOLS),
    schools: new Int32Array(SCHOOLS).fill(1),
    pupils: new Float64Array(SCHOOLS),
    mustPlace: new Uint8Array(SCHOOLS).fill(1),
    hostUrns: [],
    hostItem: new Int32Array(0),
    hostCost: new Float64Array(0),
    limits: { minSchools: 3, maxSchools: 6, minPupils: 0, maxPupils: Number.POSITIVE_INFINITY },
    clusters: CLUSTERS,
    leftOutCost: 10_000_000,
  };
  const plan = exactPlan(
    model,
    Int32Array.from(points, (_, item) => Math.floor(item / 4)),
  );
  return { model, plan };
}

function distance(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function finish<T>(steps: Generator<void, T, boolean>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next(true);
  return step.value;
}

function expectLegalPlan(model: ExactModel, plan: ExactPlan): void {
  const clusters = clustersOf(plan.clusterOf);
  expect(clusters.length).toBe(CLUSTERS);
  expect(clusters.flat().sort((a, b) => a - b)).toEqual(Array.from(model.items.keys()));
  expect(clusters.filter((members) => !naiveIsLegal(model, members))).toEqual([]);
  const total = clusters.reduce((sum, members) => sum + naiveCost(model, members), 0);
  expect(plan.total).toBeCloseTo(total, 5);
}

describe("windows of neighbouring clusters", () => {
  it("are whole clusters of the plan, the nearest ones, and none that is done", () => {
    const { model, plan } = lane();
    const done = new Uint8Array(SCHOOLS).fill(1, 0, 8);
    const window = windowAround(model, plan, 13, 3, done);
    expect(window.clusters).toBe(3);
    expect(window.items).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it("take in what is left out near them", () => {
    const { model, plan } = lane();
    const without = plan.clusterOf.map((cluster) => (cluster === 3 ? LEFT_OUT : cluster));
    const window = windowAround(model, exactPlan(model, without), 9, 2);
    expect(window.clusters).toBe(2);
    expect(window.items).toEqual(expect.arrayContaining([12, 13, 14, 15]));
  });

  it("make a plan better and keep it legal, and stop where they are told to", () => {
    const { model, plan } = lane();
    const master = new TravelMaster(highs, model, model.leftOutCost);
    try {
      const hooks = { highs, now: () => 0, endsAt: 60, seed: 1 };
      const work = new TravelWork(model, hooks, master, plan);
      const stopped = proveWindows(work);
      stopped.next();
      expect(stopped.next(false)).toEqual({ done: true, value: false });
      expect(work.bound).toBeNull();
      expect(finish(proveWindows(work))).toBe(true);
      expectLegalPlan(model, work.plan);
      expect(work.plan.total).toBeLessThan(0.95 * plan.total);
      const root: OpenCase = { branch: ROOT, legal: null };
      work.open.push(root);
      const priced = pricedBranch(model, ROOT);
      finish(solveCase(work, root, priced, null, { rounds: 0, leastProgress: 0 }));
      const before = work.plan.total;
      expect(finish(improveWindows(work, root))).toBe(true);
      expectLegalPlan(model, work.plan);
      expect(work.plan.total).toBeLessThanOrEqual(before);
      expect(work.plan.total).toBeGreaterThanOrEqual((work.bound ?? 0) - 1e-6);
      expect(work.plan.total).toBeLessThan(1.03 * (work.bound ?? 0));
    } finally {
      master.dispose();
    }
  });
});

describe("the restricted master", () => {
  it("gives nothing where its time is up at once, and never a bound", () => {
    const { model, plan } = lane();
    const columns = clustersOf(plan.clusterOf).map((members) => ({
      members,
      cost: naiveCost(model, members),
    }));
    const items = Array.from(model.items.keys());
    const found = bestOfColumns(highs, model, plan, {
      items,
      clusters: CLUSTERS,
      columns,
      cuts: [],
      seconds: 0,
      nodes: 1,
    });
    expect(found).toBeNull();
  });
});
