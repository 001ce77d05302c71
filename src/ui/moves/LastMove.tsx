import { useEffect, useMemo, useRef, useState } from "react";
import { lastMovingStep } from "../../app/move_reasons.ts";
import { selectIsReviewing } from "../../app/selectors.ts";
import type { PlanHistory } from "../../app/state.ts";
import type { Plan } from "../../domain/plan.ts";
import { useApp } from "../AppContext.tsx";
import { Why } from "./Why.tsx";

/** After a step that moved schools, for as long as it is the last: what it was, and a way to say why. It asks nothing and can be put away. */
export default function LastMove() {
  const history = useApp((state) => state.history);
  const openedPlans = useApp((state) => state.openedPlans);
  const reviewing = useApp(selectIsReviewing);
  const last = useRef<PlanHistory | null>(null);
  const [offered, setOffered] = useState<Plan | null>(null);
  useEffect(() => {
    const before = last.current;
    last.current = history;
    // Steps of another plan, undone ones and those of the time before are not news.
    if (history === null || before === null || history.future !== null) return;
    if (history.past?.step.value === before.present.value) setOffered(history.present.value);
  }, [history]);
  const step = useMemo(() => lastMovingStep(history, openedPlans), [history, openedPlans]);
  if (step === null || reviewing || step.after !== offered) return null;
  return (
    <aside className="last-move" aria-label="The last move">
      <p className="last-move__label">{step.label}</p>
      <Why key={step.label} step={step} />
      <button
        type="button"
        className="button button--plain"
        aria-label="Put away"
        title="Put away"
        onClick={() => setOffered(null)}
      >
        ✕
      </button>
    </aside>
  );
}
