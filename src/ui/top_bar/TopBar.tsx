import { lazy, Suspense } from "react";
import { redoDepth, undoDepth } from "../../domain/history.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import { SpeedSelect } from "./SpeedSelect.tsx";

const AreaSwitch = lazy(() =>
  import("./AreaSwitch.tsx").then(({ AreaSwitch: box }) => ({ default: box })),
);
const SchoolSearch = lazy(() =>
  import("./SchoolSearch.tsx").then(({ SchoolSearch: box }) => ({ default: box })),
);

const SEARCH_LABEL = "Search school, town, postcode or URN";

/** The area, the speed, the search and the history: what everything below depends on. A school's page has its own search and speed. */
export function TopBar() {
  const page = useApp((state) => state.page);
  const { show, leaveSchoolPage } = useCommands();
  return (
    <header className="top-bar">
      <h1 className="top-bar__title">School Cluster Planner</h1>
      <Suspense fallback={<BoxToCome className="combobox area-switch" label="Area" />}>
        <AreaSwitch />
      </Suspense>
      {page === "planner" ? (
        <>
          <SpeedSelect />
          <SelectingSearch />
        </>
      ) : null}
      <div className="top-bar__actions">
        {page === "planner" ? (
          <button
            type="button"
            className="button button--main"
            onClick={() => show({ task: "propose" })}
          >
            Propose clusters
          </button>
        ) : (
          <button type="button" className="button" onClick={leaveSchoolPage}>
            Back to the planner
          </button>
        )}
        <UndoButtons />
        <MoreMenu />
      </div>
    </header>
  );
}

/** The search that selects what it finds. */
function SelectingSearch() {
  const { selectSchool, show } = useCommands();
  return (
    <Suspense fallback={<BoxToCome className="school-search" label={SEARCH_LABEL} />}>
      <SchoolSearch
        label={SEARCH_LABEL}
        shortHint="School, town or postcode"
        onPick={(school) => {
          show({ task: null });
          selectSchool(school);
        }}
      />
    </Suspense>
  );
}

/** Stands where a box will be, so that nothing jumps when it comes. */
function BoxToCome({ className, label }: { readonly className: string; readonly label: string }) {
  return (
    <div className={className}>
      <input className="combobox__input" aria-label={label} disabled />
    </div>
  );
}

function UndoButtons() {
  const history = useApp((state) => state.history);
  const { undo, redo } = useCommands();
  const undoable = history !== null && undoDepth(history) > 0;
  const redoable = history !== null && redoDepth(history) > 0;
  const undoLabel = undoable ? `Undo: ${history.present.label}` : "Nothing to undo";
  const redoLabel = redoable ? `Redo: ${history.future?.step.label ?? ""}` : "Nothing to redo";
  return (
    <>
      <button
        type="button"
        className="button button--icon"
        aria-label={undoLabel}
        title={undoLabel}
        disabled={!undoable}
        onClick={undo}
      >
        ↶
      </button>
      <button
        type="button"
        className="button button--icon"
        aria-label={redoLabel}
        title={redoLabel}
        disabled={!redoable}
        onClick={redo}
      >
        ↷
      </button>
    </>
  );
}
