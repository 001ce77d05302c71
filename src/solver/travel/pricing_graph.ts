import type { ExactModel } from "../exact/model.ts";
import type { GraphPrices, PricingGraph } from "../kernels/travel_pricing.ts";

/** Two items of the model. */
export type ItemPair = readonly [a: number, b: number];

/** A case of the model: some pairs of items share a cluster, some do not. The root has none. */
export interface Branch {
  readonly together: readonly ItemPair[];
  readonly apart: readonly ItemPair[];
}

export const ROOT: Branch = { together: [], apart: [] };

/** A branch as a graph whose items are contracted: what shares a cluster anyway is one. */
export interface ContractedGraph {
  readonly graph: PricingGraph;
  /** The model's items in each item of the graph, ascending. */
  readonly itemsOf: readonly (readonly number[])[];
  /** The item of the graph that each of the model's is in. */
  readonly contractedOf: Int32Array;
  /** Cost inside each item of the graph. */
  readonly internalCost: Float64Array;
}

/** The graph of `branch`. What may not share a cluster although it must becomes too large for any. O(n²). */
export function contractGraph(model: ExactModel, branch: Branch): ContractedGraph {
  const contractedOf = contractionOf(model.size, branch.together);
  const size = contractedOf.reduce((most, at) => Math.max(most, at + 1), 0);
  const itemsOf: number[][] = Array.from({ length: size }, () => []);
  contractedOf.forEach((at, item) => {
    itemsOf[at]?.push(item);
  });
  const cost = new Float64Array(size * size);
  const allowed = new Uint8Array(size * size).fill(1);
  const internalCost = new Float64Array(size);
  const schools = new Int32Array(size);
  const pupils = new Float64Array(size);
  const impossible = new Set<number>();
  for (let a = 0; a < size; a++) allowed[a * size + a] = 0;
  for (let a = 0; a < model.size; a++) {
    const atA = contractedOf[a] ?? 0;
    internalCost[atA] = (internalCost[atA] ?? 0) + (model.internalCost[a] ?? 0);
    schools[atA] = (schools[atA] ?? 0) + (model.schools[a] ?? 0);
    pupils[atA] = (pupils[atA] ?? 0) + (model.pupils[a] ?? 0);
    for (let b = 0; b < model.size; b++) {
      if (b === a) continue;
      const atB = contractedOf[b] ?? 0;
      const pair = model.cost[a * model.size + b] ?? 0;
      if (atA !== atB) {
        const at = atA * size + atB;
        cost[at] = (cost[at] ?? 0) + pair;
        if (model.allowed[a * model.size + b] !== 1) allowed[at] = 0;
      } else if (model.allowed[a * model.size + b] !== 1) impossible.add(atA);
      else if (a < b) internalCost[atA] = (internalCost[atA] ?? 0) + pair;
    }
  }
  for (const [a, b] of branch.apart) {
    const atA = contractedOf[a] ?? 0;
    const atB = contractedOf[b] ?? 0;
    if (atA === atB) impossible.add(atA);
    allowed[atA * size + atB] = allowed[atB * size + atA] = 0;
  }
  for (const at of impossible) schools[at] = model.limits.maxSchools + 1;
  const { minSchools, maxSchools, minPupils, maxPupils } = model.limits;
  return {
    graph: {
      size,
      cost,
      allowed,
      schools,
      pupils,
      minSchools,
      maxSchools,
      minPupils,
      maxPupils,
      prices: contractedPrices(model, itemsOf),
    },
    itemsOf,
    contractedOf,
    internalCost,
  };
}

/** Items that are together only in this branch are still to be joined up by neighbours, so that theirs are looked at one by one. */
function contractedPrices(
  { size, prices }: ExactModel,
  itemsOf: readonly (readonly number[])[],
): GraphPrices | null {
  if (prices == null) return null;
  if (itemsOf.length === size) return prices;
  const inside = new Int32Array(size);
  return {
    price(members, count) {
      let held = 0;
      for (let k = 0; k < count; k++) {
        for (const item of itemsOf[members[k] ?? 0] ?? []) inside[held++] = item;
      }
      return prices.price(inside, held);
    },
  };
}

function contractionOf(size: number, together: readonly ItemPair[]): Int32Array {
  const parent = Int32Array.from({ length: size }, (_, item) => item);
  const rootOf = (item: number): number => {
    let at = item;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  for (const [a, b] of together) {
    const [first, second] = [rootOf(a), rootOf(b)].sort((x, y) => x - y);
    if (first !== undefined && second !== undefined) parent[second] = first;
  }
  const contracted = new Int32Array(size).fill(-1);
  let count = 0;
  for (let item = 0; item < size; item++) {
    const root = rootOf(item);
    if (root === item) contracted[item] = count++;
    contracted[item] = contracted[root] ?? 0;
  }
  return contracted;
}
