import type { ReactNode } from "react";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useApp } from "../AppContext.tsx";

const loadClusterPanel = () => import("./ClusterPanel.tsx");
const loadSchoolPanel = () => import("./SchoolPanel.tsx");
const ClusterPanel = lazy(() =>
  loadClusterPanel().then(({ ClusterPanel: panel }) => ({ default: panel })),
);
const SchoolPanel = lazy(() =>
  loadSchoolPanel().then(({ SchoolPanel: panel }) => ({ default: panel })),
);
const BorderPanel = lazy(() => import("../border/BorderPanel.tsx"));
const ComparePanel = lazy(() => import("../compare/ComparePanel.tsx"));
const ExplorePanel = lazy(() => import("../explore/ExplorePanel.tsx"));
const HistoryPanel = lazy(() => import("../history/HistoryPanel.tsx"));
const ScenarioPanel = lazy(() => import("../places/ScenarioPanel.tsx"));
const ProposePanel = lazy(() => import("../propose/ProposePanel.tsx"));

/** The task in hand, or what is selected; nothing at all when there is neither. The panels are asked for ahead, so that they open at once. */
export function RightPanel() {
  const content = usePanel();
  useFocusBack();
  useEffect(() => {
    void loadClusterPanel();
    void loadSchoolPanel();
  }, []);
  return <Suspense fallback={<p className="panel">Loading…</p>}>{content}</Suspense>;
}

/** Once a task is put away that had the keyboard in it, the keyboard is where it was when the task was opened. */
function useFocusBack(): void {
  const task = useApp((state) => state.task);
  const opener = useRef<Element | null>(null);
  const last = useRef(task);
  useEffect(() => {
    const focused = document.activeElement;
    if (last.current === null && task !== null) opener.current = focused;
    const isLost = focused === null || focused === document.body;
    if (last.current !== null && task === null && isLost && opener.current instanceof HTMLElement) {
      opener.current.focus();
    }
    last.current = task;
  }, [task]);
}

function usePanel(): ReactNode {
  const task = useApp((state) => state.task);
  const reviewing = useApp((state) => state.proposal.status !== "none");
  const { school, cluster } = useApp((state) => state.selection);
  const overBorder = useApp((state) => state.border.selected);
  if (task === "propose") return <ProposePanel />;
  if (task === "compare") return <ComparePanel />;
  if (task === "explore") return <ExplorePanel />;
  if (task === "history") return <HistoryPanel />;
  if (task === "scenario") return <ScenarioPanel />;
  if (overBorder !== null) return <BorderPanel urn={overBorder} />;
  if (school !== null) return <SchoolPanel school={school} />;
  if (cluster !== null) return <ClusterPanel id={cluster} />;
  return reviewing ? <ProposePanel /> : null;
}
