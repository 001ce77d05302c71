import { describe, expect, it } from "vitest";
import type { ExactModel } from "../../../src/solver/exact/model.ts";
import { createHostProblem } from "../../../src/solver/host/host_problem.ts";
import { starHosts } from "../../../src/solver/host/star_hosts.ts";
import { dualsOfPlan, HostAscent } from "../../../src/solver/kernels/host_ascent.ts";
import { HostKnapsack } from "../../../src/solver/kernels/host_knapsack.ts";
import { HostLagrangean } from "../../../src/solver/kernels/host_lagrangean.ts";
import { openRulings } from "../../../src/solver/kernels/host_pricing.ts";
import { StarPricing } from "../../../src/solver/kernels/host_star_pricing.ts";
import { seededRandom } from "../../../src/solver/random.ts";
import { contractGraph, ROOT } from "../../../src/solver/travel/pricing_graph.ts";
import type { Draw } from "./made_models.ts";
import { drawModel, leastTotal, starCost, travelTo } from "./made_models.ts";

const DRAW: Draw = {
  size: 8,
  ceiling: 5,
  unreachable: 0.05,
  pupilBounds: false,
  sets: false,
  mayJoin: false,
  clusters: 2,
  minSchools: 3,
  maxSchools: 5,
};

describe("the bound on travel to hosts", () => {
  it("is, at any duals, no more than the best plan's total", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = seededRandom(seed);
      const model = drawModel({ ...DRAW, pupilBounds: seed % 2 === 0 }, random);
      const least = leastTotal(model) ?? Number.POSITIVE_INFINITY;
      const lagrangean = new HostLagrangean(createHostProblem(model));
      for (let tries = 0; tries < 20; tries++) {
        const duals = Float64Array.from({ length: model.size }, () => random() * 12 - 2);
        const bound = lagrangean.evaluate(duals, openRulings(lagrangean.problem));
        expect(bound).toBeLessThanOrEqual(least + 1e-9);
      }
    }
  });

  it("prices every host over all its partners, the farthest that a least size forces on it too", () => {
    const model = lineModel(40);
    const lagrangean = new HostLagrangean(createHostProblem(model));
    const duals = new Float64Array(model.size);
    lagrangean.evaluate(duals, openRulings(lagrangean.problem));
    for (let host = 0; host < model.size; host++) {
      const costs = Array.from({ length: model.size }, (_, item) => Math.abs(item - host))
        .filter((_, item) => item !== host)
        .sort((a, b) => a - b);
      const forced = costs.slice(0, 29).reduce((sum, each) => sum + each, 0);
      expect(lagrangean.price[host]).toBeCloseTo(forced, 9);
    }
  });

  it("rises by ascent to where whole hosts make it exact", () => {
    const model = drawModel({ ...DRAW, ceiling: 9, unreachable: 0 }, seededRandom(3));
    const least = leastTotal(model) ?? Number.NaN;
    const problem = createHostProblem(model);
    const none = new Int32Array(problem.size).fill(0);
    const start = dualsOfPlan(problem, Int32Array.of(0, 5), none);
    const ascent = new HostAscent(new HostLagrangean(problem), openRulings(problem), start, {
      target: least,
      iterations: 3000,
      step: 1,
      patience: 30,
    });
    ascent.advance(3000);
    expect(ascent.best.bound).toBeGreaterThan(0.9 * least);
    expect(ascent.best.bound).toBeLessThanOrEqual(least + 1e-9);
  });
});

describe("a knapsack of weights", () => {
  it("finds what trying every choice finds, between both bounds and with no most", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seededRandom(seed);
      const count = 1 + Math.floor(random() * 7);
      const knapsack = new HostKnapsack(8);
      knapsack.offered = count;
      for (let at = 0; at < count; at++) {
        knapsack.cost[at] = Math.floor(random() * 21) - 12;
        knapsack.weight[at] = Math.floor(random() * 6);
      }
      const low = Math.floor(random() * 8);
      const high = seed % 3 === 0 ? Number.POSITIVE_INFINITY : low + Math.floor(random() * 8);
      let least = Number.POSITIVE_INFINITY;
      for (let choice = 0; choice < 1 << count; choice++) {
        const { cost, weight } = sumOf(knapsack, choice, count);
        if (weight >= low && weight <= high) least = Math.min(least, cost);
      }
      expect(knapsack.solve(low, high)).toBe(least);
      if (low === 0) expect(knapsack.quickBound(high)).toBeLessThanOrEqual(least);
      if (least === Number.POSITIVE_INFINITY) continue;
      const chosen = [...knapsack.chosen.subarray(0, knapsack.chosenCount)];
      const value = chosen.reduce((sum, at) => sum + (knapsack.cost[at] ?? 0), 0);
      expect(value).toBe(least);
    }
  });

  it("is a lower bound where weights are too many units for a table", () => {
    const knapsack = new HostKnapsack(3);
    knapsack.offered = 3;
    knapsack.cost.set([-5, -4, -3]);
    knapsack.weight.set([60_000.5, 50_000, 40_000]);
    expect(knapsack.solve(0, 100_000)).toBeLessThanOrEqual(-8);
    expect(knapsack.solve(0, 100_000)).toBeGreaterThanOrEqual(-9);
  });
});

