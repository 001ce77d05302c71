import { locksOnCluster } from "../locks.ts";
import type { ClusterId, Plan } from "../plan.ts";
import { withClusters } from "./clusters_edit.ts";

/** An edit that removes the cluster called `id` and leaves its schools in none; a plan without such a cluster, or with a lock on it or one of its schools, is unchanged. */
export function removeCluster(id: ClusterId): (plan: Plan) => Plan {
  return (plan) => {
    if (locksOnCluster(plan, id).length > 0) return plan;
    return withClusters(
      plan,
      plan.clusters.filter((cluster) => cluster.id !== id),
    );
  };
}
