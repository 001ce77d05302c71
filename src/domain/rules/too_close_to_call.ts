import { issue } from "../issue.ts";
import { longestPair } from "../judge_cluster.ts";
import { endsOf, pairCounts, pairUrns } from "./pair_facts.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/**
 * One error for each cluster with an estimated pair whose error band holds the ceiling, so that no verdict is honest.
 * Facts: the pair counts, and `from`, `to`, `seconds`, `low`, `high` and `ceiling` (seconds) of the longest such pair.
 */
export const tooCloseToCall: Rule = (judged: JudgedPlan) =>
  judged.clusters.flatMap((cluster) => {
    const longest = longestPair(judged.area, cluster.tooClose);
    if (longest === null) return [];
    return issue("too-close-to-call", {
      schools: endsOf(judged, cluster.tooClose),
      clusters: [cluster.cluster.id],
      facts: {
        ...pairCounts(cluster, cluster.tooClose),
        ...pairUrns(judged, longest),
        seconds: longest.seconds,
        low: longest.low,
        high: longest.high,
        ceiling: judged.settings.ceiling,
      },
    });
  });
