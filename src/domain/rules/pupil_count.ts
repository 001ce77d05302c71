import type { Issue } from "../issue.ts";
import { issue } from "../issue.ts";
import type { JudgedCluster } from "../judgement.ts";
import type { Bounds } from "../settings.ts";
import type { JudgedPlan, Rule } from "./rule.ts";
import { notSupplied } from "./rule.ts";

/**
 * One error for each cluster whose pupils are shown to be too few or too many; where rolls that are not supplied leave
 * it open, a warning says so instead of passing. Facts: `pupils` (known), `withoutPupils` (schools), `bound`, and `short` or `excess`.
 */
export const pupilCount: Rule = (judged: JudgedPlan) => {
  const { bounds } = judged.settings;
  return judged.clusters.flatMap((cluster) => [
    ...tooMany(cluster, bounds),
    ...tooFew(cluster, bounds),
  ]);
};

function tooFew(judged: JudgedCluster, { minPupils }: Bounds): readonly Issue[] {
  const { cluster, pupils, withoutPupils } = judged;
  if (minPupils === null || pupils >= minPupils) return [];
  const facts = {
    pupils,
    withoutPupils: withoutPupils.length,
    bound: minPupils,
    short: minPupils - pupils,
  };
  const schools = [...new Set(cluster.schools)].sort();
  if (withoutPupils.length === 0) {
    return [issue("too-few-pupils", { schools, clusters: [cluster.id], facts })];
  }
  return [openQuestion(judged, "too-few-pupils", facts)];
}

function tooMany(judged: JudgedCluster, { maxPupils }: Bounds): readonly Issue[] {
  const { cluster, pupils, withoutPupils } = judged;
  if (maxPupils === null) return [];
  const counts = { pupils, withoutPupils: withoutPupils.length, bound: maxPupils };
  if (pupils > maxPupils) {
    const facts = { ...counts, excess: pupils - maxPupils };
    const schools = [...new Set(cluster.schools)].sort();
    return [issue("too-many-pupils", { schools, clusters: [cluster.id], facts })];
  }
  return withoutPupils.length === 0 ? [] : [openQuestion(judged, "too-many-pupils", counts)];
}

function openQuestion(
  { cluster, withoutPupils }: JudgedCluster,
  neededBy: "too-few-pupils" | "too-many-pupils",
  facts: Readonly<Record<string, number>>,
): Issue {
  return notSupplied({
    field: "pupils",
    neededBy,
    schools: [...withoutPupils].sort(),
    cluster: cluster.id,
    facts,
  });
}
