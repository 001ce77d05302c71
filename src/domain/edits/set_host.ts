import type { ClusterId, Plan } from "../plan.ts";
import type { Urn } from "../school.ts";
import { changeCluster } from "./clusters_edit.ts";

/** An edit that says which of its schools a cluster meets at; `null` leaves it to the drives. It throws when there is no such cluster, or it does not have the school. */
export function setHost(id: ClusterId, host: Urn | null): (plan: Plan) => Plan {
  return (plan) =>
    changeCluster(plan, id, (cluster) => {
      if ((cluster.host ?? null) === host) return cluster;
      if (host !== null && !cluster.schools.includes(host)) {
        throw new RangeError(
          `${cluster.name} cannot meet at ${host}, which is not one of its schools.`,
        );
      }
      const { host: _, ...rest } = cluster;
      return host === null ? rest : { ...rest, host };
    });
}
