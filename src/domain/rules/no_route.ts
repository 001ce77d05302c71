import { issue } from "../issue.ts";
import { longestPair } from "../judge_cluster.ts";
import { endsOf, pairCounts, pairUrns } from "./pair_facts.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/** One error for each cluster with pairs that no road joins. Facts: the pair counts, `from` and `to` of the first by URN, and `ceiling` in seconds. */
export const noRoute: Rule = (judged: JudgedPlan) =>
  judged.clusters.flatMap((cluster) => {
    const unreachable = cluster.over.filter(({ verdict }) => verdict === "no-route");
    const first = longestPair(judged.area, unreachable);
    if (first === null) return [];
    return issue("no-route", {
      schools: endsOf(judged, unreachable),
      clusters: [cluster.cluster.id],
      facts: {
        ...pairCounts(cluster, unreachable),
        ...pairUrns(judged, first),
        ceiling: judged.settings.ceiling,
      },
    });
  });
