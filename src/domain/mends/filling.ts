import type { Area } from "../area.ts";
import { schoolAt } from "../area.ts";
import type { JudgedCluster, Judgement } from "../judgement.ts";
import type { ClusterId } from "../plan.ts";
import type { SchoolIndex } from "../school.ts";
import type { Join, Merge } from "./mend.ts";
import { compareSeconds, locatedIndex, pairTime } from "./mend.ts";
import { isJoinable, isSound, isTooSmall, trialWith, trialWithout } from "./trial.ts";

/** Only the nearest schools and clusters are named. */
const MOST_NAMED = 10;

/** The nearest schools that could come into a cluster which is too small, then the clusters that it could become part of. */
export function fillings(
  area: Area,
  judgement: Judgement,
  judged: JudgedCluster,
): readonly (Join | Merge)[] {
  const joins = candidates(area, judgement, judged).flatMap((candidate) =>
    joinOf(area, judgement, judged, candidate),
  );
  return [...nearest(joins), ...nearest(merges(area, judgement, judged))];
}

function nearest<Change extends Join | Merge>(changes: readonly Change[]): readonly Change[] {
  return [...changes]
    .sort((a, b) => compareSeconds(a.worst.seconds, b.worst.seconds))
    .slice(0, MOST_NAMED);
}

interface Candidate {
  readonly index: SchoolIndex;
  readonly from: ClusterId | null;
}

function joinOf(
  area: Area,
  judgement: Judgement,
  judged: JudgedCluster,
  { index, from }: Candidate,
): readonly Join[] {
  const { settings } = judgement;
  const trial = trialWith(area, settings, judged, [index]);
  if (trial.worst === null || !isJoinable(trial, settings.bounds)) return [];
  return [
    {
      kind: "join",
      school: schoolAt(area, index).urn,
      from,
      cluster: judged.cluster.id,
      enough: isSound(trial, settings.bounds),
      worst: pairTime(area, trial.worst),
    },
  ];
}

/** Schools in no cluster, and members of others that keep their least size without them. */
function candidates(area: Area, judgement: Judgement, judged: JudgedCluster): readonly Candidate[] {
  const free = judgement.unassigned.flatMap((urn): readonly Candidate[] => {
    const index = locatedIndex(area, urn);
    return index === null ? [] : [{ index, from: null }];
  });
  const spare = judgement.clusters.flatMap((other): readonly Candidate[] => {
    if (other === judged || other.cluster.locked === true) return [];
    return other.members
      .filter((member) => !judged.members.includes(member))
      .filter((member) => !isTooSmall(trialWithout(area, other, member), judgement.settings.bounds))
      .map((index) => ({ index, from: other.cluster.id }));
  });
  return [...free, ...spare];
}

function merges(area: Area, judgement: Judgement, judged: JudgedCluster): readonly Merge[] {
  const { settings, clusters } = judgement;
  const { members, cluster } = judged;
  if (members.length === 0) return [];
  return clusters.flatMap((other): readonly Merge[] => {
    const isOpen = other !== judged && other.cluster.locked !== true;
    if (!isOpen || other.members.some((member) => members.includes(member))) return [];
    const trial = trialWith(area, settings, other, members);
    if (trial.worst === null || !isSound(trial, settings.bounds)) return [];
    const worst = pairTime(area, trial.worst);
    return [{ kind: "merge", cluster: cluster.id, into: other.cluster.id, worst }];
  });
}
