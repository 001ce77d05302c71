import { objectiveOf } from "../assemble.ts";
import { POOL } from "../kernels/clustering.ts";
import type { Problem } from "../problem.ts";
import { mayShare } from "../problem.ts";
import type { Proposal } from "../proposal.ts";

/** A plan of a problem's candidates, with what it is worth. */
export interface SlottedPlan {
  /** Slot of each candidate, `POOL` for none. */
  readonly slotOf: Int32Array;
  /** Judged seconds. */
  readonly value: number;
}

/**
 * `proposal` over the candidates of `problem`; `null` where it splits one, names a school twice or has a cluster that is
 * not legal.
 */
export function slottedPlan(
  problem: Problem,
  proposal: Proposal,
  valuedBy: "travel" | "host",
): SlottedPlan | null {
  const clusterOf = new Map(
    proposal.clusters.flatMap(({ schools }, at) => schools.map((urn) => [urn, at] as const)),
  );
  const named = proposal.clusters.reduce((sum, { schools }) => sum + schools.length, 0);
  if (named > clusterOf.size) return null;
  const slotOf = new Int32Array(problem.size).fill(POOL);
  for (const [candidate, { schools }] of problem.candidates.entries()) {
    const slots = new Set(schools.map(({ urn }) => clusterOf.get(urn) ?? POOL));
    const [slot = POOL] = slots;
    if (slots.size > 1) return null;
    for (const { urn } of schools) clusterOf.delete(urn);
    slotOf[candidate] = slot;
  }
  if (clusterOf.size > 0 || !hasLegalClusters(problem, slotOf)) return null;
  return { slotOf, value: objectiveOf(problem, valuedBy, slotOf) };
}

function hasLegalClusters(problem: Problem, slotOf: Int32Array): boolean {
  const { minSchools, maxSchools, minPupils, maxPupils } = problem.limits;
  const clusters = new Map<number, number[]>();
  for (const [candidate, slot] of slotOf.entries()) {
    if (slot === POOL) continue;
    const members = clusters.get(slot) ?? [];
    if (members.some((other) => !mayShare(problem, candidate, other))) return false;
    clusters.set(slot, [...members, candidate]);
  }
  for (const members of clusters.values()) {
    const schools = total(members, problem.schools);
    const pupils = total(members, problem.pupils);
    if (schools < minSchools || schools > maxSchools) return false;
    if (pupils < minPupils || pupils > maxPupils) return false;
    const { prices } = problem;
    if (prices?.isContiguous === true && prices.isInPieces(members, members.length)) return false;
  }
  return clusters.size > 0;
}

function total(members: readonly number[], of: ArrayLike<number>): number {
  return members.reduce((sum, member) => sum + (of[member] ?? 0), 0);
}
