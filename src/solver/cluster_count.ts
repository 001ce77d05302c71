import type { Problem } from "./problem.ts";
import { schoolsToPlace } from "./problem.ts";
import type { ProposeOptions } from "./proposal.ts";

/**
 * How many clusters "auto" aims at: the integer nearest to the schools to place ÷ `targetSchools` (halves up), brought into
 * the range from ceil(schools to place ÷ most of a cluster) to floor(schools ÷ least of a cluster).
 */
export function automaticClusterCount(problem: Problem, targetSchools: number): number {
  const { minSchools, maxSchools } = problem.limits;
  const toPlace = schoolsToPlace(problem);
  const all = problem.schools.reduce((sum, count) => sum + count, 0);
  const least = Math.ceil(toPlace / Math.max(1, maxSchools));
  const most = Math.floor(all / minSchools);
  return Math.max(least, Math.min(most, Math.round(toPlace / targetSchools)));
}

/** How many clusters `options` aim at, whether they name a number or leave it to us. */
export function wantedClusters(problem: Problem, options: ProposeOptions): number {
  const { clusters, targetSchools } = options;
  return clusters === "auto" ? automaticClusterCount(problem, targetSchools) : clusters;
}

/** Whether a plan must have just as many clusters as `options` name. */
export function isCountFixed({ clusters, objective }: ProposeOptions): boolean {
  return clusters !== "auto" && objective !== "fewest";
}
