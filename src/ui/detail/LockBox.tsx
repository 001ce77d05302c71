import { setLocked } from "../../domain/edits/set_locked.ts";
import type { Cluster } from "../../domain/plan.ts";
import { useCommands } from "../AppContext.tsx";

interface LockBoxProps {
  readonly cluster: Cluster;
  readonly editable: boolean;
}

/** Whether proposals keep the cluster as it is. */
export function LockBox({ cluster, editable }: LockBoxProps) {
  const { edit } = useCommands();
  const isLocked = cluster.locked === true;
  return (
    <label className="radio-line">
      <input
        type="checkbox"
        checked={isLocked}
        disabled={!editable}
        onChange={() =>
          edit(
            setLocked(cluster.id, !isLocked),
            isLocked ? `Unlocked ${cluster.name}` : `Locked ${cluster.name}`,
          )
        }
      />
      <span>Keep this cluster as it is in proposals</span>
    </label>
  );
}
