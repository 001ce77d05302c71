import type { Judgement } from "./judgement.ts";
import type { Seconds } from "./units.ts";

/** Judged seconds between all partners: over clusters, the mean-direction time of every unordered pair. `Infinity` where a pair has no route. */
export function totalTravel(judgement: Judgement): Seconds {
  let total = 0;
  for (const judged of judgement.clusters) {
    for (const pair of judged.pairs) total += pair.seconds / 2;
  }
  return total as Seconds;
}
