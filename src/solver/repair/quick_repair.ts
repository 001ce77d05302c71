import { costBetween, mayShare } from "../problem.ts";
import type { RepairModel } from "./repair_model.ts";
import { mayEnter, movesInto, NOWHERE } from "./repair_model.ts";
import type { Placement } from "./slots.ts";
import { isFilled, isRoomy, mayJoin, sizeOf } from "./slots.ts";

/**
 * A legal placement, found at once, to start from: what is at fault leaves its cluster, goes where there is room, and
 * clusters that are then too small are dissolved. Where it is to `finish`, what was in no cluster goes where there is room too.
 */
export function quickRepair(model: RepairModel, finish: boolean): Placement {
  const members = startMembers(model);
  for (const [slot, own] of members.entries()) {
    while (!isPeaceful(model, slot, own)) own.splice(mostTroublesome(model, slot, own), 1);
  }
  settle(model, members, finish);
  members.forEach((own, slot) => {
    if (!isFilled(model, own)) members[slot] = [];
  });
  settle(model, members, finish);
  const placement = new Int32Array(model.problem.size).fill(NOWHERE);
  members.forEach((own, slot) => {
    for (const member of own) placement[member] = slot;
  });
  return placement;
}

/** Each slot's candidates at the start; one that is listed twice is where it has most schools. */
function startMembers(model: RepairModel): number[][] {
  const { clusters, free, placed } = model;
  const members: number[][] = clusters.map(() => []);
  for (const candidate of free) {
    if (placed[candidate] === 0) continue;
    const away = (slot: number) =>
      movesInto(model, candidate, slot) + (mayStay(model, candidate, slot) ? 0 : 1e6);
    let home = 0;
    for (let slot = 1; slot < clusters.length; slot++) {
      if (away(slot) < away(home)) home = slot;
    }
    members[home]?.push(candidate);
  }
  return members;
}

/** Whether the locked schools of `candidate`, if it has any, let it be in `slot`. */
function mayStay({ pins }: RepairModel, candidate: number, slot: number): boolean {
  return pins.get(candidate)?.slots.has(slot) !== false;
}

function isPeaceful(model: RepairModel, slot: number, members: readonly number[]): boolean {
  return (
    members.every(
      (member) => mayEnter(model, member, slot) && foesOf(model, member, members) === 0,
    ) && isRoomy(model, members)
  );
}

function foesOf({ problem }: RepairModel, candidate: number, members: readonly number[]): number {
  let foes = 0;
  for (const member of members) {
    if (member !== candidate && !mayShare(problem, candidate, member)) foes++;
  }
  return foes;
}

/** The place of the member that stops most others; where none stops another, the one with most pupils if there are too many, else the smallest. */
function mostTroublesome(model: RepairModel, slot: number, members: readonly number[]): number {
  const { maxPupils } = model.problem.limits;
  const isCrowded = sizeOf(model, members).pupils > maxPupils;
  let worst = 0;
  let most = Number.NEGATIVE_INFINITY;
  members.forEach((member, at) => {
    const stranger = mayEnter(model, member, slot) ? 0 : 1e6;
    const weight = isCrowded
      ? (model.problem.pupils[member] ?? 0) / 1e6
      : -(model.problem.schools[member] ?? 0) / 1e6;
    const held = model.pins.has(member) ? -1e5 : 0;
    const trouble = stranger + foesOf(model, member, members) + weight + held;
    if (trouble <= most) return;
    most = trouble;
    worst = at;
  });
  return worst;
}

/** Puts candidates that are nowhere where there is room: first into clusters that are too small, then the nearest; those that were nowhere at the start only to `finish`. */
function settle(model: RepairModel, members: number[][], finish: boolean): void {
  const settled = new Set(members.flat());
  for (const candidate of model.free) {
    const isWanted = finish && model.problem.mustPlace[candidate] === 1;
    if (settled.has(candidate) || (model.placed[candidate] === 0 && !isWanted)) continue;
    let best = NOWHERE;
    let least = Number.POSITIVE_INFINITY;
    members.forEach((own, slot) => {
      if (own.length === 0 || !mayJoin(model, candidate, slot, own)) return;
      const mean = own.reduce((sum, to) => sum + costBetween(model.problem, candidate, to), 0);
      const cost = mean / own.length - (isFilled(model, own) ? 0 : 1e6);
      if (cost >= least) return;
      least = cost;
      best = slot;
    });
    if (best !== NOWHERE) members[best]?.push(candidate);
  }
}
