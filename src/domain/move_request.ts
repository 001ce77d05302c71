import type { Area } from "./area.ts";
import { schoolAt } from "./area.ts";
import type { JudgedCluster, Judgement } from "./judgement.ts";
import type { Trial } from "./mends/trial.ts";
import { trialOf, trialWith, trialWithout } from "./mends/trial.ts";
import type { Partner } from "./partners.ts";
import { partnersOf } from "./partners.ts";
import type { Cluster, ClusterId } from "./plan.ts";
import type { SchoolIndex } from "./school.ts";

/** What a move does to one cluster. */
export interface ClusterChange {
  readonly cluster: Cluster;
  readonly before: Trial;
  readonly after: Trial;
}

/** What a school's move to another cluster would change. */
export interface MoveEffect {
  readonly school: SchoolIndex;
  /** The cluster that it leaves; `null` where it is in none. */
  readonly left: ClusterChange | null;
  readonly joined: ClusterChange;
  /** Its partners now and then, quickest first. */
  readonly partnersBefore: readonly Partner[];
  readonly partnersAfter: readonly Partner[];
}

/** What would change if a school moved into the cluster called `to`; `null` where it has no location, is in that cluster, or there is none. O(k²) drives. */
export function moveEffect(
  area: Area,
  judgement: Judgement,
  school: SchoolIndex,
  to: ClusterId,
): MoveEffect | null {
  const { urn, location } = schoolAt(area, school);
  const { settings, clusters } = judgement;
  const joined = clusters.find(({ cluster }) => cluster.id === to);
  const left = clusters.find(({ cluster }) => cluster.schools.includes(urn)) ?? null;
  if (location === null || joined === undefined || joined.cluster.schools.includes(urn))
    return null;
  return {
    school,
    left: left === null ? null : { ...changeOf(left), after: trialWithout(area, left, school) },
    joined: { ...changeOf(joined), after: trialWith(area, settings, joined, [school]) },
    partnersBefore: left === null ? [] : partnersOf(area, settings, school, left.members),
    partnersAfter: partnersOf(area, settings, school, joined.members),
  };
}

function changeOf(judged: JudgedCluster): Omit<ClusterChange, "after"> {
  return { cluster: judged.cluster, before: trialOf(judged) };
}
