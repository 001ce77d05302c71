import type { Area } from "./area.ts";
import { schoolIndexes } from "./area.ts";
import { byKey } from "./by_key.ts";
import { judgeCluster } from "./judge_cluster.ts";
import type { JudgedCluster, Judgement } from "./judgement.ts";
import type { Cluster, Plan } from "./plan.ts";
import { RULES } from "./rules/all_rules.ts";
import type { JudgedPlan } from "./rules/rule.ts";
import type { Urn } from "./school.ts";
import type { JudgingSettings } from "./settings.ts";

/** `plan` judged by every rule: O(Σk²) for clusters of k schools. Errors come before warnings in the issues. */
export function judgePlan(area: Area, plan: Plan, settings: JudgingSettings): Judgement {
  return judgeByRules(
    area,
    plan,
    settings,
    plan.clusters.map((cluster) => judgeCluster(area, cluster, settings)),
  );
}

/** `plan` judged as `judgePlan` does it, where `before` is a judgement of the same area: the drives of clusters that it has too are not judged again. */
export function judgeEdited(area: Area, plan: Plan, before: Judgement): Judgement {
  const { settings } = before;
  const known = new Map(before.clusters.map((judged) => [judged.cluster, judged]));
  return judgeByRules(
    area,
    plan,
    settings,
    plan.clusters.map((cluster) => known.get(cluster) ?? judgeCluster(area, cluster, settings)),
  );
}

function judgeByRules(
  area: Area,
  plan: Plan,
  settings: JudgingSettings,
  clusters: readonly JudgedCluster[],
): Judgement {
  const clustersOf = clustersBySchool(plan.clusters);
  const unassigned = area.schools.map(({ urn }) => urn).filter((urn) => !clustersOf.has(urn));
  const judged: JudgedPlan = {
    area,
    plan,
    settings,
    clusters,
    clustersOf,
    indexes: schoolIndexes(area),
    unassigned,
  };
  const issues = RULES.flatMap((rule) => rule(judged));
  return {
    settings,
    clusters,
    unassigned,
    issues: [
      ...issues.filter(({ severity }) => severity === "error"),
      ...issues.filter(({ severity }) => severity === "warning"),
    ],
    valid: issues.every(({ severity }) => severity !== "error"),
  };
}

function clustersBySchool(clusters: readonly Cluster[]): ReadonlyMap<Urn, readonly Cluster[]> {
  const listings = clusters.flatMap((cluster) =>
    Array.from(new Set(cluster.schools), (urn) => ({ urn, cluster })),
  );
  return new Map(
    Array.from(
      byKey(listings, ({ urn }) => urn),
      ([urn, found]) => [urn, found.map(({ cluster }) => cluster)],
    ),
  );
}
