import { useId } from "react";
import { selectPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { removeCluster } from "../../domain/edits/remove_cluster.ts";
import { locksOnCluster } from "../../domain/locks.ts";
import type { Cluster } from "../../domain/plan.ts";
import { lockText } from "../../words/lock_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";

interface RemoveClusterProps {
  readonly area: Area;
  readonly cluster: Cluster;
}

/** Removes a cluster, unless a lock holds it or one of its schools: which one is said. */
export function RemoveCluster({ area, cluster }: RemoveClusterProps) {
  const plan = useApp(selectPlan);
  const { edit, announce } = useCommands();
  const why = useId();
  if (plan === null) return null;
  const refusal = lockText(locksOnCluster(plan, cluster.id), area, plan);
  const remove = () => {
    if (refusal !== "") {
      announce(refusal);
      return;
    }
    edit(removeCluster(cluster.id), `Removed ${cluster.name}`, { cluster: null, school: null });
    announce(`${cluster.name} is removed. Its schools are not in a cluster.`);
  };
  return (
    <>
      <button
        type="button"
        className="button button--plain"
        aria-disabled={refusal !== ""}
        aria-describedby={refusal === "" ? undefined : why}
        onClick={remove}
      >
        Remove this cluster
      </button>
      {refusal === "" ? null : (
        <p id={why} className="quiet">
          {refusal}
        </p>
      )}
    </>
  );
}
