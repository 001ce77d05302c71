import type { ClusterId, PartnershipForm, Plan } from "../plan.ts";
import { changeCluster } from "./clusters_edit.ts";

/** An edit that says how a cluster is constituted; `null` takes that away. It throws when there is no such cluster. */
export function setForm(id: ClusterId, form: PartnershipForm | null): (plan: Plan) => Plan {
  return (plan) =>
    changeCluster(plan, id, (cluster) => {
      if ((cluster.form ?? null) === form) return cluster;
      const { form: _, ...rest } = cluster;
      return form === null ? rest : { ...rest, form };
    });
}
