import type { Area } from "./area.ts";
import { schoolAt } from "./area.ts";
import type { JudgedCluster, JudgedPair, Judgement } from "./judgement.ts";
import { reachesAll } from "./mends/joining.ts";
import { isJoinable, trialWith } from "./mends/trial.ts";
import type { Cluster } from "./plan.ts";
import type { SchoolIndex, Urn } from "./school.ts";

/** A school that could come into a cluster. */
export interface Candidate {
  readonly school: SchoolIndex;
  /** The cluster that it is in now; `null` for none. */
  readonly from: Cluster | null;
  /** What the cluster's worst pair would become. */
  readonly worst: JudgedPair;
}

/**
 * Every school that could join a cluster so that each pair of it stays within the ceiling and it does not get too large,
 * the one that leaves the quickest worst pair first. None where a pair of the cluster is not within already. O(n·k) drives
 * for a cluster of k schools.
 */
export function candidatesFor(
  area: Area,
  judgement: Judgement,
  judged: JudgedCluster,
): readonly Candidate[] {
  const { settings } = judgement;
  if (judged.verdict !== "within" || judged.members.length === 0) return [];
  const homes = new Map<Urn, Cluster>();
  for (const { cluster } of judgement.clusters) {
    for (const urn of cluster.schools) if (!homes.has(urn)) homes.set(urn, cluster);
  }
  const own = new Set(judged.cluster.schools);
  const candidates: Candidate[] = [];
  area.schools.forEach(({ urn, location }, place) => {
    if (location === null || own.has(urn)) return;
    const school = place as SchoolIndex;
    if (!reachesAll(area, settings, school, judged.members)) return;
    const trial = trialWith(area, settings, judged, [school]);
    if (trial.worst === null || !isJoinable(trial, settings.bounds)) return;
    candidates.push({ school, from: homes.get(urn) ?? null, worst: trial.worst });
  });
  return candidates.sort((a, b) => {
    if (a.worst.seconds !== b.worst.seconds) return a.worst.seconds < b.worst.seconds ? -1 : 1;
    return schoolAt(area, a.school).name.localeCompare(schoolAt(area, b.school).name, "en");
  });
}
