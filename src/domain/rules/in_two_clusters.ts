import { issue } from "../issue.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/** One error for each school that more than one cluster lists. Fact: `count` of those clusters. */
export const inTwoClusters: Rule = (judged: JudgedPlan) =>
  [...judged.clustersOf].flatMap(([urn, clusters]) => {
    if (clusters.length < 2) return [];
    const ids = clusters.map(({ id }) => id);
    return issue("in-two-clusters", {
      schools: [urn],
      clusters: ids.sort(),
      facts: { count: clusters.length },
    });
  });
