import { unlockedOf } from "../locks.ts";
import type { ClusterId, Plan } from "../plan.ts";
import type { Urn } from "../school.ts";
import { requireCluster, withClusters, withoutSchools } from "./clusters_edit.ts";

/** An edit that puts a school into the cluster called `to` and into no other; `null` leaves it in none. */
export function moveSchool(urn: Urn, to: ClusterId | null): (plan: Plan) => Plan {
  return moveSchools([urn], to);
}

/** An edit that puts `urns` into the cluster called `to`, after its own schools, and into no other; `null` leaves them in none. Those that a lock holds stay where they are. It throws when there is no such cluster. */
export function moveSchools(urns: readonly Urn[], to: ClusterId | null): (plan: Plan) => Plan {
  return (plan) => {
    if (to !== null) requireCluster(plan, to);
    const moving = new Set(unlockedOf(plan, urns, to).movable);
    return withClusters(
      plan,
      plan.clusters.map((cluster) => {
        if (cluster.id !== to) return withoutSchools(cluster, moving);
        const arriving = [...moving].filter((urn) => !cluster.schools.includes(urn));
        if (arriving.length === 0) return cluster;
        return { ...cluster, schools: [...cluster.schools, ...arriving] };
      }),
    );
  };
}
