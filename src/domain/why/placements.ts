import type { Area } from "../area.ts";
import { longestPair } from "../judge_cluster.ts";
import type { JudgedCluster, JudgedPair, Judgement } from "../judgement.ts";
import type { PairTime } from "../mends/mend.ts";
import { compareSeconds, locatedIndex, pairTime } from "../mends/mend.ts";
import type { Trial } from "../mends/trial.ts";
import { arrivalPairs, isTooSmall, trialOf, trialWith, trialWithout } from "../mends/trial.ts";
import type { ClusterId } from "../plan.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import type { JudgingSettings } from "../settings.ts";
import type { Seconds } from "../units.ts";
import type { CompanionBlock, Companions } from "./companions.ts";
import { companionBlocks, NO_COMPANIONS } from "./companions.ts";
import type { Swap } from "./swap.ts";
import { cheapestSwap, sumOfMeans } from "./swap.ts";

/** What stops a school from being in a cluster. */
export type Block =
  /** `pair` is the longest of the ordered pairs with the school that are not within, of which there are `pairs`. */
  | { readonly kind: "pairs"; readonly pair: PairTime; readonly pairs: number }
  | { readonly kind: "too-many-schools"; readonly schools: number; readonly limit: number }
  | { readonly kind: "too-many-pupils"; readonly pupils: number; readonly limit: number }
  /** The cluster that it leaves would be left with too few. */
  | { readonly kind: "too-few-schools-left"; readonly schools: number; readonly limit: number }
  | { readonly kind: "too-few-pupils-left"; readonly pupils: number; readonly limit: number }
  | { readonly kind: "locked"; readonly cluster: ClusterId }
  | CompanionBlock;

/** What it would mean for a school to be in a cluster other than its own, everything else as it is. */
export interface Placement {
  readonly cluster: ClusterId;
  /** How much longer the travel between all partners of the plan would be, judged mean-direction seconds; negative for less, `Infinity` without a route. */
  readonly change: Seconds;
  /** The cluster's worst pair then. */
  readonly worst: PairTime | null;
  /** None where the school could move. */
  readonly blocks: readonly Block[];
  /** Where nothing but sizes stops it: the exchange with one of that cluster's schools that costs the least; `null` where there is none. */
  readonly swap: Swap | null;
}

/** The blocks that an exchange can lift. */
const OF_SIZE: ReadonlySet<Block["kind"]> = new Set([
  "too-many-schools",
  "too-many-pupils",
  "too-few-schools-left",
  "too-few-pupils-left",
]);

/** Why a school is where it is: its place, and every other. */
export interface Placements {
  /** `null` where it is in no cluster. */
  readonly own: ClusterId | null;
  /** Judged mean-direction seconds between the school and its partners now. */
  readonly travel: Seconds;
  /** Those that it could move to first, then the least change of travel, then in the plan's order. */
  readonly others: readonly Placement[];
}

/**
 * Every other cluster of the plan for the school `urn`, with what a move would cost and what stops it; `null` for a school that
 * the area does not have or not where it is. A school in several clusters leaves the first. O(n) drives for n schools in clusters,
 * and O(n·k) where sizes stop it in clusters of k schools.
 */
export function placementsOf(
  area: Area,
  judgement: Judgement,
  urn: Urn,
  companions: Companions = NO_COMPANIONS,
): Placements | null {
  const school = locatedIndex(area, urn);
  if (school === null) return null;
  const { settings, clusters } = judgement;
  const own = clusters.find(({ cluster }) => cluster.schools.includes(urn)) ?? null;
  const isOwn = ({ from, to }: JudgedPair) => from === school || to === school;
  const travel = sumOfMeans(own?.pairs.filter(isOwn) ?? []);
  const leaving = own === null ? [] : blocksOfLeaving(area, settings, own, school);
  const others = clusters
    .filter(({ cluster, members }) => !cluster.schools.includes(urn) && members.length > 0)
    .map((judged) => {
      const arriving = arrivalPairs(area, settings, judged, [school]);
      const trial = trialWith(area, settings, judged, [school]);
      const blocks = [
        ...leaving,
        ...blocksOfJoining(area, settings, judged, arriving, trial),
        ...companionBlocks(companions, urn, judged.cluster.schools),
      ];
      const isSize = blocks.length > 0 && blocks.every(({ kind }) => OF_SIZE.has(kind));
      return {
        cluster: judged.cluster.id,
        change: (sumOfMeans(arriving) - travel) as Seconds,
        worst: trial.worst === null ? null : pairTime(area, trial.worst),
        blocks,
        swap:
          isSize && own !== null
            ? cheapestSwap(area, settings, { own, school, other: judged }, companions)
            : null,
      };
    });
  return {
    own: own?.cluster.id ?? null,
    travel: travel as Seconds,
    others: others.sort(
      (a, b) =>
        Math.sign(a.blocks.length) - Math.sign(b.blocks.length) ||
        compareSeconds(a.change, b.change),
    ),
  };
}

function blocksOfLeaving(
  area: Area,
  { bounds }: JudgingSettings,
  own: JudgedCluster,
  school: SchoolIndex,
): readonly Block[] {
  const blocks: Block[] = [];
  const left = trialWithout(area, own, school);
  // A cluster that only it is in is given up, not left too small; one that is too small already gets no worse in kind.
  const isGivenUp = left.count === 0;
  const wasTooSmall = isTooSmall(trialOf(own), bounds);
  if (own.cluster.locked === true) blocks.push({ kind: "locked", cluster: own.cluster.id });
  if (!isGivenUp && !wasTooSmall) blocks.push(...tooSmall(left, bounds));
  return blocks;
}

function tooSmall(trial: Trial, bounds: JudgingSettings["bounds"]): readonly Block[] {
  if (!isTooSmall(trial, bounds)) return [];
  const { minSchools, minPupils } = bounds;
  if (minSchools !== null && trial.count < minSchools) {
    return [{ kind: "too-few-schools-left", schools: trial.count, limit: minSchools }];
  }
  return minPupils === null
    ? []
    : [{ kind: "too-few-pupils-left", pupils: trial.pupils, limit: minPupils }];
}

function blocksOfJoining(
  area: Area,
  { bounds }: JudgingSettings,
  { cluster }: JudgedCluster,
  arriving: readonly JudgedPair[],
  trial: Trial,
): readonly Block[] {
  const blocks: Block[] = [];
  const { maxSchools, maxPupils } = bounds;
  const stopping = arriving.filter(({ verdict }) => verdict !== "within");
  const longest = longestPair(area, stopping);
  if (cluster.locked === true) blocks.push({ kind: "locked", cluster: cluster.id });
  if (longest !== null) {
    blocks.push({ kind: "pairs", pair: pairTime(area, longest), pairs: stopping.length });
  }
  if (maxSchools !== null && trial.count > maxSchools) {
    blocks.push({ kind: "too-many-schools", schools: trial.count, limit: maxSchools });
  }
  if (maxPupils !== null && trial.pupils > maxPupils) {
    blocks.push({ kind: "too-many-pupils", pupils: trial.pupils, limit: maxPupils });
  }
  return blocks;
}
