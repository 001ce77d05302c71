import type { Area } from "../area.ts";
import { schoolAt } from "../area.ts";
import type { JudgedCluster, Judgement } from "../judgement.ts";
import type { PairTime } from "../mends/mend.ts";
import { compareSeconds, pairTime } from "../mends/mend.ts";
import {
  arrivalPairs,
  isSound,
  isTooSmall,
  trialOf,
  trialWith,
  trialWithout,
} from "../mends/trial.ts";
import type { ClusterId } from "../plan.ts";
import type { Urn } from "../school.ts";
import type { Seconds } from "../units.ts";

/** A school without which its cluster would be too small. */
export interface Keystone {
  readonly school: Urn;
  readonly cluster: ClusterId;
  /** What the cluster would be left with. */
  readonly schoolsLeft: number;
  readonly pupilsLeft: number;
}

/** Two clusters that could be one, within the ceiling and the bounds. */
export interface PossibleMerge {
  readonly clusters: readonly [ClusterId, ClusterId];
  readonly worst: PairTime;
  /** Judged mean-direction seconds between the schools of one and of the other: the travel that partners would have more. */
  readonly change: Seconds;
}

/** The schools whose leaving would make a cluster too small that is not so now, in the plan's order. */
export function keystonesOf(area: Area, judgement: Judgement): readonly Keystone[] {
  const { bounds } = judgement.settings;
  return judgement.clusters.flatMap((judged) => {
    if (isTooSmall(trialOf(judged), bounds)) return [];
    return judged.members.flatMap((member): readonly Keystone[] => {
      const left = trialWithout(area, judged, member);
      if (!isTooSmall(left, bounds)) return [];
      const { urn } = schoolAt(area, member);
      const { count, pupils } = left;
      return [{ school: urn, cluster: judged.cluster.id, schoolsLeft: count, pupilsLeft: pupils }];
    });
  });
}

/** Every pair of clusters that could be merged, the one that adds the least travel first. Locked clusters are left as they are. O(n²) drives for n schools. */
export function possibleMerges(area: Area, judgement: Judgement): readonly PossibleMerge[] {
  const open = judgement.clusters.filter(
    ({ cluster, members }) => cluster.locked !== true && members.length > 0,
  );
  const merges = open.flatMap((judged, place) =>
    open.slice(place + 1).flatMap((other) => mergeOf(area, judgement, judged, other)),
  );
  return merges.sort((a, b) => compareSeconds(a.change, b.change));
}

function mergeOf(
  area: Area,
  { settings }: Judgement,
  judged: JudgedCluster,
  other: JudgedCluster,
): readonly PossibleMerge[] {
  const { maxSchools } = settings.bounds;
  if (maxSchools !== null && judged.members.length + other.members.length > maxSchools) return [];
  if (other.members.some((member) => judged.members.includes(member))) return [];
  const trial = trialWith(area, settings, judged, other.members);
  if (trial.worst === null || !isSound(trial, settings.bounds)) return [];
  const between = arrivalPairs(area, settings, judged, other.members).filter(
    ({ from, to }) => judged.members.includes(from) !== judged.members.includes(to),
  );
  const change = between.reduce((sum, { seconds }) => sum + seconds / 2, 0);
  return [
    {
      clusters: [judged.cluster.id, other.cluster.id],
      worst: pairTime(area, trial.worst),
      change: change as Seconds,
    },
  ];
}
