import { isWithin } from "./ceiling.ts";
import type { JudgedCluster } from "./judgement.ts";
import type { Seconds } from "./units.ts";
import { minutes, minutesToSeconds, UNREACHABLE } from "./units.ts";

/** How comfortable a judged time is. It informs beside the verdict, which alone knows the plan's ceiling. */
export type DistanceBand = "to-20" | "20-30" | "30-45" | "over-45";

export const DISTANCE_BANDS: readonly DistanceBand[] = ["to-20", "20-30", "30-45", "over-45"];

/** Upper edges, inclusive. 20 and 45 minutes: Hill 2017 and 2014; 30 is our own. Source: docs/data-sources.md#distance-bands. */
const EDGES: readonly (readonly [DistanceBand, Seconds])[] = [
  ["to-20", minutesToSeconds(minutes(20))],
  ["20-30", minutesToSeconds(minutes(30))],
  ["30-45", minutesToSeconds(minutes(45))],
];

/** The band of judged seconds: exactly 20, 30 and 45 minutes belong to the band below them. */
export function distanceBandOf(judged: Seconds): DistanceBand {
  return EDGES.find(([, edge]) => isWithin(judged, edge))?.[0] ?? "over-45";
}

/** How many clusters have their worst pair in each band; "none" for those without a pair, or with one whose time is not known, so that all add up. */
export function countDistanceBands(
  clusters: readonly JudgedCluster[],
): Readonly<Record<DistanceBand | "none", number>> {
  const counts = { "to-20": 0, "20-30": 0, "30-45": 0, "over-45": 0, none: 0 };
  for (const { worst } of clusters) {
    counts[
      worst !== null && worst.seconds < UNREACHABLE ? distanceBandOf(worst.seconds) : "none"
    ]++;
  }
  return counts;
}
