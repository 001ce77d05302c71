import { clustersDbscan } from "@turf/clusters-dbscan";
import { featureCollection, point } from "@turf/helpers";
import { crowFlyKm } from "../../domain/crow_fly.ts";
import type { Problem } from "../problem.ts";

/**
 * Turf's DBSCAN label of each candidate, -1 for noise. The radius is the median distance from a school to the last of
 * its `targetSchools` − 1 nearest (Ester, Kriegel, Sander & Xu 1996, §4.2, read off at the median), so that a typical
 * neighbourhood is one cluster's worth of schools. Schools chain: neither the ceiling nor the most schools is kept.
 */
export function turfDbscanLabels(problem: Problem, targetSchools: number): Int32Array {
  const labels = new Int32Array(problem.size).fill(-1);
  if (problem.size === 0) return labels;
  const points = problem.candidates.map(({ position }, candidate) =>
    point([...position], { candidate }),
  );
  const clustered = clustersDbscan(
    featureCollection(points),
    Math.max(0.001, medianReachKm(problem, targetSchools)),
    {
      units: "kilometers",
      minPoints: Math.max(2, Math.min(problem.limits.minSchools, targetSchools)),
    },
  );
  for (const { properties } of clustered.features) {
    labels[properties["candidate"]] = properties.cluster ?? -1;
  }
  return labels;
}

function medianReachKm(problem: Problem, targetSchools: number): number {
  const positions = problem.candidates.map((candidate) => candidate.position);
  const rank = Math.max(1, Math.min(targetSchools - 1, positions.length - 1));
  const reaches = positions
    .map((from) => {
      const distances = positions.map((to) => crowFlyKm(from, to)).sort((a, b) => a - b);
      return distances[rank] ?? 0;
    })
    .sort((a, b) => a - b);
  return reaches[Math.floor(reaches.length / 2)] ?? 0;
}
