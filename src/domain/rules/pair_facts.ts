import { schoolAt } from "../area.ts";
import type { IssueFacts } from "../issue.ts";
import type { JudgedCluster, JudgedPair } from "../judgement.ts";
import type { Urn } from "../school.ts";
import type { JudgedPlan } from "./rule.ts";

/**
 * How many of a cluster's pairs are in `found`: `pairs` of `pairsJudged` ordered pairs, which are
 * `schoolPairs` of `schoolPairsJudged` pairs of schools whatever the direction.
 */
export function pairCounts(judged: JudgedCluster, found: readonly JudgedPair[]): IssueFacts {
  const unordered = new Set(
    found.map(({ from, to }) => `${Math.min(from, to)}-${Math.max(from, to)}`),
  );
  return {
    pairs: found.length,
    pairsJudged: judged.pairs.length,
    schoolPairs: unordered.size,
    schoolPairsJudged: judged.pairs.length / 2,
  };
}

/** The schools at either end of `pairs`, sorted, each once. */
export function endsOf(judged: JudgedPlan, pairs: readonly JudgedPair[]): readonly Urn[] {
  const urns = pairs.flatMap(({ from, to }) => [
    schoolAt(judged.area, from).urn,
    schoolAt(judged.area, to).urn,
  ]);
  return [...new Set(urns)].sort();
}

/** The URNs of a pair as facts `from` and `to`. */
export function pairUrns(
  judged: JudgedPlan,
  pair: JudgedPair,
): { readonly from: Urn; readonly to: Urn } {
  return {
    from: schoolAt(judged.area, pair.from).urn,
    to: schoolAt(judged.area, pair.to).urn,
  };
}
