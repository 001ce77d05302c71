import type { Issue } from "../issue.ts";
import { issue } from "../issue.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/** A warning for each cluster and each of the plan's own sets of schools to be kept apart of which it has two or more. */
export const keptApart: Rule = ({ plan }: JudgedPlan) =>
  once(
    (plan.rules?.keepApart ?? []).flatMap((set) =>
      plan.clusters.flatMap(({ id, schools }) => {
        const sharing = [...new Set(set)].filter((urn) => schools.includes(urn)).sort();
        if (sharing.length < 2) return [];
        return issue("kept-apart", { schools: sharing, clusters: [id], facts: {} });
      }),
    ),
  );

/** A warning for each of the plan's own sets of schools to be kept together of which one is in a cluster without another. Facts: `unplaced`, how many of them are in none. */
export const keptTogether: Rule = ({ plan, clustersOf, indexes }: JudgedPlan) =>
  once(
    (plan.rules?.keepTogether ?? []).flatMap((set) => {
      const schools = [...new Set(set)].filter((urn) => indexes.has(urn)).sort();
      const clusters = new Set(schools.flatMap((urn) => clustersOf.get(urn) ?? []));
      const isWhole = [...clusters].some((cluster) =>
        schools.every((urn) => cluster.schools.includes(urn)),
      );
      if (clusters.size === 0 || isWhole) return [];
      const unplaced = schools.filter((urn) => !clustersOf.has(urn)).length;
      const ids = Array.from(clusters, ({ id }) => id).sort();
      return issue("kept-together", { schools, clusters: ids, facts: { unplaced } });
    }),
  );

/** Each finding once, where two sets have the same. */
function once(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((each) => [each.id, each])).values()];
}
