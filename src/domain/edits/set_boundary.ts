import type { ClusterBoundary, ClusterId, Plan } from "../plan.ts";
import { changeCluster } from "./clusters_edit.ts";

/**
 * An edit that gives a cluster a hand-drawn boundary in place of the land nearest to its schools; `null` takes it away.
 * Members stay as they are. It throws when there is no such cluster.
 */
export function setBoundary(id: ClusterId, boundary: ClusterBoundary | null): (plan: Plan) => Plan {
  return (plan) =>
    changeCluster(plan, id, (cluster) => {
      const { boundary: before, ...rest } = cluster;
      if (JSON.stringify(before ?? null) === JSON.stringify(boundary)) return cluster;
      return boundary === null ? rest : { ...rest, boundary };
    });
}
