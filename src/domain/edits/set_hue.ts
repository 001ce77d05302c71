import { CLUSTER_HUE_COUNT } from "../cluster_hues.ts";
import type { ClusterId, Plan } from "../plan.ts";
import { changeCluster } from "./clusters_edit.ts";

/** An edit that gives a cluster one of the map's hues (0 to 5); `null` leaves it to the map. It throws for another number, or when there is no such cluster. */
export function setHue(id: ClusterId, hue: number | null): (plan: Plan) => Plan {
  if (hue !== null && !(Number.isInteger(hue) && hue >= 0 && hue < CLUSTER_HUE_COUNT)) {
    throw new RangeError(`A hue is a whole number from 0 to ${CLUSTER_HUE_COUNT - 1}, not ${hue}.`);
  }
  return (plan) =>
    changeCluster(plan, id, (cluster) => {
      if ((cluster.hue ?? null) === hue) return cluster;
      const { hue: _, ...rest } = cluster;
      return hue === null ? rest : { ...rest, hue };
    });
}
