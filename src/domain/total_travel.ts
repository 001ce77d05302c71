import type { JudgedCluster, Judgement } from "./judgement.ts";
import type { Seconds } from "./units.ts";

/** Judged seconds between all partners: over clusters, the mean-direction time of every unordered pair. `Infinity` where a pair has no route. */
export function totalTravel({ clusters }: Pick<Judgement, "clusters">): Seconds {
  let total = 0;
  for (const judged of clusters) total += travelWithin(judged);
  return total as Seconds;
}

function travelWithin(judged: JudgedCluster): number {
  const known = travelByCluster.get(judged);
  if (known !== undefined) return known;
  let travel = 0;
  for (const pair of judged.pairs) travel += pair.seconds / 2;
  travelByCluster.set(judged, travel);
  return travel;
}

const travelByCluster = new WeakMap<JudgedCluster, number>();
