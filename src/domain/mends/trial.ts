import type { Area } from "../area.ts";
import { schoolAt } from "../area.ts";
import type { Verdict } from "../ceiling.ts";
import { gravestVerdict } from "../ceiling.ts";
import { judgePair, longestPair } from "../judge_cluster.ts";
import type { JudgedCluster, JudgedPair } from "../judgement.ts";
import type { SchoolIndex } from "../school.ts";
import type { Bounds, JudgingSettings } from "../settings.ts";

/** A cluster as it would be after a change that nobody has made. */
export interface Trial {
  /** Schools that it would list. */
  readonly count: number;
  /** Pupils of those whose roll is known. */
  readonly pupils: number;
  readonly withoutPupils: number;
  readonly worst: JudgedPair | null;
  readonly verdict: Verdict;
}

/** `judged` as it is. */
export function trialOf(judged: JudgedCluster): Trial {
  return {
    count: new Set(judged.cluster.schools).size,
    pupils: judged.pupils,
    withoutPupils: judged.withoutPupils.length,
    worst: judged.worst,
    verdict: judged.verdict,
  };
}

/** `judged` without one of its members. O(k²), from the pairs already judged. */
export function trialWithout(area: Area, judged: JudgedCluster, member: SchoolIndex): Trial {
  const left = judged.pairs.filter(({ from, to }) => from !== member && to !== member);
  const whole = trialOf(judged);
  const roll = schoolAt(area, member).pupils;
  return {
    count: whole.count - 1,
    pupils: whole.pupils - (roll?.value ?? 0),
    withoutPupils: whole.withoutPupils - (roll === null ? 1 : 0),
    worst: longestPair(area, left),
    verdict: gravestVerdict(left.map(({ verdict }) => verdict)),
  };
}

/** `judged` with more schools, none of them its own. O(k·m + m²) pairs are judged for m of them. */
export function trialWith(
  area: Area,
  settings: JudgingSettings,
  judged: JudgedCluster,
  arriving: readonly SchoolIndex[],
): Trial {
  const added = arrivalPairs(area, settings, judged, arriving);
  const whole = trialOf(judged);
  const rolls = arriving.map((index) => schoolAt(area, index).pupils);
  const longest = longestPair(area, added);
  return {
    count: whole.count + arriving.length,
    pupils: rolls.reduce((sum, roll) => sum + (roll?.value ?? 0), whole.pupils),
    withoutPupils: whole.withoutPupils + rolls.filter((roll) => roll === null).length,
    worst: longestPair(
      area,
      [whole.worst, longest].filter((pair) => pair !== null),
    ),
    verdict: gravestVerdict([whole.verdict, ...added.map(({ verdict }) => verdict)]),
  };
}

/** The ordered pairs that `arriving` would add to `judged`, with its members and with one another. */
export function arrivalPairs(
  area: Area,
  settings: JudgingSettings,
  judged: JudgedCluster,
  arriving: readonly SchoolIndex[],
): readonly JudgedPair[] {
  const pairs: JudgedPair[] = [];
  arriving.forEach((index, place) => {
    for (const other of [...judged.members, ...arriving.slice(0, place)]) {
      pairs.push(judgePair(area, settings, index, other), judgePair(area, settings, other, index));
    }
  });
  return pairs;
}

/** Whether `trial` has more schools or pupils than allowed. */
export function isTooLarge({ count, pupils }: Trial, { maxSchools, maxPupils }: Bounds): boolean {
  return (maxSchools !== null && count > maxSchools) || (maxPupils !== null && pupils > maxPupils);
}

/** Whether `trial` is shown to have fewer schools or pupils than asked; rolls that are not supplied leave it open. */
export function isTooSmall(trial: Trial, { minSchools, minPupils }: Bounds): boolean {
  return (
    (minSchools !== null && trial.count < minSchools) ||
    (minPupils !== null && trial.pupils < minPupils && trial.withoutPupils === 0)
  );
}

/** Whether `trial` is within the ceiling and not too large: what a school may join. */
export function isJoinable(trial: Trial, bounds: Bounds): boolean {
  return trial.verdict === "within" && !isTooLarge(trial, bounds);
}

/** Whether `trial` is within the ceiling and no bound is broken. */
export function isSound(trial: Trial, bounds: Bounds): boolean {
  return isJoinable(trial, bounds) && !isTooSmall(trial, bounds);
}
