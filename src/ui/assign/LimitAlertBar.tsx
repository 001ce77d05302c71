import { selectPlan } from "../../app/selectors.ts";
import { useApp, useCommands } from "../AppContext.tsx";

/** The pair that a change broke the limit with, or that kept a school out, and the way back; until schools or settings are others. */
export default function LimitAlertBar() {
  const alert = useApp((state) => state.limitAlert);
  const isStill = useApp((state) => {
    const [then, now] = [state.limitAlert?.plan, selectPlan(state)];
    return then?.clusters === now?.clusters && then?.settings === now?.settings;
  });
  const { undo, alertLimit } = useCommands();
  if (alert === null || !isStill) return null;
  return (
    <aside className="limit-alert" aria-label="The limit">
      <p role="alert">
        <span aria-hidden="true">▲ </span>
        {alert.text}
      </p>
      {alert.isDone ? (
        <button type="button" className="button" onClick={undo}>
          Undo
        </button>
      ) : null}
      <button type="button" className="button" onClick={() => alertLimit(null)}>
        Dismiss
      </button>
    </aside>
  );
}
