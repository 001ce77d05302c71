import type { Area } from "../area.ts";
import { schoolAt } from "../area.ts";
import { isWithin } from "../ceiling.ts";
import { judgePair, longestPair } from "../judge_cluster.ts";
import type { JudgedCluster, JudgedPair, Judgement } from "../judgement.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import type { JudgingSettings } from "../settings.ts";
import { judgedSeconds } from "../speed.ts";
import type { Joining } from "./mend.ts";
import { compareSeconds, locatedIndex, pairTime } from "./mend.ts";
import { isTooLarge, trialOf } from "./trial.ts";

/** Only the nearest clusters are named. */
const MOST_JOININGS = 5;

/** The nearest clusters that a school could join within the ceiling and the bounds, cheapest worst pair first. Locked clusters and its own are not offered. O(n) drives for n schools in clusters. */
export function joiningsFor(area: Area, judgement: Judgement, urn: Urn): readonly Joining[] {
  const index = locatedIndex(area, urn);
  if (index === null) return [];
  const { settings } = judgement;
  const found: { readonly judged: JudgedCluster; readonly worst: JudgedPair }[] = [];
  for (const judged of judgement.clusters) {
    const { cluster, members } = judged;
    if (cluster.locked === true || members.length === 0 || cluster.schools.includes(urn)) continue;
    if (judged.verdict !== "within" || !isRoomFor(area, settings, judged, index)) continue;
    if (!reachesAll(area, settings, index, members)) continue;
    const added = longestDrive(area, settings, index, members);
    const worst = longestPair(
      area,
      [judged.worst, added].filter((pair) => pair !== null),
    );
    if (worst !== null) found.push({ judged, worst });
  }
  return found
    .sort((a, b) => compareSeconds(a.worst.seconds, b.worst.seconds))
    .slice(0, MOST_JOININGS)
    .map(({ judged, worst }) => ({ cluster: judged.cluster.id, worst: pairTime(area, worst) }));
}

function isRoomFor(
  area: Area,
  { bounds }: JudgingSettings,
  judged: JudgedCluster,
  index: SchoolIndex,
): boolean {
  const { count, pupils, ...rest } = trialOf(judged);
  const roll = schoolAt(area, index).pupils?.value ?? 0;
  return !isTooLarge({ ...rest, count: count + 1, pupils: pupils + roll }, bounds);
}

/** Whether every drive between a school and `members` is within, by its cautious end: what a verdict of "within" means, asked without building one, because most clusters of a county are out of reach of most schools. */
export function reachesAll(
  { driveTimes }: Area,
  { speed, ceiling }: JudgingSettings,
  index: SchoolIndex,
  members: readonly SchoolIndex[],
): boolean {
  const isReached = (from: SchoolIndex, to: SchoolIndex) =>
    isWithin(judgedSeconds(driveTimes.high(from, to), speed), ceiling);
  return members.every((member) => isReached(index, member) && isReached(member, index));
}

/** The longest of the drives between a school and `members`; only those that tie for it are judged. */
function longestDrive(
  area: Area,
  settings: JudgingSettings,
  index: SchoolIndex,
  members: readonly SchoolIndex[],
): JudgedPair | null {
  const { driveTimes } = area;
  let most = Number.NEGATIVE_INFINITY;
  let ties: (readonly [SchoolIndex, SchoolIndex])[] = [];
  for (const member of members) {
    for (const drive of [[index, member] as const, [member, index] as const]) {
      const raw = driveTimes.seconds(...drive);
      if (raw > most) ties = [];
      if (raw >= most) ties.push(drive);
      most = Math.max(most, raw);
    }
  }
  return longestPair(
    area,
    ties.map((drive) => judgePair(area, settings, ...drive)),
  );
}
