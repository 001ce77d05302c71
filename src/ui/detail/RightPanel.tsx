import { lazy, Suspense } from "react";
import { useApp } from "../AppContext.tsx";
import { ClusterPanel } from "./ClusterPanel.tsx";
import { SchoolPanel } from "./SchoolPanel.tsx";

const ProposePanel = lazy(() => import("../propose/ProposePanel.tsx"));

/** The task in hand, or what is selected; nothing at all when there is neither. */
export function RightPanel() {
  const task = useApp((state) => state.task);
  const reviewing = useApp((state) => state.proposal.status !== "none");
  const selection = useApp((state) => state.selection);
  const propose = (
    <Suspense fallback={<p className="panel">Loading…</p>}>
      <ProposePanel />
    </Suspense>
  );
  if (task === "propose") return propose;
  if (selection.school !== null) return <SchoolPanel school={selection.school} />;
  if (selection.cluster !== null) return <ClusterPanel id={selection.cluster} />;
  return reviewing ? propose : null;
}
