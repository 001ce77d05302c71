import { costBetween, mayShare } from "../problem.ts";
import type { ObjectiveKind } from "../proposal.ts";
import type { RepairModel } from "./repair_model.ts";
import { mayEnter } from "./repair_model.ts";
import { isFilled, isRoomy, sizeOf } from "./slots.ts";

/** Judged seconds of the objective for the members of one slot; `fewest` counts travel. */
export type SlotTravel = (members: readonly number[]) => number;

/** The travel of `objective`: to the easiest host for `host`, between all partners otherwise. */
export function slotTravel({ problem }: RepairModel, objective: ObjectiveKind): SlotTravel {
  if (objective !== "host") {
    return (members) => {
      let sum = 0;
      for (const [at, member] of members.entries()) {
        sum += problem.internalCost[member] ?? 0;
        for (let other = at + 1; other < members.length; other++) {
          sum += costBetween(problem, member, members[other] ?? member);
        }
      }
      return sum;
    };
  }
  const hostsOf: number[][] = problem.candidates.map(() => []);
  problem.hostOf.forEach((candidate, host) => {
    hostsOf[candidate]?.push(host);
  });
  const toHost = (host: number, members: readonly number[]) =>
    members.reduce((sum, member) => sum + (problem.hostCost[host * problem.size + member] ?? 0), 0);
  return (members) => {
    let least = members.length === 0 ? 0 : Number.POSITIVE_INFINITY;
    for (const member of members) {
      for (const host of hostsOf[member] ?? []) least = Math.min(least, toHost(host, members));
    }
    return least;
  };
}

/** Whether `members` make a legal cluster in `slot`, or none; a new one has its first. */
export function isLegalSlot(model: RepairModel, slot: number, members: readonly number[]): boolean {
  if (members.length === 0) return true;
  const first = slot - model.clusters.length;
  if (first >= 0) {
    const isEnough = sizeOf(model, members).schools >= model.leastInNew;
    if (!isEnough || !members.includes(first)) return false;
  }
  return (
    isRoomy(model, members) &&
    isFilled(model, members) &&
    members.every(
      (one, at) =>
        mayEnter(model, one, slot) &&
        members.slice(at + 1).every((other) => mayShare(model.problem, one, other)),
    )
  );
}
