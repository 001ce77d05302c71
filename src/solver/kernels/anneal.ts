import type { Random } from "../random.ts";
import type { Clustering } from "./clustering.ts";
import { POOL } from "./clustering.ts";
import type { Incumbent } from "./incumbent.ts";
import { rebuild, undo } from "./rebuild.ts";

/** One move in so many is a rebuild of a few clusters. */
const REBUILD_EVERY = 60;
const NEAREST_PARTNERS = 32;

/** The temperatures between which a stretch of annealing cools, in the units of the objective. */
export interface Cooling {
  readonly from: number;
  readonly to: number;
}

/**
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) of `clustering` for `moves` moves, at one temperature: one
 * school joins the cluster of a near partner, or changes places with one of its members, and now and then a few
 * clusters are rebuilt. Every new best goes into `incumbent`.
 */
export function anneal(
  clustering: Clustering,
  incumbent: Incumbent,
  temperature: number,
  moves: number,
  random: Random,
): void {
  for (let move = 0; move < moves; move++) {
    const accepted =
      move % REBUILD_EVERY === 0
        ? tryRebuild(clustering, temperature, random)
        : tryMove(clustering, temperature, random);
    if (accepted) incumbent.consider(clustering);
  }
}

function tryMove(clustering: Clustering, temperature: number, random: Random): boolean {
  const { problem, slotOf, count, members, capacity } = clustering;
  const school = Math.floor(random() * problem.size);
  const partners = problem.partners[school]!;
  const drawn = random();
  const nearest = Math.min(partners.length, NEAREST_PARTNERS);
  if (nearest === 0) return tryAlone(clustering, school, temperature, random);
  const partner = partners[Math.floor(drawn * drawn * nearest)]!;
  const from = slotOf[school]!;
  const to = slotOf[partner]!;
  if (to === POOL || from === to) return false;
  if (random() < 0.5) return tryJoin(clustering, school, to, temperature, random);
  const leaver = members[to * capacity + Math.floor(random() * count[to]!)]!;
  if (leaver === partner && count[to]! > 1) return false;
  if (!clustering.fits(school, to, leaver)) return false;
  if (from !== POOL && !clustering.fits(leaver, from, school)) return false;
  if (!accepts(clustering.swapChange(school, leaver), temperature, random)) return false;
  clustering.leave(leaver);
  if (from !== POOL) clustering.leave(school);
  clustering.join(school, to);
  if (from !== POOL) clustering.join(leaver, from);
  return true;
}

function tryJoin(
  clustering: Clustering,
  school: number,
  slot: number,
  temperature: number,
  random: Random,
): boolean {
  if (!clustering.fits(school, slot, POOL)) return false;
  const pooled = clustering.slotOf[school] === POOL;
  const change = pooled ? clustering.joinChange(school, slot) : clustering.moveChange(school, slot);
  if (!accepts(change, temperature, random)) return false;
  if (!pooled) clustering.leave(school);
  clustering.join(school, slot);
  return true;
}

/** A school without partners can only be a cluster of its own, or none. */
function tryAlone(
  clustering: Clustering,
  school: number,
  temperature: number,
  random: Random,
): boolean {
  if (clustering.slotOf[school] !== POOL) {
    if (!accepts(clustering.leaveChange(school), temperature, random)) return false;
    clustering.leave(school);
    return true;
  }
  if (clustering.open === clustering.slots) return false;
  const slot = clustering.count.indexOf(0);
  return tryJoin(clustering, school, slot, temperature, random);
}

function tryRebuild(clustering: Clustering, temperature: number, random: Random): boolean {
  const before = clustering.energy();
  const ruin = rebuild(clustering, random);
  if (accepts(clustering.energy() - before, temperature, random)) return true;
  undo(clustering, ruin);
  return false;
}

function accepts(change: number, temperature: number, random: Random): boolean {
  return change <= 0 || random() < Math.exp(-change / temperature);
}
