import { clustersKmeans } from "@turf/clusters-kmeans";
import { featureCollection, point } from "@turf/helpers";
import type { Problem } from "../problem.ts";
import { seededRandom, shuffledOrder } from "../random.ts";

/**
 * Turf's k-means label of each candidate. Turf starts from the first `clusters` points, so `seed` shuffles them; it
 * measures in degrees and knows neither the ceiling nor any bound.
 */
export function turfKmeansLabels(problem: Problem, clusters: number, seed: number): Int32Array {
  const order = shuffledOrder(problem.size, seededRandom(seed));
  const points = order.flatMap((candidate) => {
    const position = problem.candidates[candidate]?.position;
    return position === undefined ? [] : [point([...position], { candidate })];
  });
  const labels = new Int32Array(problem.size).fill(-1);
  if (points.length === 0) return labels;
  const clustered = clustersKmeans(featureCollection(points), {
    numberOfClusters: Math.min(clusters, points.length),
  });
  for (const { properties } of clustered.features) {
    labels[properties["candidate"]] = properties.cluster ?? -1;
  }
  return labels;
}
