import { useState } from "react";
import type { MovingStep } from "../../app/move_reasons.ts";
import { reasonOf } from "../../app/move_reasons.ts";
import { selectIsReviewing, selectPlan } from "../../app/selectors.ts";
import { moveWordsText } from "../../words/kept_move_text.ts";
import { useApp, useHandles } from "../AppContext.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { useReasonSteps } from "./use_reason_steps.ts";

/** A quiet line on what a step's moves are for: a way to say it, or what was said with a way to change it. */
export function Why({ step }: { readonly step: MovingStep }) {
  const plan = useApp(selectPlan);
  const reviewing = useApp(selectIsReviewing);
  const { deps } = useHandles();
  const { give, forget } = useReasonSteps();
  const [isOpen, setOpen] = useState(false);
  if (plan === null || reviewing) return null;
  const kept = reasonOf(step, plan);
  const [first] = kept;
  if (isOpen) {
    const { reason, role, date } = first ?? NOTHING_SAID;
    return (
      <ReasonForm
        label={`Reason for: ${step.label}`}
        words={{ reason, role, date: date === "" ? deps.now().slice(0, 10) : date }}
        onKeep={(words) => {
          give(step, kept, words);
          setOpen(false);
        }}
        onCancel={() => setOpen(false)}
      />
    );
  }
  if (first === undefined) {
    return (
      <p className="why">
        <span className="quiet">Why? </span>
        <button
          type="button"
          className="link"
          aria-label={`Add a reason for: ${step.label}`}
          onClick={() => setOpen(true)}
        >
          Add a reason
        </button>
      </p>
    );
  }
  return (
    <p className="why">
      <span className="why__words">{moveWordsText(first)}</span>
      <button
        type="button"
        className="link"
        aria-label={`Change the reason for: ${step.label}`}
        onClick={() => setOpen(true)}
      >
        Change
      </button>{" "}
      <button
        type="button"
        className="link"
        aria-label={`Take back the reason for: ${step.label}`}
        onClick={() => forget(kept)}
      >
        Take back
      </button>
    </p>
  );
}

const NOTHING_SAID = { reason: "", role: "", date: "" };
