import type { NarrowPane } from "../app/state.ts";
import { useApp, useCommands } from "./AppContext.tsx";

const PANES: readonly { readonly key: NarrowPane; readonly label: string }[] = [
  { key: "lists", label: "Lists" },
  { key: "centre", label: "Map" },
  { key: "detail", label: "Details" },
];

/** On a phone, the buttons that bring one pane to the front: a school's own page first, then the planner's lists, the map of either, and the planner's details. */
export function NarrowNav() {
  const pane = useApp((state) => state.narrowPane);
  const page = useApp((state) => state.page);
  const hasDetail = useApp(
    (state) =>
      state.task !== null ||
      state.proposal.status !== "none" ||
      state.selection.cluster !== null ||
      state.selection.school !== null,
  );
  const { show, openSchoolPage, leaveSchoolPage } = useCommands();
  const isCurrent = (key: NarrowPane) => pane === key && (key === "centre" || page === "planner");
  return (
    <nav className="narrow-nav" aria-label="Panes">
      <button
        type="button"
        aria-current={page === "school" && pane === "lists" ? "page" : undefined}
        onClick={() => (page === "school" ? show({ narrowPane: "lists" }) : openSchoolPage(null))}
      >
        School
      </button>
      {PANES.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          aria-current={isCurrent(key) ? "page" : undefined}
          disabled={key === "detail" && !hasDetail}
          onClick={() => {
            if (key !== "centre") leaveSchoolPage();
            show({ narrowPane: key });
          }}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
