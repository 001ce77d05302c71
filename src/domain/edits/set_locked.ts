import type { ClusterId, Plan } from "../plan.ts";
import { changeCluster } from "./clusters_edit.ts";

/** An edit that locks a cluster, so that proposals keep it as it is, or unlocks it. It throws when there is no such cluster. */
export function setLocked(id: ClusterId, isLocked: boolean): (plan: Plan) => Plan {
  return (plan) =>
    changeCluster(plan, id, (cluster) => {
      if ((cluster.locked ?? false) === isLocked) return cluster;
      const { locked: _, ...rest } = cluster;
      return isLocked ? { ...rest, locked: true } : rest;
    });
}
