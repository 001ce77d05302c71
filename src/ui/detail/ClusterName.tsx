import { useState } from "react";
import { renameCluster } from "../../domain/edits/rename_cluster.ts";
import type { Cluster } from "../../domain/plan.ts";
import { useCommands } from "../AppContext.tsx";

interface ClusterNameProps {
  readonly cluster: Cluster;
  readonly number: number;
  readonly editable: boolean;
}

/** The cluster's number and name, which can be changed where it stands. */
export function ClusterName({ cluster, number, editable }: ClusterNameProps) {
  const { edit } = useCommands();
  const [draft, setDraft] = useState<string | null>(null);
  const finish = () => {
    const name = draft?.trim() ?? "";
    if (name !== "" && name !== cluster.name) {
      edit(renameCluster(cluster.id, name), `Renamed ${cluster.name} to ${name}`);
    }
    setDraft(null);
  };
  if (draft === null) {
    return (
      <>
        {number} {cluster.name}{" "}
        {editable ? (
          <button
            type="button"
            className="button button--plain"
            onClick={() => setDraft(cluster.name)}
          >
            Rename
          </button>
        ) : null}
      </>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
    >
      <input
        className="text-input"
        aria-label="Name of the cluster"
        value={draft}
        // biome-ignore lint/a11y/noAutofocus: the user has just asked to type here
        autoFocus
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setDraft(null);
        }}
        onBlur={finish}
      />
    </form>
  );
}
