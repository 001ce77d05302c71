import { isOnlyLeastKnown } from "../ceiling.ts";
import { issue } from "../issue.ts";
import { longestPair } from "../judge_cluster.ts";
import { endsOf, pairCounts, pairUrns } from "./pair_facts.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/**
 * One error for each cluster with a routed pair over the ceiling (S-15; domain decision 1).
 * Facts: the pair counts, and `from`, `to`, `seconds`, `low`, `high`, `ceiling` and `excess` (seconds) of the longest such pair.
 */
export const overCeiling: Rule = (judged: JudgedPlan) =>
  judged.clusters.flatMap((cluster) => {
    const over = cluster.over.filter(({ verdict }) => verdict === "over");
    const worst = longestPair(judged.area, over);
    if (worst === null) return [];
    const { ceiling } = judged.settings;
    return issue("over-ceiling", {
      schools: endsOf(judged, over),
      clusters: [cluster.cluster.id],
      facts: {
        ...pairCounts(cluster, over),
        ...pairUrns(judged, worst),
        seconds: worst.seconds,
        low: worst.low,
        high: worst.high,
        ceiling,
        excess: (isOnlyLeastKnown(worst) ? worst.low : worst.seconds) - ceiling,
      },
    });
  });
