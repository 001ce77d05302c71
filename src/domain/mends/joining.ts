import type { Area } from "../area.ts";
import { judgeDrive } from "../ceiling.ts";
import { longestPair } from "../judge_cluster.ts";
import type { JudgedCluster, Judgement } from "../judgement.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import type { JudgingSettings } from "../settings.ts";
import { judgedSeconds } from "../speed.ts";
import type { Blocked, Join, Joining } from "./mend.ts";
import { compareSeconds, locatedIndex, pairTime } from "./mend.ts";
import { arrivalPairs, isJoinable, trialWith } from "./trial.ts";

/** Only the nearest clusters are named. */
const MOST_JOININGS = 5;

/** The nearest clusters that a school could join within the ceiling and the bounds, cheapest worst pair first. Locked clusters and its own are not offered. */
export function joiningsFor(area: Area, judgement: Judgement, urn: Urn): readonly Joining[] {
  const index = locatedIndex(area, urn);
  if (index === null) return [];
  const { settings } = judgement;
  const found: Joining[] = [];
  for (const judged of judgement.clusters) {
    const { cluster, members } = judged;
    if (cluster.locked === true || members.length === 0 || cluster.schools.includes(urn)) continue;
    if (judged.verdict !== "within" || !reachesAll(area, settings, index, members)) continue;
    const trial = trialWith(area, settings, judged, [index]);
    if (trial.worst === null || !isJoinable(trial, settings.bounds)) continue;
    found.push({ cluster: cluster.id, worst: pairTime(area, trial.worst) });
  }
  return found
    .sort((a, b) => compareSeconds(a.worst.seconds, b.worst.seconds))
    .slice(0, MOST_JOININGS);
}

/** Asked before a trial is made, because most clusters of a county are out of reach of most schools. */
function reachesAll(
  area: Area,
  { speed, ceiling }: JudgingSettings,
  index: SchoolIndex,
  members: readonly SchoolIndex[],
): boolean {
  const isReached = (from: SchoolIndex, to: SchoolIndex) =>
    judgeDrive(area.driveTimes, speed, ceiling, from, to).verdict === "within";
  return members.every((member) => isReached(index, member) && isReached(member, index));
}

/** For a school in no cluster: each that it could join, else what stops it. None for a school without a location. */
export function placings(
  area: Area,
  judgement: Judgement,
  school: Urn,
): readonly (Join | Blocked)[] {
  const joins = joiningsFor(area, judgement, school);
  if (joins.length > 0) {
    return joins.map(({ cluster, worst }) => ({
      kind: "join",
      school,
      from: null,
      cluster,
      enough: true,
      worst,
    }));
  }
  const index = locatedIndex(area, school);
  const nearest = index === null ? null : nearestCluster(area, judgement, index);
  if (index === null || nearest === null) return [];
  const pairs = arrivalPairs(area, judgement.settings, nearest, [index]);
  const stopping = longestPair(
    area,
    pairs.filter(({ verdict }) => verdict !== "within"),
  );
  const pair = stopping === null ? null : pairTime(area, stopping);
  return [{ kind: "blocked", school, cluster: nearest.cluster.id, pair }];
}

/** The cluster whose farthest member is nearest, by central times. A cluster is left as soon as one of its members is too far. */
function nearestCluster(
  area: Area,
  { clusters, settings }: Judgement,
  index: SchoolIndex,
): JudgedCluster | null {
  const { driveTimes } = area;
  let nearest: JudgedCluster | null = null;
  let least: number = Number.POSITIVE_INFINITY;
  for (const judged of clusters) {
    if (judged.cluster.locked === true || judged.members.length === 0) continue;
    let farthest = 0;
    for (const member of judged.members) {
      const there = judgedSeconds(driveTimes.seconds(index, member), settings.speed);
      const back = judgedSeconds(driveTimes.seconds(member, index), settings.speed);
      farthest = Math.max(farthest, there, back);
      if (farthest >= least) break;
    }
    if (nearest !== null && farthest >= least) continue;
    nearest = judged;
    least = farthest;
  }
  return nearest;
}
