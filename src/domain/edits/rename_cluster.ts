import type { ClusterId, Plan } from "../plan.ts";
import { changeCluster } from "./clusters_edit.ts";

/** An edit that names a cluster, without spaces around; a blank name changes nothing. It throws when there is no such cluster. */
export function renameCluster(id: ClusterId, name: string): (plan: Plan) => Plan {
  const trimmed = name.trim();
  return (plan) =>
    changeCluster(plan, id, (cluster) =>
      trimmed === "" || cluster.name === trimmed ? cluster : { ...cluster, name: trimmed },
    );
}
