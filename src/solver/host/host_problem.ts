import type { ExactModel } from "../exact/model.ts";
import { costOfLeavingOut } from "../exact/model.ts";

/**
 * A model for `host` as a capacitated p-median problem: hosts in the order of their items, and the partners of each.
 * Hosts are numbered anew; `urnNumber` has each one's number in `model.hostUrns`.
 */
export interface HostProblem extends ExactModel {
  readonly hosts: number;
  readonly urnNumber: Int32Array;
  /** Hosts of item i are `[firstHost[i], firstHost[i + 1])`. */
  readonly firstHost: Int32Array;
  /** Partners of host h, cheapest first, at `[start[h], start[h + 1])` of `partner` and `partnerCost`; not its own item. */
  readonly start: Int32Array;
  readonly partner: Int32Array;
  readonly partnerCost: Float64Array;
  /** What leaving out each item costs. */
  readonly outCost: Float64Array;
  readonly totalSchools: number;
  /** Whether any two items may not share a cluster. */
  readonly ceilingBinds: boolean;
  /** Whether each item is one school. */
  readonly single: boolean;
  /** Whether a bound on pupils can bind. */
  readonly pupilsBind: boolean;
}

/** `model` with its hosts and their partners in order: every partner that is allowed, near or far. O(n² log n). */
export function createHostProblem(model: ExactModel): HostProblem {
  const { size, pupils, schools, limits } = model;
  const urnNumber = hostOrder(model);
  const hosts = urnNumber.length;
  const hostItem = Int32Array.from(urnNumber, (number) => model.hostItem[number] ?? 0);
  const hostCost = inOrder(model, urnNumber);
  const firstHost = new Int32Array(size + 1);
  for (const item of hostItem) firstHost[item + 1] = (firstHost[item + 1] ?? 0) + 1;
  for (let item = 0; item < size; item++) {
    firstHost[item + 1] = (firstHost[item + 1] ?? 0) + (firstHost[item] ?? 0);
  }
  const partners = partnersOf(model, hostItem, hostCost);
  const total = pupils.reduce((sum, each) => sum + each, 0);
  return {
    ...model,
    hostItem,
    hostCost,
    hosts,
    urnNumber,
    firstHost,
    ...partners,
    outCost: Float64Array.from(model.items, (_, item) => costOfLeavingOut(model, item)),
    totalSchools: schools.reduce((sum, each) => sum + each, 0),
    ceilingBinds: partners.partner.length < hosts * (size - 1),
    single: schools.every((count) => count === 1),
    pupilsBind: limits.minPupils > 0 || limits.maxPupils < total,
  };
}

function hostOrder(model: ExactModel): Int32Array {
  return Int32Array.from(model.hostItem.keys()).sort(
    (a, b) => (model.hostItem[a] ?? 0) - (model.hostItem[b] ?? 0) || a - b,
  );
}

function inOrder(model: ExactModel, urnNumber: Int32Array): Float64Array {
  const { size } = model;
  if (urnNumber.every((number, host) => number === host)) return model.hostCost;
  const hostCost = new Float64Array(urnNumber.length * size);
  urnNumber.forEach((number, host) => {
    hostCost.set(model.hostCost.subarray(number * size, (number + 1) * size), host * size);
  });
  return hostCost;
}

function partnersOf(
  model: ExactModel,
  hostItem: Int32Array,
  hostCost: Float64Array,
): Pick<HostProblem, "start" | "partner" | "partnerCost"> {
  const { size, allowed } = model;
  const start = new Int32Array(hostItem.length + 1);
  const rows: Int32Array[] = [];
  hostItem.forEach((own, host) => {
    const row: number[] = [];
    for (let item = 0; item < size; item++) if (allowed[own * size + item] === 1) row.push(item);
    const cost = hostCost.subarray(host * size, (host + 1) * size);
    row.sort((a, b) => (cost[a] ?? 0) - (cost[b] ?? 0) || a - b);
    rows.push(Int32Array.from(row));
    start[host + 1] = (start[host] ?? 0) + row.length;
  });
  const partner = new Int32Array(start[hostItem.length] ?? 0);
  const partnerCost = new Float64Array(partner.length);
  rows.forEach((row, host) => {
    const from = start[host] ?? 0;
    partner.set(row, from);
    row.forEach((item, at) => {
      partnerCost[from + at] = hostCost[host * size + item] ?? 0;
    });
  });
  return { start, partner, partnerCost };
}
