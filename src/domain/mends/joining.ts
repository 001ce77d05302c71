import type { Area } from "../area.ts";
import { gravestVerdict, judgeDrive } from "../ceiling.ts";
import { longestPair } from "../judge_cluster.ts";
import type { JudgedPair, Judgement } from "../judgement.ts";
import type { ClusterId } from "../plan.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import type { JudgingSettings } from "../settings.ts";
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
  if (nearest === null) return [];
  const { cluster, longest } = nearest;
  const pair = longest.verdict === "within" ? null : pairTime(area, longest);
  return [{ kind: "blocked", school, cluster, pair }];
}

interface Nearness {
  readonly cluster: ClusterId;
  /** The longest of the pairs with the gravest verdict that the school would bring. */
  readonly longest: JudgedPair;
}

function nearestCluster(area: Area, judgement: Judgement, index: SchoolIndex): Nearness | null {
  let nearest: Nearness | null = null;
  for (const judged of judgement.clusters) {
    if (judged.cluster.locked === true) continue;
    const pairs = arrivalPairs(area, judgement.settings, judged, [index]);
    const gravest = gravestVerdict(pairs.map(({ verdict }) => verdict));
    const longest = longestPair(
      area,
      pairs.filter(({ verdict }) => verdict === gravest),
    );
    if (longest === null || (nearest !== null && !isNearer(longest, nearest.longest))) continue;
    nearest = { cluster: judged.cluster.id, longest };
  }
  return nearest;
}

function isNearer(pair: JudgedPair, than: JudgedPair): boolean {
  if (pair.verdict === than.verdict) return compareSeconds(pair.seconds, than.seconds) < 0;
  return gravestVerdict([pair.verdict, than.verdict]) === than.verdict;
}
