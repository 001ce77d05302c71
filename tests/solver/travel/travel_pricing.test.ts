import { describe, expect, it } from "vitest";
import type { ExactModel } from "../../../src/solver/exact/model.ts";
import { TravelPricing } from "../../../src/solver/kernels/travel_pricing.ts";
import type { TriplePenalties } from "../../../src/solver/kernels/triple_charges.ts";
import { seededRandom } from "../../../src/solver/random.ts";
import { pricedBranch, pricingPass } from "../../../src/solver/travel/column_generation.ts";
import { contractGraph, ROOT } from "../../../src/solver/travel/pricing_graph.ts";
import { allClusters, naiveCost, tangledModel, travelModel } from "./made_models.ts";

interface Prices {
  readonly rewards: Float64Array;
  readonly penalties: TriplePenalties;
}

function madePrices(model: ExactModel, seed: number): Prices {
  const random = seededRandom(seed);
  const rewards = Float64Array.from({ length: model.size }, () => 600 * random() - 60);
  const triples: number[] = [];
  for (let a = 0; a < model.size; a++) {
    for (let b = a + 1; b < model.size; b++) {
      for (let c = b + 1; c < model.size; c++) if (random() < 0.15) triples.push(a, b, c);
    }
  }
  const penalties = Float64Array.from({ length: triples.length / 3 }, () => 200 * random());
  return { rewards, penalties: { triples: Int32Array.from(triples), penalties } };
}

function naiveValue(model: ExactModel, members: readonly number[], prices: Prices): number {
  const { rewards, penalties } = prices;
  let value = naiveCost(model, members);
  for (const item of members)
    value -= (rewards[item] ?? Number.NaN) + (model.internalCost[item] ?? 0);
  penalties.penalties.forEach((penalty, at) => {
    const triple = penalties.triples.subarray(3 * at, 3 * at + 3);
    if (triple.filter((item) => members.includes(item)).length >= 2) value += penalty;
  });
  return value;
}

function foundBy(pricing: TravelPricing): { key: string; value: number }[] {
  const { count, starts, members, values } = pricing.found;
  return Array.from({ length: count }, (_, k) => ({
    key: [...members.subarray(starts[k], starts[k + 1])].sort((a, b) => a - b).join(),
    value: values[k] ?? Number.NaN,
  }));
}

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);

describe("pricing of travel clusters", () => {
  it("finds the least value of every seed, as trying every subset does", () => {
    for (const seed of SEEDS) {
      const model = travelModel(seed);
      const prices = madePrices(model, seed);
      const pricing = new TravelPricing(contractGraph(model, ROOT).graph);
      pricing.prepare(prices.rewards, prices.penalties);
      const order = Array.from({ length: model.size }, (_, rank) => pricing.seedAt(rank));
      const clusters = allClusters(model);
      for (const [rank, first] of order.entries()) {
        const later = new Set(order.slice(rank));
        const values = clusters
          .filter((members) => members.includes(first) && members.every((item) => later.has(item)))
          .map((members) => naiveValue(model, members, prices));
        const least = Math.min(50, ...values);
        expect(pricing.priceSeed(rank, 50), `seed ${seed}`).toBeCloseTo(least, 7);
      }
    }
  });

  it("lists every cluster below a value once, with its value", () => {
    for (const seed of SEEDS) {
      const model = travelModel(seed);
      const prices = madePrices(model, seed);
      const pricing = new TravelPricing(contractGraph(model, ROOT).graph);
      pricing.prepare(prices.rewards, prices.penalties);
      pricing.found.clear();
      for (let rank = 0; rank < model.size; rank++) {
        expect(pricing.enumerateSeed(rank, 100, 10_000)).toBe(true);
      }
      const expected = allClusters(model)
        .map((members) => ({ key: members.join(), value: naiveValue(model, members, prices) }))
        .filter(({ value }) => value < 100);
      const found = foundBy(pricing);
      expect(found.map(({ key }) => key).sort()).toEqual(expected.map(({ key }) => key).sort());
      const values = new Map(expected.map(({ key, value }) => [key, value]));
      for (const { key, value } of found)
        expect(value).toBeCloseTo(values.get(key) ?? Number.NaN, 7);
    }
  });

  it("says that it stopped listing at the limit", () => {
    const graph = {
      size: 8,
      cost: new Float64Array(64).fill(1),
      allowed: Uint8Array.from({ length: 64 }, (_, at) => (at % 9 === 0 ? 0 : 1)),
      schools: new Int32Array(8).fill(1),
      pupils: new Float64Array(8),
      minSchools: 1,
      maxSchools: 8,
      minPupils: 0,
      maxPupils: Number.POSITIVE_INFINITY,
    };
    const pricing = new TravelPricing(graph);
    const none = { triples: new Int32Array(0), penalties: new Float64Array(0) };
    pricing.prepare(new Float64Array(8), none);
    expect(pricing.enumerateSeed(0, 1000, 100)).toBe(false);
    pricing.found.clear();
    expect(pricing.enumerateSeed(0, 1000, 129)).toBe(true);
    expect(pricing.found.count).toBe(128);
  });

  it("keeps the prices of one search out of the next", () => {
    const model = travelModel(5);
    const prices = madePrices(model, 5);
    const pricing = new TravelPricing(contractGraph(model, ROOT).graph);
    const none = { triples: new Int32Array(0), penalties: new Float64Array(0) };
    const leastWithout = () => {
      pricing.prepare(prices.rewards, none);
      return Array.from({ length: model.size }, (_, rank) => pricing.priceSeed(rank, 0));
    };
    const before = leastWithout();
    pricing.prepare(prices.rewards, prices.penalties);
    for (let rank = 0; rank < model.size; rank++) pricing.priceSeed(rank, 0);
    expect(leastWithout()).toEqual(before);
  });

  it("proves nothing once it is late", () => {
    const model = { ...tangledModel(1, 40), limits: { ...tangledModel(1).limits, maxSchools: 8 } };
    const duals = {
      items: new Float64Array(40).fill(600),
      clusters: 0,
      cuts: new Float64Array(0),
    };
    const passed = (isLate: () => boolean) => {
      const steps = pricingPass(model, pricedBranch(model, ROOT, isLate), duals, []);
      let step = steps.next();
      while (step.done !== true) step = steps.next(true);
      return step.value;
    };
    expect(passed(() => true)).toBeNull();
    expect(passed(() => false)).not.toBeNull();
  });
});
