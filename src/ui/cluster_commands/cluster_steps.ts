import type { Area } from "../../domain/area.ts";
import { schoolAt, schoolIndexes } from "../../domain/area.ts";
import { createCluster } from "../../domain/edits/create_cluster.ts";
import { moveSchools } from "../../domain/edits/move_school.ts";
import { removeCluster } from "../../domain/edits/remove_cluster.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import { unlockedOf } from "../../domain/locks.ts";
import type { Cluster, ClusterId, Plan } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import type { SplitAim } from "../../domain/split.ts";
import { bestSplit } from "../../domain/split.ts";
import { clusterName, listed, numberedName } from "../../words/names.ts";

/** Something that is done to a whole cluster as one step; without a change it cannot be done, for what `note` says. */
export interface ClusterStep {
  readonly change: ((plan: Plan) => Plan) | null;
  readonly label: string;
  readonly command: string;
  readonly note: string;
  /** Schools that stay because of a lock. */
  readonly held: readonly Urn[];
  /** The cluster that is looked at afterwards. */
  readonly survivor: ClusterId;
}

const refused = (note: string, survivor: ClusterId): ClusterStep => ({
  change: null,
  label: "",
  command: "",
  note,
  held: [],
  survivor,
});

const LOCKED = "is locked. Take its lock off first.";

/** The cluster in two by the best split; what leaves becomes a new cluster. */
export function splitStep(
  area: Area,
  plan: Plan,
  judged: JudgedCluster,
  terms: { readonly aim: SplitAim; readonly least: number },
): ClusterStep {
  const { cluster } = judged;
  const name = numberedName(cluster.name);
  if (cluster.locked === true) return refused(`${name} ${LOCKED}`, cluster.id);
  const indexes = schoolIndexes(area);
  const split = bestSplit(judged, terms.aim, {
    least: terms.least,
    locked: new Set((plan.lockedSchools ?? []).flatMap((urn) => indexes.get(urn) ?? [])),
    host: indexes.get(cluster.host ?? judged.host ?? "") ?? null,
  });
  if (split === null) return refused("It cannot be split: locks hold its schools.", cluster.id);
  const leaving = split.leaving.map((index) => schoolAt(area, index));
  const names = listed(leaving.map((school) => school.name));
  const how = split.isExact
    ? "No other way to part them does better"
    : "A good way, found step by step; with so many schools not every way was tried";
  return {
    change: createCluster(
      leaving.map(({ urn }) => urn),
      `${cluster.name} (2)`,
    ),
    label: `Split ${name}`,
    command: `Split ${name}`,
    note: `${names} would leave and be a cluster of their own. ${how}.`,
    held: [],
    survivor: cluster.id,
  };
}

/** The schools of another cluster brought into this one, and the other removed. */
export function mergeStep(plan: Plan, cluster: Cluster, otherId: ClusterId): ClusterStep {
  const other = plan.clusters.find(({ id }) => id === otherId);
  const name = numberedName(cluster.name);
  const otherName = clusterName(plan, otherId);
  const lockedName = cluster.locked === true ? name : other?.locked === true ? otherName : null;
  if (lockedName !== null) return refused(`${lockedName} ${LOCKED}`, cluster.id);
  const schools = other?.schools ?? [];
  if (unlockedOf(plan, schools, cluster.id).held.length > 0) {
    const note = `Schools of ${otherName} are locked where they are. Merge from its side, or unlock them.`;
    return refused(note, cluster.id);
  }
  const [bring, remove] = [moveSchools(schools, cluster.id), removeCluster(otherId)];
  return {
    change: (before) => remove(bring(before)),
    label: `Merged ${otherName} into ${name}`,
    command: `Merge ${otherName} into ${name}`,
    note: "",
    held: [],
    survivor: cluster.id,
  };
}

/** The cluster without its schools, which are then in none; those that are locked stay. */
export function emptyStep(plan: Plan, cluster: Cluster): ClusterStep {
  const name = numberedName(cluster.name);
  if (cluster.locked === true) return refused(`${name} ${LOCKED}`, cluster.id);
  const { movable, held } = unlockedOf(plan, cluster.schools, null);
  if (movable.length === 0)
    return refused("All its schools are locked where they are.", cluster.id);
  return {
    change: moveSchools(movable, null),
    label: `Emptied ${name}`,
    command: `Empty ${name}`,
    note: "",
    held,
    survivor: cluster.id,
  };
}
