import { mayShare } from "../problem.ts";
import type { RepairModel } from "./repair_model.ts";
import { mayEnter, movesInto, NOWHERE } from "./repair_model.ts";

/** Where each candidate is: a slot of the model, or `NOWHERE`. Those that are not free are `NOWHERE` too. */
export type Placement = Int32Array;

/** What a placement costs, dearest first. */
export interface RepairCost {
  /** Placed schools that are in no cluster. */
  readonly lost: number;
  /** Placed schools that are not where they were, the lost ones with them. */
  readonly moves: number;
}

/** The cost of `placement`. */
export function costOf(model: RepairModel, placement: Placement): RepairCost {
  let lost = 0;
  let moves = 0;
  for (const candidate of model.free) {
    const slot = placement[candidate] ?? NOWHERE;
    if (slot === NOWHERE) lost += model.placed[candidate] ?? 0;
    moves += movesInto(model, candidate, slot);
  }
  return { lost, moves };
}

/** The candidates of each slot that has any. */
export function membersBySlot(model: RepairModel, placement: Placement): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (const candidate of model.free) {
    const slot = placement[candidate] ?? NOWHERE;
    if (slot === NOWHERE) continue;
    const known = members.get(slot);
    if (known === undefined) members.set(slot, [candidate]);
    else known.push(candidate);
  }
  return members;
}

/** How many schools and pupils some candidates have. */
export function sizeOf(
  { problem }: RepairModel,
  members: Iterable<number>,
): { readonly schools: number; readonly pupils: number } {
  let schools = 0;
  let pupils = 0;
  for (const member of members) {
    schools += problem.schools[member] ?? 0;
    pupils += problem.pupils[member] ?? 0;
  }
  return { schools, pupils };
}

/** Whether `members` have neither more schools nor more pupils than allowed. */
export function isRoomy(model: RepairModel, members: Iterable<number>): boolean {
  const { schools, pupils } = sizeOf(model, members);
  const { maxSchools, maxPupils } = model.problem.limits;
  return schools <= maxSchools && pupils <= maxPupils;
}

/** Whether `members` have as many schools and pupils as asked. */
export function isFilled(model: RepairModel, members: Iterable<number>): boolean {
  const { schools, pupils } = sizeOf(model, members);
  const { minSchools, minPupils } = model.problem.limits;
  return schools >= minSchools && pupils >= minPupils;
}

/** Whether `candidate` may join `members` in `slot`. */
export function mayJoin(
  model: RepairModel,
  candidate: number,
  slot: number,
  members: readonly number[],
): boolean {
  return (
    mayEnter(model, candidate, slot) &&
    members.every((member) => mayShare(model.problem, candidate, member)) &&
    isRoomy(model, [...members, candidate])
  );
}
