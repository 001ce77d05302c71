import { useApp, useCommands } from "../AppContext.tsx";

/** The pair that a change broke the limit with, or that kept a school out, and the way back. */
export default function LimitAlertBar() {
  const alert = useApp((state) => state.limitAlert);
  const isStill = useApp((state) => state.limitAlert?.plan === state.history?.present.value);
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
