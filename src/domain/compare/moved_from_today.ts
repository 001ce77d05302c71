import type { ClusterId, Plan, TodaysPartnerships } from "../plan.ts";
import type { Urn } from "../school.ts";
import { homesToday } from "../today.ts";
import { matchClusters } from "./match_clusters.ts";

/**
 * The schools that `plan` has elsewhere than today: those whose home cluster of today did not become their cluster of the plan,
 * those that only one of the two places among them. Which cluster became which is found as for a comparison of plans.
 */
export function movedFromToday(plan: Plan, today: TodaysPartnerships): ReadonlySet<Urn> {
  const became = new Map<ClusterId, ClusterId | undefined>(
    matchClusters(today.clusters, plan.clusters).map(({ before, after }) => [
      today.clusters[before]?.id ?? "",
      plan.clusters[after]?.id,
    ]),
  );
  const homes = homesToday(today);
  const own = new Map(plan.clusters.flatMap(({ id, schools }) => schools.map((urn) => [urn, id])));
  const urns = new Set([...homes.keys(), ...own.keys()]);
  return new Set(
    [...urns].filter((urn) => {
      const [home, cluster] = [homes.get(urn), own.get(urn)];
      return home === undefined || cluster === undefined || became.get(home.id) !== cluster;
    }),
  );
}
