import { redoDepth, undoDepth } from "../../domain/history.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { AreaSwitch } from "./AreaSwitch.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import { SchoolSearch } from "./SchoolSearch.tsx";
import { SpeedSelect } from "./SpeedSelect.tsx";

/** The area, the speed, the search and the history: what everything below depends on. A school's page has its own search and speed. */
export function TopBar() {
  const page = useApp((state) => state.page);
  const { show, leaveSchoolPage } = useCommands();
  return (
    <header className="top-bar">
      <h1 className="top-bar__title">School Cluster Planner</h1>
      <AreaSwitch />
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
    <SchoolSearch
      label="Search school, town, postcode or URN"
      shortHint="School, town or postcode"
      onPick={(school) => {
        show({ task: null });
        selectSchool(school);
      }}
    />
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
