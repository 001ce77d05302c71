import type { Area } from "../../domain/area.ts";
import { schoolAt, schoolIndexes } from "../../domain/area.ts";
import { createCluster } from "../../domain/edits/create_cluster.ts";
import { moveSchools } from "../../domain/edits/move_school.ts";
import { removeCluster } from "../../domain/edits/remove_cluster.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import type { Lock } from "../../domain/locks.ts";
import { locksHolding, locksOnCluster, unlockedOf } from "../../domain/locks.ts";
import type { Cluster, ClusterId, Plan } from "../../domain/plan.ts";
import type { SplitAim } from "../../domain/split.ts";
import { bestSplit } from "../../domain/split.ts";
import { lockText } from "../../words/lock_text.ts";
import { clusterName, listed, numberedName, schoolName } from "../../words/names.ts";

/** Something that is done to a whole cluster as one step; without a change it cannot be done, for what `note` says. */
export interface ClusterStep {
  readonly change: ((plan: Plan) => Plan) | null;
  readonly label: string;
  readonly command: string;
  readonly note: string;
  /** The cluster that is looked at afterwards. */
  readonly survivor: ClusterId;
}

const refused = (note: string, survivor: ClusterId): ClusterStep => ({
  change: null,
  label: "",
  command: "",
  note,
  survivor,
});

/** The cluster in two by the best split; what leaves becomes a new cluster. */
export function splitStep(
  area: Area,
  plan: Plan,
  judged: JudgedCluster,
  terms: { readonly aim: SplitAim; readonly least: number },
): ClusterStep {
  const { cluster } = judged;
  const name = numberedName(cluster.name);
  const locks = locksOnCluster(plan, cluster.id);
  const refusal = (stopping: readonly Lock[]) =>
    refused(`It cannot be split: ${lockText(stopping, area, plan)}`, cluster.id);
  if (cluster.locked === true) return refusal(locks);
  const indexes = schoolIndexes(area);
  const { held } = unlockedOf(plan, cluster.schools, null);
  const split = bestSplit(judged, terms.aim, {
    least: terms.least,
    locked: new Set(held.flatMap((urn) => indexes.get(urn) ?? [])),
    host: indexes.get(cluster.host ?? judged.host ?? "") ?? null,
  });
  if (split === null) return refusal(locks);
  const leaving = split.leaving.map((index) => schoolAt(area, index));
  const names = listed(leaving.map((school) => school.name));
  const how = split.isExact
    ? "No other way to part them does better"
    : "A good way, found step by step; with so many schools not every way was tried";
  const staying =
    held.length === 0
      ? ""
      : `; ${listed(held.map((urn) => schoolName(area, urn)))} ${held.length === 1 ? "stays" : "stay"}, by a lock`;
  return {
    change: createCluster(
      leaving.map(({ urn }) => urn),
      `${cluster.name} (2)`,
    ),
    label: `Split ${name}`,
    command: `Split ${name}`,
    note: `${names} would leave and be a cluster of their own${staying}. ${how}.`,
    survivor: cluster.id,
  };
}

/** The schools of another cluster brought into this one, and the other removed. */
export function mergeStep(
  area: Area,
  plan: Plan,
  cluster: Cluster,
  otherId: ClusterId,
): ClusterStep {
  const other = plan.clusters.find(({ id }) => id === otherId);
  const name = numberedName(cluster.name);
  const otherName = clusterName(plan, otherId);
  const schools = other?.schools ?? [];
  const locks = locksHolding(plan, schools, cluster.id);
  if (locks.length > 0) {
    const isSchool = locks.some(({ kind }) => kind === "school");
    const hint = isSchool ? ` Or merge from the side of ${otherName}.` : "";
    return refused(lockText(locks, area, plan) + hint, cluster.id);
  }
  const [bring, remove] = [moveSchools(schools, cluster.id), removeCluster(otherId)];
  return {
    change: (before) => remove(bring(before)),
    label: `Merged ${otherName} into ${name}`,
    command: `Merge ${otherName} into ${name}`,
    note: "",
    survivor: cluster.id,
  };
}

/** The cluster without its schools, which are then in none. */
export function emptyStep(area: Area, plan: Plan, cluster: Cluster): ClusterStep {
  const name = numberedName(cluster.name);
  const locks = locksOnCluster(plan, cluster.id);
  if (locks.length > 0) return refused(lockText(locks, area, plan), cluster.id);
  return {
    change: moveSchools(cluster.schools, null),
    label: `Emptied ${name}`,
    command: `Empty ${name}`,
    note: "",
    survivor: cluster.id,
  };
}
