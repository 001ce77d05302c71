import { closedText, crossingText } from "../../words/crossing_text.ts";
import { useCommands, useDerived } from "../AppContext.tsx";

/** Says that everything is shown without some crossings, on screen and on paper, until they are opened again. */
export function ClosedCrossings() {
  const closed = useDerived((selectors) => selectors.closedCrossings);
  const { openAllCrossings, announce } = useCommands();
  if (closed.length === 0) return null;
  return (
    <aside className="closed-banner" aria-label="Closed crossings">
      <p>
        <strong>{closedText(closed.map(crossingText))}</strong>
      </p>
      <button
        type="button"
        className="button"
        onClick={() => {
          openAllCrossings();
          announce("Every crossing is open again.");
        }}
      >
        Open again
      </button>
    </aside>
  );
}
