import type { Area } from "../area.ts";
import { schoolAt, schoolIndexes } from "../area.ts";
import { createCluster } from "../edits/create_cluster.ts";
import { moveSchools } from "../edits/move_school.ts";
import { judgePair, longestPair } from "../judge_cluster.ts";
import type { JudgedPair } from "../judgement.ts";
import { unlockedOf } from "../locks.ts";
import type { Cluster, ClusterId, Plan } from "../plan.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import type { JudgingSettings } from "../settings.ts";

/** Where schools are to be put. */
export type AssignTarget =
  | { readonly kind: "cluster"; readonly cluster: ClusterId }
  | { readonly kind: "new" }
  | { readonly kind: "none" };

/** Which schools may be taken: all, those in no cluster, or those of one. */
export type TakeFrom =
  | { readonly kind: "anywhere" }
  | { readonly kind: "unplaced" }
  | { readonly kind: "cluster"; readonly cluster: ClusterId };

/** What is done where a school would come to a partner that is not within the limit: said, not let in, or let in. */
export type LimitMode = "warn" | "block" | "allow";

/** How schools are to be assigned. */
export interface AssignRules {
  readonly target: AssignTarget;
  readonly from: TakeFrom;
  readonly mode: LimitMode;
}

/** Why schools that were asked for are not moved. */
export type SkipReason = "locked" | "not-from" | "over-limit" | "already-there";

/** What assigning some schools comes to. */
export interface Assignment {
  /** The same plan where no school moves. */
  readonly plan: Plan;
  readonly moved: readonly Urn[];
  readonly skipped: Readonly<Record<SkipReason, readonly Urn[]>>;
  /** The longest pair of those that keep schools out where the limit blocks; `null` where none does. */
  readonly blocking: JudgedPair | null;
}

/**
 * What putting `urns` where `rules` say comes to. Locked schools, schools of locked clusters and those that the filter leaves
 * out stay; when the limit blocks, each school is let in only where it and all of the cluster so far are within it, in the order
 * given. Throws where there is no target cluster. O(s·k) pairs for s schools and k partners.
 */
export function assign(
  area: Area,
  plan: Plan,
  settings: JudgingSettings,
  urns: readonly Urn[],
  rules: AssignRules,
): Assignment {
  const { target } = rules;
  const homes = homesOf(plan);
  const into = target.kind === "cluster" ? homeCalled(plan, target.cluster) : null;
  const held = new Set(unlockedOf(plan, urns, into?.id ?? null).held);
  const entry =
    rules.mode === "block" && target.kind !== "none" ? limitedEntry(area, settings, into) : null;
  const skipped = { locked: [], "not-from": [], "over-limit": [], "already-there": [] } as Record<
    SkipReason,
    Urn[]
  >;
  const moved: Urn[] = [];
  const blocking: JudgedPair[] = [];
  for (const urn of new Set(urns)) {
    const home = homes.get(urn) ?? null;
    const isThere = target.kind === "none" ? home === null : into !== null && home?.id === into.id;
    if (isThere) skipped["already-there"].push(urn);
    else if (!isTakenFrom(rules.from, home)) skipped["not-from"].push(urn);
    else if (held.has(urn)) skipped.locked.push(urn);
    else {
      const breaking = entry?.(urn) ?? [];
      blocking.push(...breaking);
      if (breaking.length > 0) skipped["over-limit"].push(urn);
      else moved.push(urn);
    }
  }
  return {
    plan: moved.length === 0 ? plan : editOf(moved, target)(plan),
    moved,
    skipped,
    blocking: longestPair(area, blocking),
  };
}

function editOf(urns: readonly Urn[], target: AssignTarget): (plan: Plan) => Plan {
  if (target.kind === "new") return createCluster(urns);
  return moveSchools(urns, target.kind === "none" ? null : target.cluster);
}

function homesOf({ clusters }: Plan): ReadonlyMap<Urn, Cluster> {
  const homes = new Map<Urn, Cluster>();
  for (const cluster of clusters) {
    for (const urn of cluster.schools) if (!homes.has(urn)) homes.set(urn, cluster);
  }
  return homes;
}

function homeCalled({ clusters, name }: Plan, id: ClusterId): Cluster {
  const found = clusters.find((cluster) => cluster.id === id);
  if (found === undefined) throw new RangeError(`The plan "${name}" has no cluster "${id}".`);
  return found;
}

function isTakenFrom(from: TakeFrom, home: Cluster | null): boolean {
  switch (from.kind) {
    case "anywhere":
      return true;
    case "unplaced":
      return home === null;
    case "cluster":
      return home?.id === from.cluster;
  }
}

/** Asks a school into `into`, which has it if it may enter: answers its pairs with those already in, either way, that are not within. */
function limitedEntry(
  area: Area,
  settings: JudgingSettings,
  into: Cluster | null,
): (urn: Urn) => readonly JudgedPair[] {
  const indexes = schoolIndexes(area);
  const placed = (urn: Urn): readonly SchoolIndex[] => {
    const index = indexes.get(urn);
    return index === undefined || schoolAt(area, index).location === null ? [] : [index];
  };
  const members: SchoolIndex[] = (into?.schools ?? []).flatMap(placed);
  return (urn) => {
    const [school] = placed(urn);
    if (school === undefined) return [];
    const breaking = members
      .flatMap((member) => [
        judgePair(area, settings, member, school),
        judgePair(area, settings, school, member),
      ])
      .filter(({ verdict }) => verdict !== "within");
    if (breaking.length === 0) members.push(school);
    return breaking;
  };
}
