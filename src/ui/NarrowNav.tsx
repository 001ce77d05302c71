import type { NarrowPane } from "../app/state.ts";
import { useApp, useCommands } from "./AppContext.tsx";

const PANES: readonly { readonly key: NarrowPane; readonly label: string }[] = [
  { key: "lists", label: "Lists" },
  { key: "centre", label: "Map" },
  { key: "detail", label: "Details" },
];

/** On a phone, the buttons that bring one pane to the front. */
export function NarrowNav() {
  const pane = useApp((state) => state.narrowPane);
  const hasDetail = useApp(
    (state) =>
      state.task !== null ||
      state.proposal.status !== "none" ||
      state.selection.cluster !== null ||
      state.selection.school !== null,
  );
  const { show } = useCommands();
  return (
    <nav className="narrow-nav" aria-label="Panes">
      {PANES.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          aria-current={pane === key ? "page" : undefined}
          disabled={key === "detail" && !hasDetail}
          onClick={() => show({ narrowPane: key })}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