describe("pricing clusters with their hosts", () => {
  it("finds the cheapest legal cluster under duals and cuts, and lists all below a limit", () => {
    for (let seed = 1; seed <= 25; seed++) {
      const random = seededRandom(seed);
      const model = drawModel(
        { ...DRAW, minSchools: 2, sets: seed % 2 === 0, maxSchools: 5 },
        random,
      );
      const contracted = contractGraph(model, ROOT);
      const pricing = new StarPricing(contracted.graph, starHosts(model, contracted));
      const rewards = Float64Array.from({ length: model.size }, () => random() * 8);
      const triples = [0, 1, 2, 1, 3, 4, 2, 4, 5];
      const penalties = [random() * 3, random() * 3, random() * 3];
      pricing.prepare(rewards, {
        triples: Int32Array.from(triples),
        penalties: Float64Array.from(penalties),
      });
      const legal = legalClusters(model);
      const worth = (members: readonly number[], host: number) =>
        travelTo(model, members, host) -
        members.reduce((sum, item) => sum + (rewards[item] ?? 0), 0) +
        penalties.reduce((sum, penalty, triple) => {
          const held = members.filter((item) =>
            triples.slice(3 * triple, 3 * triple + 3).includes(item),
          );
          return sum + (held.length >= 2 ? penalty : 0);
        }, 0);
      for (let rank = 0; rank < model.size; rank++) {
        const seedItem = pricing.seedAt(rank);
        const values = legal
          .filter((members) => members.includes(seedItem))
          .flatMap((members) =>
            [...model.hostItem.keys()]
              .filter((host) => model.hostItem[host] === seedItem)
              .map((host) => worth(members, host)),
          );
        expect(pricing.priceSeed(rank, 2)).toBeCloseTo(Math.min(2, ...values), 9);
        pricing.found.clear();
        expect(pricing.enumerateSeed(rank, 1, 1e6)).toBe(true);
        expect(pricing.found.count).toBe(values.filter((value) => value < 1).length);
        pricing.found.clear();
      }
    }
  });
});

function sumOf(knapsack: HostKnapsack, choice: number, count: number) {
  let cost = 0;
  let weight = 0;
  for (let at = 0; at < count; at++) {
    if (((choice >> at) & 1) === 0) continue;
    cost += knapsack.cost[at] ?? 0;
    weight += knapsack.weight[at] ?? 0;
  }
  return { cost, weight };
}

function legalClusters(model: ExactModel): readonly number[][] {
  const clusters: number[][] = [];
  for (let subset = 1; subset < 1 << model.size; subset++) {
    const members = [...Array(model.size).keys()].filter((item) => (subset >> item) & 1);
    const isAllowed = members.every((a) =>
      members.every((b) => a === b || model.allowed[a * model.size + b] === 1),
    );
    if (isAllowed && starCost(model, members) < Number.POSITIVE_INFINITY) clusters.push(members);
  }
  return clusters;
}

/** Schools a second apart along a road, in clusters of 30. */
function lineModel(size: number): ExactModel {
  const cost = Float64Array.from({ length: size * size }, (_, at) =>
    Math.abs(Math.floor(at / size) - (at % size)),
  );
  const urns = Array.from({ length: size }, (_, at) => String(100_001 + at));
  return {
    objective: "host",
    size,
    items: urns.map((urn) => ({ urns: [urn], mustPlace: true })),
    allowed: Uint8Array.from(cost, (each) => (each === 0 ? 0 : 1)),
    cost,
    internalCost: new Float64Array(size),
    schools: new Int32Array(size).fill(1),
    pupils: new Float64Array(size),
    mustPlace: new Uint8Array(size).fill(1),
    hostUrns: urns,
    hostItem: Int32Array.from(urns.keys()),
    hostCost: cost,
    limits: { minSchools: 30, maxSchools: 30, minPupils: 0, maxPupils: Number.POSITIVE_INFINITY },
    clusters: 1,
    leftOutCost: 10_000,
  };
}
