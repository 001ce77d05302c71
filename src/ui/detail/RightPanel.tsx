import { useApp } from "../AppContext.tsx";
import { ProposePanel } from "../propose/ProposePanel.tsx";
import { ClusterPanel } from "./ClusterPanel.tsx";
import { SchoolPanel } from "./SchoolPanel.tsx";

/** The task in hand, or what is selected; nothing at all when there is neither. */
export function RightPanel() {
  const task = useApp((state) => state.task);
  const reviewing = useApp((state) => state.proposal.status !== "none");
  const selection = useApp((state) => state.selection);
  if (task === "propose") return <ProposePanel />;
  if (selection.school !== null) return <SchoolPanel school={selection.school} />;
  if (selection.cluster !== null) return <ClusterPanel id={selection.cluster} />;
  return reviewing ? <ProposePanel /> : null;
}
