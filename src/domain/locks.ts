import type { ClusterId, Plan, PlanRules } from "./plan.ts";
import type { Urn } from "./school.ts";

/** Schools that are asked to move, parted by whether locks let them. */
export interface Unlocked {
  readonly movable: readonly Urn[];
  /** Locked themselves, or in a locked cluster, or bound for one. */
  readonly held: readonly Urn[];
}

/** Whether the school itself is locked where it is. */
export function isSchoolLocked(plan: Plan, urn: Urn): boolean {
  return plan.lockedSchools?.includes(urn) === true;
}

/** The locked schools that share a cluster which is not locked itself, two or more in a set: whatever is proposed keeps them together. */
export function lockedMates(plan: Plan): readonly (readonly Urn[])[] {
  const locked = new Set(plan.lockedSchools);
  return plan.clusters
    .filter((cluster) => cluster.locked !== true)
    .map(({ schools }) => [...new Set(schools)].filter((urn) => locked.has(urn)))
    .filter((mates) => mates.length > 1);
}

/** `rules` without the sets that are together only because `plan` locks them: they last as long as the lock. */
export function withoutLockedMates(rules: PlanRules, plan: Plan): PlanRules {
  const held = new Set(lockedMates(plan).map(String));
  return { ...rules, keepTogether: rules.keepTogether.filter((set) => !held.has(String(set))) };
}

/** Which of `urns` the plan's locks let go to the cluster called `to`: `null` for none, an id that the plan does not have for a new one. Schools that are there already are movable. */
export function unlockedOf(plan: Plan, urns: Iterable<Urn>, to: ClusterId | null): Unlocked {
  const locked = new Set(plan.lockedSchools);
  const target = plan.clusters.find((cluster) => cluster.id === to);
  const staying = new Set(target?.schools);
  for (const cluster of plan.clusters) {
    if (cluster.locked === true) for (const urn of cluster.schools) locked.add(urn);
  }
  const movable: Urn[] = [];
  const held: Urn[] = [];
  for (const urn of new Set(urns)) {
    const isHeld = !staying.has(urn) && (target?.locked === true || locked.has(urn));
    (isHeld ? held : movable).push(urn);
  }
  return { movable, held };
}
