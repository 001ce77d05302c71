import type { Area } from "../area.ts";
import { schoolAt } from "../area.ts";
import { judgePair } from "../judge_cluster.ts";
import type { Judgement } from "../judgement.ts";
import type { PairTime } from "../mends/mend.ts";
import { compareSeconds, locatedIndex, pairTime } from "../mends/mend.ts";
import type { ClusterId } from "../plan.ts";
import type { SchoolIndex, Urn } from "../school.ts";
import type { Seconds } from "../units.ts";
import type { Companions } from "./companions.ts";
import { companionBlocks, NO_COMPANIONS } from "./companions.ts";
import { placementsOf } from "./placements.ts";

/** Why two schools share a cluster, or do not. */
export interface Company {
  readonly urn: Urn;
  readonly partner: Urn;
  /** The cluster that both are in; `null` where there is none. */
  readonly cluster: ClusterId | null;
  readonly there: PairTime;
  readonly back: PairTime;
  /** How many schools are nearer to `urn` than `partner`, by the mean of both directions, and 1; of so many others. */
  readonly rank: number;
  readonly of: number;
  /** The legal move of one of them to another cluster that costs the least; `null` where there is none, or they are not together. */
  readonly parting: {
    readonly school: Urn;
    readonly cluster: ClusterId;
    readonly change: Seconds;
  } | null;
  /** Whether they were asked to be together, or are of one tie that is kept whole. */
  readonly isAsked: boolean;
}

/** Why `urn` is with `partner`; `null` where the area does not know one of them or its place. O(n) drives for n schools in clusters. */
export function companyOf(
  area: Area,
  judgement: Judgement,
  [urn, partner]: readonly [Urn, Urn],
  companions: Companions = NO_COMPANIONS,
): Company | null {
  const [school, other] = [locatedIndex(area, urn), locatedIndex(area, partner)];
  if (school === null || other === null || school === other) return null;
  const { settings, clusters } = judgement;
  const shared = clusters.find(
    ({ cluster }) => cluster.schools.includes(urn) && cluster.schools.includes(partner),
  );
  const mean = (to: SchoolIndex) =>
    judgePair(area, settings, school, to).seconds + judgePair(area, settings, to, school).seconds;
  const others = [...area.schools.keys()].filter(
    (index) => index !== school && area.schools[index]?.location !== null,
  ) as SchoolIndex[];
  const own = mean(other);
  const isAsked = companionBlocks(companions, urn, [urn]).some(
    (block) => block.kind !== "kept-apart" && block.schools.includes(partner),
  );
  return {
    urn,
    partner,
    cluster: shared?.cluster.id ?? null,
    there: pairTime(area, judgePair(area, settings, school, other)),
    back: pairTime(area, judgePair(area, settings, other, school)),
    rank: 1 + others.filter((index) => mean(index) < own).length,
    of: others.length,
    parting:
      shared === undefined ? null : cheapestParting(area, judgement, [school, other], companions),
    isAsked,
  };
}

function cheapestParting(
  area: Area,
  judgement: Judgement,
  schools: readonly SchoolIndex[],
  companions: Companions,
): Company["parting"] {
  const moves = schools.flatMap((index) => {
    const { urn } = schoolAt(area, index);
    const others = placementsOf(area, judgement, urn, companions)?.others ?? [];
    return others
      .filter(({ blocks }) => blocks.length === 0)
      .map(({ cluster, change }) => ({ school: urn, cluster, change }));
  });
  return moves.sort((a, b) => compareSeconds(a.change, b.change))[0] ?? null;
}
