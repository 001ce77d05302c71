import { setLocked } from "../../domain/edits/set_locked.ts";
import type { Cluster } from "../../domain/plan.ts";
import { useCommands } from "../AppContext.tsx";

interface LockBoxProps {
  readonly cluster: Cluster;
  readonly editable: boolean;
}

/** Whether proposals keep the cluster as it is. */
export function LockBox({ cluster, editable }: LockBoxProps) {
  const { edit, announce } = useCommands();
  const isLocked = cluster.locked === true;
  const label = `${isLocked ? "Unlocked" : "Locked"} ${cluster.name}`;
  return (
    <label className="radio-line">
      <input
        type="checkbox"
        checked={isLocked}
        disabled={!editable}
        onChange={() => {
          edit(setLocked(cluster.id, !isLocked), label);
          announce(`${label}.`);
        }}
      />
      <span>Keep this cluster as it is in proposals</span>
    </label>
  );
}
