import type { ClusterId, Plan } from "../plan.ts";
import { withClusters } from "./clusters_edit.ts";

/** An edit that removes the cluster called `id` and leaves its schools in none; a plan without such a cluster is unchanged. */
export function removeCluster(id: ClusterId): (plan: Plan) => Plan {
  return (plan) =>
    withClusters(
      plan,
      plan.clusters.filter((cluster) => cluster.id !== id),
    );
}
