import type { Problem } from "./problem.ts";
import { schoolsToPlace } from "./problem.ts";

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
