import type { ClusterLimits } from "./problem.ts";

/** The fewest and most clusters that `schools` schools can make: ceil(n ÷ most) to floor(n ÷ least). */
export function clusterCountRange(
  schools: number,
  limits: ClusterLimits,
): { readonly least: number; readonly most: number } {
  return {
    least: Math.ceil(schools / Math.max(1, limits.maxSchools)),
    most: Math.floor(schools / limits.minSchools),
  };
}

/** How many clusters "auto" aims at: the integer nearest to `schools` ÷ `targetSchools` (halves up), brought into range. */
export function automaticClusterCount(
  schools: number,
  targetSchools: number,
  limits: ClusterLimits,
): number {
  const { least, most } = clusterCountRange(schools, limits);
  return Math.max(least, Math.min(most, Math.round(schools / targetSchools)));
}
