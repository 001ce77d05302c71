import type { Random } from "../random.ts";
import type { HostState } from "./host_state.ts";
import { NO_SLOT } from "./host_state.ts";

/** A few neighbouring slots with their items and the unplaced ones near by, as they were before they are worked on. */
export interface HostRegion {
  readonly slots: readonly number[];
  readonly items: Int32Array;
  readonly slotsBefore: Int32Array;
  readonly hostsBefore: Int32Array;
}

const MOST_UNPLACED = 12;
const ROUNDING = 1e-9;
const MOST_PASSES = 30;
const MOST_TO_SWAP = 500;

/** The slots nearest to `centre`, up to `wanted`, and what is in them; with an empty one where the count of clusters is free. */
export function regionAround(state: HostState, centre: number, wanted: number): HostRegion {
  const { problem, slotOf, members, count, capacity } = state;
  const slots: number[] = [];
  const items: number[] = [];
  const consider = (item: number) => {
    const slot = slotOf[item]!;
    if (slot === NO_SLOT) {
      if (items.length < MOST_UNPLACED) items.push(item);
    } else if (slots.length < wanted && !slots.includes(slot)) slots.push(slot);
  };
  consider(centre);
  const host = problem.firstHost[centre]!;
  const end = problem.start[host + 1]!;
  for (let at = problem.start[host]!; at < end && slots.length < wanted; at++) {
    consider(problem.partner[at]!);
  }
  for (const slot of slots) {
    for (let at = 0; at < count[slot]!; at++) items.push(members[slot * capacity + at]!);
  }
  if (problem.clusters === null && items.length > 0) {
    const empty = count.indexOf(0);
    if (empty >= 0) slots.push(empty);
  }
  return regionOf(state, slots, items);
}

/** The region of every slot and item. */
export function wholeRegion(state: HostState): HostRegion {
  return regionOf(
    state,
    Array.from({ length: state.slots }, (_, slot) => slot),
    Array.from({ length: state.problem.size }, (_, item) => item),
  );
}

function regionOf(state: HostState, slots: number[], items: number[]): HostRegion {
  return {
    slots,
    items: Int32Array.from(items),
    slotsBefore: Int32Array.from(items, (item) => state.slotOf[item]!),
    hostsBefore: Int32Array.from(slots, (slot) => state.hostOf[slot]!),
  };
}

/** Cost and penalties of a region, its unplaced items included. */
export function regionEnergy(state: HostState, region: HostRegion): number {
  let sum = 0;
  for (const slot of region.slots) sum += state.energyOf(slot);
  for (const item of region.items) {
    if (state.slotOf[item] === NO_SLOT) sum += state.costIn(item, NO_SLOT);
  }
  return sum;
}

/** Takes every item of a region out of its slot. */
export function emptyRegion(state: HostState, region: HostRegion): void {
  for (const item of region.items) if (state.slotOf[item] !== NO_SLOT) state.leave(item);
}

/** Puts a region back as it was. */
export function restoreRegion(state: HostState, region: HostRegion): void {
  emptyRegion(state, region);
  region.slots.forEach((slot, at) => {
    state.hostOf[slot] = region.hostsBefore[at]!;
  });
  region.items.forEach((item, at) => {
    if (region.slotsBefore[at] !== NO_SLOT) state.join(item, region.slotsBefore[at]!);
  });
}

/**
 * Lowers the energy of a region until no item gains by another slot of it, no two gain by changing places, and every
 * slot has its cheapest host (location–allocation, Cooper 1964, with the swaps of Osman & Christofides 1994).
 */
export function settleRegion(state: HostState, region: HostRegion, random: Random): void {
  const order = region.items.slice();
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    shuffle(order, random);
    let gained = 0;
    for (const item of order) gained += tryShift(state, region.slots, item);
    if (!(gained > ROUNDING) && order.length <= MOST_TO_SWAP) {
      for (const item of order) {
        gained += trySwap(state, region.slots, item) + tryTakePlace(state, region.slots, item);
      }
    }
    for (const slot of region.slots) {
      const better = state.improveHost(slot);
      if (better > ROUNDING) gained += better;
    }
    if (!(gained > ROUNDING)) return;
  }
}

/** Moves `item` to the slot of `slots`, or none, that lowers the energy most; returns by how much. */
function tryShift(state: HostState, slots: readonly number[], item: number): number {
  const from = state.slotOf[item]!;
  if (state.isHost(item)) return 0;
  let best = from;
  let least = -ROUNDING;
  for (const slot of slots) {
    if (slot === from || state.count[slot] === 0) continue;
    const change = state.shiftChange(item, slot);
    if (change < least && state.admits(item, slot, -1)) {
      least = change;
      best = slot;
    }
  }
  if (from !== NO_SLOT && state.problem.mustPlace[item] === 0) {
    const change = state.shiftChange(item, NO_SLOT);
    if (change < least) {
      least = change;
      best = NO_SLOT;
    }
  }
  if (best === from) return 0;
  if (from !== NO_SLOT) state.leave(item);
  if (best !== NO_SLOT) state.join(item, best);
  return -least;
}

/**
 * Lets `item` change places with the one of the region's that lowers the energy most; returns by how much. One of the two
 * must be nearer to its new host, or the slot that `item` leaves too large or small: else nothing is gained.
 */
function trySwap(state: HostState, slots: readonly number[], item: number): number {
  const from = state.slotOf[item]!;
  if (from === NO_SLOT || state.isHost(item)) return 0;
  const cost = state.costIn(item, from);
  const broken = state.penaltyOf(from) > 0;
  let best = -1;
  let least = -ROUNDING;
  for (const slot of slots) {
    if (slot === from || state.count[slot] === 0) continue;
    if (!broken && state.costIn(item, slot) >= cost) continue;
    const start = slot * state.capacity;
    for (let at = start; at < start + state.count[slot]!; at++) {
      const other = state.members[at]!;
      const change = state.swapChange(item, other);
      if (!(change < least) || state.isHost(other)) continue;
      if (!state.admits(item, slot, other) || !state.admits(other, from, item)) continue;
      least = change;
      best = other;
    }
  }
  if (best < 0) return 0;
  const to = state.slotOf[best]!;
  state.leave(item);
  state.leave(best);
  state.join(best, from);
  state.join(item, to);
  return -least;
}

/** Lets an unplaced item take the place of one of the region's that costs less to leave out; returns the gain. */
function tryTakePlace(state: HostState, slots: readonly number[], item: number): number {
  if (state.slotOf[item] !== NO_SLOT) return 0;
  let best = -1;
  let least = -ROUNDING;
  for (const slot of slots) {
    const start = slot * state.capacity;
    for (let at = start; at < start + state.count[slot]!; at++) {
      const other = state.members[at]!;
      const change = state.swapChange(other, item);
      if (!(change < least) || state.isHost(other) || !state.admits(item, slot, other)) continue;
      least = change;
      best = other;
    }
  }
  if (best < 0) return 0;
  const slot = state.slotOf[best]!;
  state.leave(best);
  state.join(item, slot);
  return -least;
}

/** Puts the numbers of `order` into an order drawn from `random` (Fisher–Yates; Durstenfeld 1964). */
export function shuffle(order: Int32Array, random: Random): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
}
