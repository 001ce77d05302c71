import { unlockedOf } from "../locks.ts";
import type { Plan } from "../plan.ts";
import type { Urn } from "../school.ts";
import { freeClusterId, withoutSchools } from "./clusters_edit.ts";

/** An edit that adds a cluster of `urns`, taken out of whatever clusters they were in, less those that a lock holds: no change where it holds all of them. Its id is the next free integer, which names it unless `name` does. */
export function createCluster(urns: readonly Urn[], name?: string): (plan: Plan) => Plan {
  return (plan) => {
    const id = freeClusterId(new Set(plan.clusters.map((cluster) => cluster.id)));
    const { movable: schools } = unlockedOf(plan, urns, id);
    if (urns.length > 0 && schools.length === 0) return plan;
    const moving = new Set(schools);
    const others = plan.clusters.map((cluster) => withoutSchools(cluster, moving));
    return { ...plan, clusters: [...others, { id, name: name ?? `Cluster ${id}`, schools }] };
  };
}
