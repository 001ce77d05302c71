import type { Area } from "../area.ts";
import { schoolAt, schoolIndexes } from "../area.ts";
import type { Verdict } from "../ceiling.ts";
import type { Kind } from "../faith.ts";
import { faithOf, kindOf } from "../faith.ts";
import { longestPair } from "../judge_cluster.ts";
import type { JudgedCluster, JudgedPair, Judgement } from "../judgement.ts";
import { shownVerdict } from "../judgement.ts";
import { pairTime } from "../mends/mend.ts";
import type { School, Urn } from "../school.ts";
import { SIZE_BANDS, sizeBandOf } from "../size_band.ts";
import { totalTravel } from "../total_travel.ts";
import type { Seconds } from "../units.ts";
import type { ClusterFigures, Mix, PlanFigures, WorstPair } from "./difference.ts";

const KINDS: readonly Kind[] = ["community", "church-of-england", "catholic", "other-faith"];
const VERDICTS: readonly Verdict[] = ["within", "too-close-to-call", "over", "no-route"];

/** What the cluster is measured by. */
export function clusterFigures(
  area: Area,
  { issues }: Judgement,
  judged: JudgedCluster,
): ClusterFigures {
  const { cluster, pupils, withoutPupils, worst } = judged;
  const urns = [...new Set(cluster.schools)];
  return {
    schools: urns.length,
    pupils,
    withoutPupils: withoutPupils.length,
    worst: worst === null ? null : worstPair(area, worst),
    travel: travelOf(judged),
    verdict: shownVerdict(judged),
    problems: issues.filter(
      ({ severity, clusters }) => severity === "error" && clusters.includes(cluster.id),
    ).length,
    ...mixOf(area, urns),
  };
}

/** What the whole plan is measured by. Its roll and mix are of the schools that it places, each counted once. */
export function planFigures(area: Area, judgement: Judgement): PlanFigures {
  const { clusters, issues, unassigned } = judgement;
  const urns = [...new Set(clusters.flatMap(({ cluster }) => cluster.schools))];
  const schools = knownSchools(area, urns);
  const rolls = schools.flatMap(({ pupils }) => pupils ?? []);
  const worst = longestPair(
    area,
    clusters.flatMap((judged) => judged.worst ?? []),
  );
  const errors = issues.filter(({ severity }) => severity === "error").length;
  return {
    schools: urns.length,
    pupils: rolls.reduce((sum, { value }) => sum + value, 0),
    withoutPupils: urns.length - rolls.length,
    worst: worst === null ? null : worstPair(area, worst),
    travel: totalTravel(judgement),
    problems: errors,
    clusters: clusters.length,
    verdicts: countBy(VERDICTS, clusters.map(shownVerdict)),
    mixedClusters: clusters.filter(({ cluster }) => isMixed(area, cluster.schools)).length,
    unassigned: unassigned.length,
    warnings: issues.length - errors,
    ...mixOf(area, urns),
  };
}

/** Judged mean-direction seconds between the cluster's schools; `Infinity` where a pair has no known time. */
function travelOf({ pairs }: JudgedCluster): Seconds {
  return pairs.reduce((sum, { seconds }) => sum + seconds / 2, 0) as Seconds;
}

function worstPair(area: Area, pair: JudgedPair): WorstPair {
  const { low, high, verdict } = pair;
  return { ...pairTime(area, pair), low, high, verdict };
}

function mixOf(area: Area, urns: readonly Urn[]): Mix {
  const schools = knownSchools(area, urns);
  return {
    kinds: countBy(KINDS, schools.map(schoolKind)),
    sizes: countBy(
      [...SIZE_BANDS, "not-known"],
      schools.map(({ pupils }) => (pupils === null ? "not-known" : sizeBandOf(pupils.value))),
    ),
  };
}

function isMixed(area: Area, urns: readonly Urn[]): boolean {
  const kinds = new Set(knownSchools(area, urns).map(schoolKind));
  return kinds.has("community") && kinds.size > 1;
}

function schoolKind({ religiousCharacter }: School): Kind {
  return kindOf(faithOf(religiousCharacter));
}

function knownSchools(area: Area, urns: readonly Urn[]): readonly School[] {
  const indexes = schoolIndexes(area);
  return urns.flatMap((urn) => {
    const index = indexes.get(urn);
    return index === undefined ? [] : [schoolAt(area, index)];
  });
}

function countBy<Key extends string>(
  keys: readonly Key[],
  found: readonly Key[],
): Readonly<Record<Key, number>> {
  const counts = new Map(keys.map((key) => [key, 0]));
  for (const key of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries(counts) as Record<Key, number>;
}
