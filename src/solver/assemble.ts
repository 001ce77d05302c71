import type { Urn } from "../domain/school.ts";
import { POOL } from "./kernels/clustering.ts";
import type { Problem } from "./problem.ts";
import { costBetween } from "./problem.ts";
import type { ObjectiveKind, ProposedCluster } from "./proposal.ts";

/** A cluster of a problem's candidates, in URN order, with its host. */
interface HostedCluster {
  readonly members: readonly number[];
  readonly host: number;
}

/** The clusters of `slotOf` (`POOL` for none), numbered from north to south, then west to east, by their hosts. */
export function assembleClusters(problem: Problem, slotOf: Int32Array): ProposedCluster[] {
  const urnOf = (candidate: number): Urn => problem.candidates[candidate]?.urn ?? "";
  return hostedClusters(problem, slotOf)
    .sort((a, b) => southWestOrder(problem, a.host, b.host))
    .map(({ members, host }, i) => ({
      id: String(i + 1),
      schools: members.map(urnOf),
      host: urnOf(host),
    }));
}

/** The objective of the clusters of `slotOf`, summed afresh in URN order: judged seconds, or a count for `fewest`. */
export function objectiveOf(problem: Problem, kind: ObjectiveKind, slotOf: Int32Array): number {
  const clusters = hostedClusters(problem, slotOf);
  if (kind === "fewest") return clusters.length;
  let sum = 0;
  for (const { members, host } of clusters) {
    if (kind === "host") sum += travelTo(problem, host, members);
    else for (const member of members) sum += travelTo(problem, member, members) / 2;
  }
  return sum;
}

function hostedClusters(problem: Problem, slotOf: Int32Array): HostedCluster[] {
  const bySlot = new Map<number, number[]>();
  slotOf.forEach((slot, candidate) => {
    if (slot === POOL) return;
    const members = bySlot.get(slot) ?? [];
    members.push(candidate);
    bySlot.set(slot, members);
  });
  return [...bySlot.values()].map((members) => ({ members, host: hostOf(problem, members) }));
}

/** The member with the least sum of mean-direction times to the others, ties to the first in URN order. */
function hostOf(problem: Problem, members: readonly number[]): number {
  let host = members[0] ?? 0;
  for (const member of members) {
    if (travelTo(problem, member, members) < travelTo(problem, host, members)) host = member;
  }
  return host;
}

function travelTo(problem: Problem, host: number, members: readonly number[]): number {
  let sum = 0;
  for (const member of members) sum += costBetween(problem, member, host);
  return sum;
}

function southWestOrder(problem: Problem, a: number, b: number): number {
  const [westA, northA] = problem.candidates[a]?.position ?? [0, 0];
  const [westB, northB] = problem.candidates[b]?.position ?? [0, 0];
  return northB - northA || westA - westB || a - b;
}
