import type { Random } from "../random.ts";
import type { Clustering } from "./clustering.ts";
import { POOL } from "./clustering.ts";

/** A stretch of a clustering that was taken apart: its schools, and the slot each was in. */
export interface Ruin {
  readonly schools: Int32Array;
  readonly slots: Int32Array;
}

const MOST_CLUSTERS = 4;
const MOST_POOLED = 12;
const LOOK_AROUND = 10;
/** How often a place from anywhere is taken in too, so that a cluster can close here and open there. */
const FAR_AWAY = 0.1;

/**
 * Takes apart two to four neighbouring clusters around a random school, with the unplaced schools near it, and puts
 * them together again greedily around new seeds, with one cluster fewer or more now and then (Schrimpf, Schneider,
 * Stamm-Wilbrandt & Dueck 2000, "Record breaking optimization results using the ruin and recreate principle").
 * Returns what was taken apart; `undo` puts it back.
 */
export function rebuild(clustering: Clustering, random: Random): Ruin {
  const { problem } = clustering;
  const centre = Math.floor(random() * problem.size);
  const ruin = takeApart(clustering, centre, random);
  const freed = [...new Set(ruin.slots)].filter((slot) => slot !== POOL);
  const drawn = random();
  const fewer = clustering.kind === "fewest" ? 0.6 : 0.15;
  const wanted = Math.max(1, freed.length + (drawn < fewer ? -1 : drawn < fewer + 0.15 ? 1 : 0));
  while (freed.length < wanted) {
    const empty = emptySlot(clustering, freed);
    if (empty === POOL) break;
    freed.push(empty);
  }
  freed.length = Math.min(freed.length, wanted);
  plantSeeds(clustering, ruin.schools, freed, random);
  for (const school of shuffled(ruin.schools, random)) {
    if (clustering.slotOf[school] === POOL) joinCheapest(clustering, school, freed);
  }
  return ruin;
}

/** Puts back what `rebuild` took apart. */
export function undo(clustering: Clustering, ruin: Ruin): void {
  for (const school of ruin.schools) {
    if (clustering.slotOf[school] !== POOL) clustering.leave(school);
  }
  ruin.schools.forEach((school, at) => {
    const slot = ruin.slots[at]!;
    if (slot !== POOL) clustering.join(school, slot);
  });
}

function takeApart(clustering: Clustering, centre: number, random: Random): Ruin {
  const { problem, slotOf, members, count, capacity } = clustering;
  const wanted = 2 + Math.floor(random() * (MOST_CLUSTERS - 1));
  const slots: number[] = [];
  const pooled: number[] = [];
  const consider = (school: number) => {
    const slot = slotOf[school]!;
    if (slot === POOL) {
      if (pooled.length < MOST_POOLED && !pooled.includes(school)) pooled.push(school);
    } else if (!slots.includes(slot)) slots.push(slot);
  };
  consider(centre);
  const partners = problem.partners[centre]!;
  for (let at = 0; at < partners.length && slots.length < wanted; at++) consider(partners[at]!);
  if (random() < FAR_AWAY) {
    const elsewhere = Math.floor(random() * problem.size);
    consider(elsewhere);
    for (const partner of problem.partners[elsewhere]!.subarray(0, LOOK_AROUND)) {
      if (slotOf[partner] === POOL) consider(partner);
    }
  }
  const schools = [...pooled];
  for (const slot of slots) {
    for (let at = 0; at < count[slot]!; at++) schools.push(members[slot * capacity + at]!);
  }
  const ruin = {
    schools: Int32Array.from(schools),
    slots: Int32Array.from(schools, (school) => slotOf[school]!),
  };
  for (const school of schools) if (slotOf[school] !== POOL) clustering.leave(school);
  return ruin;
}

/** One school for each slot: the first at random, each next one far from those before. */
function plantSeeds(
  clustering: Clustering,
  schools: Int32Array,
  slots: readonly number[],
  random: Random,
): void {
  const { problem } = clustering;
  const nearestSeed = new Float64Array(schools.length).fill(Number.MAX_VALUE);
  let seedAt = Math.floor(random() * schools.length);
  for (const slot of slots) {
    const seed = schools[seedAt]!;
    if (clustering.slotOf[seed] !== POOL) return;
    clustering.join(seed, slot);
    let farthest = -1;
    for (let at = 0; at < schools.length; at++) {
      const cost = Math.min(problem.cost[seed * problem.size + schools[at]!]!, Number.MAX_VALUE);
      if (cost < nearestSeed[at]!) nearestSeed[at] = cost;
      if (clustering.slotOf[schools[at]!] !== POOL) continue;
      const farness = nearestSeed[at]! * (0.4 + random());
      if (farness > farthest) {
        farthest = farness;
        seedAt = at;
      }
    }
  }
}

/** Joins `school` to the cheapest of `slots` and the clusters around it; to none where that is cheaper. */
export function joinCheapest(
  clustering: Clustering,
  school: number,
  slots: readonly number[],
): boolean {
  let best = POOL;
  let least = 0;
  const consider = (slot: number) => {
    if (!clustering.fits(school, slot, POOL)) return;
    const change = clustering.joinChange(school, slot);
    if (change < least) {
      least = change;
      best = slot;
    }
  };
  for (const slot of slots) consider(slot);
  const partners = clustering.problem.partners[school]!;
  for (let at = 0; at < partners.length && at < LOOK_AROUND; at++) {
    const slot = clustering.slotOf[partners[at]!]!;
    if (slot !== POOL) consider(slot);
  }
  if (best === POOL) {
    const empty = emptySlot(clustering, slots);
    if (empty !== POOL) consider(empty);
  }
  if (best === POOL) return false;
  clustering.join(school, best);
  return true;
}

/** The first slot that holds nobody and is not among `besides`; `POOL` when there is none. */
export function emptySlot(clustering: Clustering, besides: readonly number[]): number {
  if (clustering.open === clustering.slots) return POOL;
  for (let slot = 0; slot < clustering.slots; slot++) {
    if (clustering.count[slot] === 0 && !besides.includes(slot)) return slot;
  }
  return POOL;
}

function shuffled(schools: Int32Array, random: Random): Int32Array {
  const order = schools.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
}
