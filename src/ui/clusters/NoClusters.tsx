import { selectPlan } from "../../app/selectors.ts";
import { useApp, useCommands } from "../AppContext.tsx";

/** What to do when there is no cluster yet. */
export function NoClusters() {
  const { show } = useCommands();
  const hasToday = useApp((state) => selectPlan(state)?.today !== undefined);
  return (
    <div className="empty">
      <h2>No clusters yet</h2>
      <p>Let the planner propose some, open a plan, or paste today’s partnerships from Excel.</p>
      <div className="empty__actions">
        <button
          type="button"
          className="button button--main"
          onClick={() => show({ task: "propose" })}
        >
          Propose clusters
        </button>
        <button type="button" className="button" onClick={() => show({ dialog: "open-file" })}>
          Open a plan
        </button>
        <button type="button" className="button" onClick={() => show({ dialog: "paste" })}>
          {hasToday ? "Start from today’s partnerships" : "Paste partnerships"}
        </button>
      </div>
    </div>
  );
}
