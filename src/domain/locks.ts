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

/** The locked schools that are in no cluster: whatever is proposed leaves them out. */
export function lockedOut(plan: Plan): readonly Urn[] {
  const placed = new Set(plan.clusters.flatMap(({ schools }) => schools));
  return (plan.lockedSchools ?? []).filter((urn) => !placed.has(urn));
}

/** `rules` without what is so only because `plan` locks schools, and its own rules do not say it too: that lasts as long as the lock. */
export function withoutLocks(rules: PlanRules, plan: Plan): PlanRules {
  const held = new Set(lockedMates(plan).map(String));
  const out = new Set(lockedOut(plan));
  for (const urn of plan.rules?.leaveOut ?? []) out.delete(urn);
  return {
    ...rules,
    keepTogether: rules.keepTogether.filter((set) => !held.has(String(set))),
    leaveOut: rules.leaveOut.filter((urn) => !out.has(urn)),
  };
}

/** A lock that stands in the way of a change: of a cluster, or of a single school. */
export type Lock =
  | { readonly kind: "cluster"; readonly cluster: ClusterId }
  | { readonly kind: "school"; readonly school: Urn };

/**
 * The locks that stop `urns` from going to the cluster called `to`: `null` for none, an id that the plan does not have for a
 * new one. A locked cluster neither takes in schools nor lets any go, a locked school stays where it is; schools that are
 * there already may be asked to go there. Every way of moving a school asks this.
 */
export function locksHolding(
  plan: Plan,
  urns: Iterable<Urn>,
  to: ClusterId | null,
): readonly Lock[] {
  const holds = holdersOf(plan, to);
  const found = new Map<string, Lock>();
  for (const urn of new Set(urns)) {
    const lock = holds(urn);
    if (lock !== null) found.set(JSON.stringify(lock), lock);
  }
  return [...found.values()];
}

/** The locks that stop the cluster called `id` from losing all its schools, by being emptied, removed or merged into another: its own, and those of its schools. None where the plan does not have it. */
export function locksOnCluster(plan: Plan, id: ClusterId): readonly Lock[] {
  const cluster = plan.clusters.find((known) => known.id === id);
  if (cluster?.locked === true) return [{ kind: "cluster", cluster: id }];
  return [...new Set(cluster?.schools)]
    .filter((urn) => isSchoolLocked(plan, urn))
    .map((school) => ({ kind: "school", school }));
}

/** Which of `urns` the plan's locks let go to the cluster called `to`, and which `locksHolding` stops. */
export function unlockedOf(plan: Plan, urns: Iterable<Urn>, to: ClusterId | null): Unlocked {
  const holds = holdersOf(plan, to);
  const movable: Urn[] = [];
  const held: Urn[] = [];
  for (const urn of new Set(urns)) (holds(urn) === null ? movable : held).push(urn);
  return { movable, held };
}

/** What stops each school from going to `to`; `null` for nothing. */
function holdersOf(plan: Plan, to: ClusterId | null): (urn: Urn) => Lock | null {
  const locked = new Set(plan.lockedSchools);
  const target = plan.clusters.find((cluster) => cluster.id === to);
  const staying = new Set(target?.schools);
  const homes = new Map(
    plan.clusters
      .filter((cluster) => cluster.locked === true)
      .flatMap(({ id, schools }) => schools.map((urn) => [urn, id] as const)),
  );
  return (urn) => {
    if (staying.has(urn)) return null;
    const home = homes.get(urn);
    if (home !== undefined) return { kind: "cluster", cluster: home };
    if (locked.has(urn)) return { kind: "school", school: urn };
    return target?.locked === true ? { kind: "cluster", cluster: target.id } : null;
  };
}
