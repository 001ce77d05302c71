import type { Area } from "./area.ts";
import { isOverBorder, schoolIndexes } from "./area.ts";
import type { Issue } from "./issue.ts";
import { judgeCluster } from "./judge_cluster.ts";
import type { JudgedCluster, Judgement } from "./judgement.ts";
import type { Cluster, Plan } from "./plan.ts";
import { ERROR_RULES, RULES } from "./rules/all_rules.ts";
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

/** `plan` judged as `judgePlan` does it, where `before` is a judgement of the same area: drives that it has too are not judged again. */
export function judgeEdited(area: Area, plan: Plan, before: Judgement): Judgement {
  return judgeByRules(area, plan, before.settings, judgeClustersAgain(area, plan, before));
}

/** What judging anew the clusters of an edited plan that are not the very ones of `before` finds. */
export interface JudgedAgain {
  /** All clusters of the plan. */
  readonly clusters: readonly JudgedCluster[];
  /** Those that are not the very ones of `before`. */
  readonly changed: readonly JudgedCluster[];
  /** The errors of those that changed. */
  readonly errors: readonly Issue[];
}

/** Of `judgeEdited`, only what an edit can change about the clusters whose schools it changes. O(n + Σk²) over these. */
export function judgeChanged(area: Area, plan: Plan, before: Judgement): JudgedAgain {
  const clusters = judgeClustersAgain(area, plan, before);
  const had = new Set(before.clusters);
  const changed = clusters.filter((judged) => !had.has(judged));
  const schools = new Set(changed.flatMap(({ cluster }) => cluster.schools));
  const part: JudgedPlan = {
    area,
    plan: { ...plan, clusters: changed.map(({ cluster }) => cluster) },
    settings: before.settings,
    clusters: changed,
    clustersOf: clustersBySchool(plan.clusters, schools),
    indexes: schoolIndexes(area),
    unassigned: [],
  };
  return { clusters, changed, errors: ERROR_RULES.flatMap((rule) => rule(part)) };
}

function judgeClustersAgain(
  area: Area,
  plan: Plan,
  { clusters, settings }: Judgement,
): readonly JudgedCluster[] {
  const known = new Map(clusters.map((judged) => [judged.cluster, judged]));
  const byId = new Map(clusters.map((judged) => [judged.cluster.id, judged]));
  return plan.clusters.map(
    (cluster) => known.get(cluster) ?? judgeCluster(area, cluster, settings, byId.get(cluster.id)),
  );
}

function judgeByRules(
  area: Area,
  plan: Plan,
  settings: JudgingSettings,
  clusters: readonly JudgedCluster[],
): Judgement {
  const clustersOf = clustersBySchool(plan.clusters, null);
  const unassigned = area.schools
    .map(({ urn }) => urn)
    .filter((urn) => !(clustersOf.has(urn) || isOverBorder(area, urn)));
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

/** The clusters that list each school, or each of `only`. */
function clustersBySchool(
  clusters: readonly Cluster[],
  only: ReadonlySet<Urn> | null,
): ReadonlyMap<Urn, readonly Cluster[]> {
  const listings = new Map<Urn, Cluster[]>();
  for (const cluster of clusters) {
    for (const urn of cluster.schools) {
      if (only?.has(urn) === false) continue;
      const known = listings.get(urn);
      if (known === undefined) listings.set(urn, [cluster]);
      else if (known.at(-1) !== cluster) known.push(cluster);
    }
  }
  return listings;
}
