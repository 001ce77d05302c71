import type { Urn } from "../domain/school.ts";
import { POOL } from "./kernels/clustering.ts";
import type { Problem } from "./problem.ts";
import { costBetween } from "./problem.ts";
import type { ObjectiveKind, ProposedCluster } from "./proposal.ts";

/** A cluster of a problem's candidates, in the order of their first URNs, with the school that is its host. */
interface HostedCluster {
  readonly members: readonly number[];
  readonly host: number;
}

/** The clusters of `slotOf` (`POOL` for none), numbered from north to south, then west to east, by their hosts. */
export function assembleClusters(problem: Problem, slotOf: Int32Array): ProposedCluster[] {
  const urns = hostUrnsOf(problem);
  const hostUrn = ({ host }: HostedCluster) => urns[host] ?? "";
  return hostedClusters(problem, slotOf)
    .sort((a, b) => southWestOrder(problem, a, b))
    .map((cluster, i) => ({
      id: String(i + 1),
      schools: cluster.members
        .flatMap((member) => problem.candidates[member]?.schools ?? [])
        .map(({ urn }) => urn)
        .sort(),
      host: hostUrn(cluster),
    }));
}

/** The objective of the clusters of `slotOf`, summed afresh in URN order: judged seconds, or a count for `fewest`. */
export function objectiveOf(problem: Problem, kind: ObjectiveKind, slotOf: Int32Array): number {
  const clusters = hostedClusters(problem, slotOf);
  if (kind === "fewest") return clusters.length;
  let sum = 0;
  for (const { members, host } of clusters) {
    sum += kind === "host" ? travelTo(problem, host, members) : pricedTravel(problem, members);
  }
  return sum;
}

/** The URN of each of the problem's schools, in the order of `hostOf`. */
export function hostUrnsOf(problem: Problem): readonly Urn[] {
  return problem.candidates.flatMap(({ schools }) => schools.map(({ urn }) => urn)).sort();
}

function hostedClusters(problem: Problem, slotOf: Int32Array): HostedCluster[] {
  const bySlot = new Map<number, number[]>();
  slotOf.forEach((slot, candidate) => {
    if (slot === POOL) return;
    const members = bySlot.get(slot) ?? [];
    members.push(candidate);
    bySlot.set(slot, members);
  });
  const hosts = new Map<number, number[]>();
  problem.hostOf.forEach((candidate, host) => {
    const slot = slotOf[candidate] ?? POOL;
    const known = hosts.get(slot) ?? [];
    known.push(host);
    hosts.set(slot, known);
  });
  return [...bySlot].map(([slot, members]) => ({
    members,
    host: hostOf(problem, members, hosts.get(slot) ?? []),
  }));
}

/** The school with the least sum of mean-direction times to the others, ties to the first in URN order. */
function hostOf(problem: Problem, members: readonly number[], hosts: readonly number[]): number {
  let best = hosts[0] ?? 0;
  for (const host of hosts) {
    if (travelTo(problem, host, members) < travelTo(problem, best, members)) best = host;
  }
  return best;
}

function travelTo(problem: Problem, host: number, members: readonly number[]): number {
  let sum = 0;
  for (const member of members) sum += problem.hostCost[host * problem.size + member] ?? 0;
  return sum;
}

/** What the objective counts of a cluster for `travel`: with what wishes add. */
function pricedTravel(problem: Problem, members: readonly number[]): number {
  let sum = 0;
  for (const [at, member] of members.entries()) {
    sum += problem.internalCost[member] ?? 0;
    for (const other of members.slice(at + 1)) sum += costBetween(problem, member, other);
  }
  return sum + (problem.prices?.price(members, members.length) ?? 0);
}

function southWestOrder(problem: Problem, a: HostedCluster, b: HostedCluster): number {
  const place = ({ host }: HostedCluster) =>
    problem.candidates[problem.hostOf[host] ?? 0]?.position ?? [0, 0];
  const [westA, northA] = place(a);
  const [westB, northB] = place(b);
  return northB - northA || westA - westB || a.host - b.host;
}
