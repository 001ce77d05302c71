import type { Random } from "../random.ts";
import type { HostRegion } from "./host_region.ts";
import { emptyRegion, shuffle } from "./host_region.ts";
import type { HostState } from "./host_state.ts";
import { NO_SLOT } from "./host_state.ts";

/** How often a slot is left empty where the count of clusters is free. */
const LEFT_EMPTY = 0.25;

/** How a region is put together again. */
export type RebuildKind = "new-hosts" | "one-host" | "same-hosts";

/**
 * Empties a region and fills it anew (ruin and recreate; Schrimpf et al. 2000): with hosts drawn afresh, with one host
 * exchanged for another item (the interchange of Teitz & Bart 1968), or with the same hosts and another order.
 */
export function rebuildRegion(
  state: HostState,
  region: HostRegion,
  kind: RebuildKind,
  random: Random,
): void {
  emptyRegion(state, region);
  if (kind === "new-hosts") drawHosts(state, region, random);
  else {
    if (kind === "one-host") exchangeHost(state, region, random);
    for (const slot of region.slots) {
      const host = state.hostOf[slot]!;
      const item = host < 0 ? -1 : state.problem.hostItem[host]!;
      if (item >= 0 && state.slotOf[item] === NO_SLOT) state.join(item, slot);
    }
  }
  fillRegion(state, region, random);
}

/** One host for each slot: the first at random, each next one likelier the farther it is from those before. */
export function drawHosts(state: HostState, region: HostRegion, random: Random): void {
  const { problem } = state;
  const { items, slots } = region;
  const nearest = new Float64Array(items.length).fill(1);
  for (const [nth, slot] of slots.entries()) {
    const isLeft = problem.clusters === null && nth > 0 && random() < LEFT_EMPTY;
    const drawn = isLeft ? -1 : drawWeighted(state, items, nearest, random);
    const host = drawn < 0 ? -1 : state.problem.firstHost[items[drawn]!]!;
    state.hostOf[slot] = host;
    if (drawn < 0) continue;
    state.join(items[drawn]!, slot);
    for (let at = 0; at < items.length; at++) {
      const cost = Math.min(problem.hostCost[host * problem.size + items[at]!]!, 1e9) + 1e-6;
      if (nth === 0 || cost < nearest[at]!) nearest[at] = cost;
    }
  }
}

/** An index of `items` not in a slot, drawn by the weights; −1 where there is none. */
function drawWeighted(
  state: HostState,
  items: Int32Array,
  weights: Float64Array,
  random: Random,
): number {
  let total = 0;
  for (let at = 0; at < items.length; at++) {
    if (state.slotOf[items[at]!] === NO_SLOT) total += weights[at]!;
  }
  let left = random() * total;
  let last = -1;
  for (let at = 0; at < items.length; at++) {
    if (state.slotOf[items[at]!] !== NO_SLOT) continue;
    last = at;
    left -= weights[at]!;
    if (left < 0) break;
  }
  return last;
}

function exchangeHost(state: HostState, region: HostRegion, random: Random): void {
  const { slots, items } = region;
  const slot = slots[Math.floor(random() * slots.length)]!;
  const item = items[Math.floor(random() * items.length)]!;
  const { firstHost, hostItem } = state.problem;
  const taken = slots.some((other) => hostItem[state.hostOf[other]!] === item);
  if (!taken) state.hostOf[slot] = firstHost[item]!;
}

/** Puts a region's items, those that lose most by a second choice first, each into its cheapest slot. */
export function fillRegion(state: HostState, region: HostRegion, random: Random): void {
  const { items, slots } = region;
  const order = items.filter((item) => state.slotOf[item] === NO_SLOT);
  shuffle(order, random);
  const regret = new Map<number, number>();
  for (const item of order) regret.set(item, regretOf(state, slots, item) * (0.5 + random()));
  order.sort((a, b) => regret.get(b)! - regret.get(a)!);
  for (const item of order) {
    let best = NO_SLOT;
    let least = state.problem.mustPlace[item] === 1 ? Number.POSITIVE_INFINITY : 0;
    for (const slot of slots) {
      if (state.count[slot] === 0 || !state.admits(item, slot, -1)) continue;
      const change = state.shiftChange(item, slot);
      if (change < least) {
        least = change;
        best = slot;
      }
    }
    if (best !== NO_SLOT) state.join(item, best);
  }
}

function regretOf(state: HostState, slots: readonly number[], item: number): number {
  let first = 1e9;
  let second = 1e9;
  for (const slot of slots) {
    if (state.count[slot] === 0) continue;
    const cost = state.costIn(item, slot);
    if (cost < first) {
      second = first;
      first = cost;
    } else if (cost < second) second = cost;
  }
  return second - first;
}
