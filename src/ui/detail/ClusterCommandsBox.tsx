import { useState } from "react";
import type { Area } from "../../domain/area.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import { partLoader, useLoaded } from "../use_loaded.ts";

interface ClusterCommandsProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
}

const clusterCommands = partLoader(() => import("../cluster_commands/ClusterCommands.tsx"));

/** What can be done with a cluster as a whole. */
export function ClusterCommandsBox(props: ClusterCommandsProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="boundary-box"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Split, merge, empty, colour or host</summary>
      {open ? <LoadedCommands {...props} /> : null}
    </details>
  );
}

function LoadedCommands(props: ClusterCommandsProps) {
  const ClusterCommands = useLoaded(clusterCommands);
  return ClusterCommands === null ? (
    <p aria-busy="true">Loading…</p>
  ) : (
    <ClusterCommands {...props} />
  );
}
