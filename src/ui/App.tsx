import { Content, List, Root, Trigger } from "@radix-ui/react-tabs";
import { lazy, Suspense, useEffect } from "react";
import type { LeftTab } from "../app/state.ts";
import { useApp, useCommands, useDerived } from "./AppContext.tsx";
import { AreaCaveats } from "./AreaCaveats.tsx";
import { AreaState } from "./AreaState.tsx";
import { ClusterList } from "./clusters/ClusterList.tsx";
import { RightPanel } from "./detail/RightPanel.tsx";
import { Dialogs } from "./dialogs/Dialogs.tsx";
import { FirstRun } from "./FirstRun.tsx";
import { KeptNotice } from "./kept/KeptNotice.tsx";
import { CentrePane } from "./map/CentrePane.tsx";
import { NarrowNav } from "./NarrowNav.tsx";
import { Guard } from "./parts/Guard.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { ClosedCrossings } from "./times/ClosedCrossings.tsx";
import { TopBar } from "./top_bar/TopBar.tsx";
import { useKeptFocus } from "./use_kept_focus.ts";
import { useLeaveWarning } from "./use_leave_warning.ts";
import { partLoader, useLoaded } from "./use_loaded.ts";
import { useUndoKeys } from "./use_undo_keys.ts";

const BeforeKey = lazy(() =>
  import("./compare/BeforeKey.tsx").then(({ BeforeKey: key }) => ({ default: key })),
);

const LimitAlertBar = lazy(() => import("./assign/LimitAlertBar.tsx"));
const PickedHover = lazy(() => import("./picked/PickedHover.tsx"));
const PlacesTab = lazy(() => import("./places/PlacesTab.tsx"));

const PickedBar = lazy(() => import("./picked/PickedBar.tsx"));

/** A school's own page; asked for ahead, so that it opens at once. */
const schoolPage = partLoader(() => import("./school_page/SchoolPage.tsx"));

/** The lists behind the first one; asked for ahead too. */
const loadSchoolList = () => import("./table/SchoolList.tsx");
const loadProblemList = () => import("./problems/ProblemList.tsx");
const SchoolList = lazy(() => loadSchoolList().then(({ SchoolList: list }) => ({ default: list })));
const ProblemList = lazy(() =>
  loadProblemList().then(({ ProblemList: list }) => ({ default: list })),
);

/** The one screen: top bar, lists on the left, map or table in the middle, the selection on the right. */
export function App() {
  useUndoKeys();
  useLeaveWarning();
  useKeptFocus();
  const ready = useApp((state) => state.area.status === "ready");
  const narrowPane = useApp((state) => state.narrowPane);
  const page = useApp((state) => state.page);
  const hasAlert = useApp((state) => state.limitAlert !== null);
  const hasPicked = useApp((state) => state.picked.size > 0);
  useEffect(() => {
    // Asked for ahead of need: a fault is told when it is wanted.
    if (ready) schoolPage.load().catch(() => undefined);
  }, [ready]);
  return (
    <div className="app" data-narrow-pane={narrowPane} data-page={page}>
      {ready ? <SkipLink /> : null}
      <TopBar />
      <FirstRun />
      <KeptNotice />
      <ClosedCrossings />
      <main className="app__main">
        {ready ? <LeftPane /> : <AreaState />}
        <Guard what="The map or table">
          <CentrePane />
        </Guard>
        {ready && page === "planner" ? (
          <Guard what="The panel">
            <RightPanel />
          </Guard>
        ) : null}
      </main>
      {hasAlert ? (
        <Suspense>
          <LimitAlertBar />
        </Suspense>
      ) : null}
      {hasPicked ? (
        <Suspense>
          <PickedBar />
          <PickedHover />
        </Suspense>
      ) : null}
      <NarrowNav />
      <StatusBar />
      <Guard what="The dialog">
        <Dialogs />
      </Guard>
      <Suspense>
        <BeforeKey />
      </Suspense>
      <Announcer />
    </div>
  );
}

/** Past the top bar with one key. Not a plain link: the address after `#` says what is shown. */
function SkipLink() {
  const page = useApp((state) => state.page);
  const id = page === "planner" ? "lists" : "school-page";
  return (
    <button type="button" className="skip-link" onClick={() => focusOn(id)}>
      {page === "planner" ? "Skip to the clusters" : "Skip to the school"}
    </button>
  );
}

function focusOn(id: string): void {
  const part = document.getElementById(id);
  if (part === null) return;
  part.tabIndex = -1;
  part.focus();
}

function LeftPane() {
  const page = useApp((state) => state.page);
  return page === "planner" ? (
    <Guard what="The lists">
      <Lists />
    </Guard>
  ) : (
    <Guard what="The school’s page">
      <LoadedSchoolPage />
    </Guard>
  );
}

function LoadedSchoolPage() {
  const SchoolPage = useLoaded(schoolPage);
  return SchoolPage === null ? (
    <section className="school-page" aria-busy="true" />
  ) : (
    <SchoolPage />
  );
}

function Lists() {
  const tab = useApp((state) => state.leftTab);
  const errors = useDerived((selectors) => selectors.problemCount);
  const { show } = useCommands();
  useEffect(() => {
    void loadSchoolList();
    void loadProblemList();
  }, []);
  return (
    <Root
      id="lists"
      className="lists"
      value={tab}
      onValueChange={(value) => show({ leftTab: value as LeftTab })}
    >
      <List className="tab-list" aria-label="Lists">
        <Trigger className="tab" value="clusters">
          Clusters
        </Trigger>
        <Trigger className="tab" value="schools">
          Schools
        </Trigger>
        <Trigger className="tab" value="places">
          Places
        </Trigger>
        <Trigger className="tab" value="problems">
          Problems {errors > 0 ? <span className="tab__count">{errors}</span> : null}
        </Trigger>
      </List>
      <AreaCaveats />
      <Content className="tab-panel" value="clusters">
        <ClusterList />
      </Content>
      <Suspense fallback={<p className="loading-note">Opening the list…</p>}>
        <Content className="tab-panel" value="schools">
          <SchoolList />
        </Content>
        <Content className="tab-panel" value="places">
          <PlacesTab />
        </Content>
        <Content className="tab-panel" value="problems">
          <ProblemList />
        </Content>
      </Suspense>
    </Root>
  );
}

/** Tells a screen reader the effect of the last change. */
function Announcer() {
  const announcement = useApp((state) => state.announcement);
  return (
    <p className="visually-hidden" role="status">
      {announcement}
    </p>
  );
}
