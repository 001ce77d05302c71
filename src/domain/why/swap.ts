import type { Area } from "../area.ts";
import { schoolAt } from "../area.ts";
import { judgePair } from "../judge_cluster.ts";
import type { JudgedCluster, JudgedPair } from "../judgement.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import type { JudgingSettings } from "../settings.ts";
import type { Seconds } from "../units.ts";
import type { Companions } from "./companions.ts";
import { companionBlocks } from "./companions.ts";

/** Two schools that change places. */
export interface Swap {
  /** The school that would come in its place. */
  readonly with: Urn;
  /** How much longer the travel between all partners would be, judged mean-direction seconds; negative for less. */
  readonly change: Seconds;
}

/** A school of one cluster, and the cluster that it would go to. */
interface Exchange {
  readonly own: JudgedCluster;
  readonly school: SchoolIndex;
  readonly other: JudgedCluster;
}

/**
 * The exchange of `school` with a school of `other` that adds the least travel, ties in the cluster's order; `null` where each would break the ceiling, a
 * bound that is kept now, or what was asked of who is with whom. O(k²) drives for clusters of k schools.
 */
export function cheapestSwap(
  area: Area,
  settings: JudgingSettings,
  { own, school, other }: Exchange,
  companions: Companions,
): Swap | null {
  let best: Swap | null = null;
  for (const partner of other.members) {
    if (own.members.includes(partner)) continue;
    const out = pairsWith(area, settings, school, without(other.members, partner));
    const back = pairsWith(area, settings, partner, without(own.members, school));
    if ([...out, ...back].some(({ verdict }) => verdict !== "within")) continue;
    if (!isOfSize(area, settings, own, school, partner)) continue;
    if (!isOfSize(area, settings, other, partner, school)) continue;
    const [mine, theirs] = [schoolAt(area, school).urn, schoolAt(area, partner).urn];
    const away = other.cluster.schools.filter((urn) => urn !== theirs);
    const home = own.cluster.schools.filter((urn) => urn !== mine);
    if (companionBlocks(companions, mine, away).length > 0) continue;
    if (companionBlocks(companions, theirs, home).length > 0) continue;
    const change = (sumOfMeans([...out, ...back]) -
      sumOfMeans(ownPairs(own, school)) -
      sumOfMeans(ownPairs(other, partner))) as Seconds;
    if (best === null || change < best.change) best = { with: theirs, change };
  }
  return best;
}

function without(members: readonly SchoolIndex[], member: SchoolIndex): readonly SchoolIndex[] {
  return members.filter((known) => known !== member);
}

/** Both directions between `school` and each of `others`. */
function pairsWith(
  area: Area,
  settings: JudgingSettings,
  school: SchoolIndex,
  others: readonly SchoolIndex[],
): readonly JudgedPair[] {
  return others.flatMap((other) => [
    judgePair(area, settings, school, other),
    judgePair(area, settings, other, school),
  ]);
}

function ownPairs({ pairs }: JudgedCluster, school: SchoolIndex): readonly JudgedPair[] {
  return pairs.filter(({ from, to }) => from === school || to === school);
}

/** Mean-direction seconds of pairs both of whose directions are among `pairs`, summed. */
export function sumOfMeans(pairs: readonly JudgedPair[]): number {
  return pairs.reduce((sum, { seconds }) => sum + seconds / 2, 0);
}

/** Whether a cluster that gets `comer` for `leaver` keeps the bounds on its pupils, as far as rolls are known; its schools are as many. */
function isOfSize(
  area: Area,
  { bounds }: JudgingSettings,
  { cluster, pupils, withoutPupils }: JudgedCluster,
  leaver: SchoolIndex,
  comer: SchoolIndex,
): boolean {
  const { minSchools, maxSchools, minPupils, maxPupils } = bounds;
  const count = new Set(cluster.schools).size;
  const roll = (index: SchoolIndex) => schoolAt(area, index).pupils;
  const after = pupils - (roll(leaver)?.value ?? 0) + (roll(comer)?.value ?? 0);
  const unknown =
    withoutPupils.length - (roll(leaver) === null ? 1 : 0) + (roll(comer) === null ? 1 : 0);
  if (maxSchools !== null && count > maxSchools) return false;
  if (minSchools !== null && count < minSchools) return false;
  if (maxPupils !== null && after > maxPupils) return false;
  return minPupils === null || after >= minPupils || unknown > 0;
}
