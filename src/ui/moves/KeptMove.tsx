import { useState } from "react";
import { selectIsReviewing } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { sameWords } from "../../domain/kept_moves.ts";
import type { Move, Plan } from "../../domain/plan.ts";
import { effectThenText, keptMoveText, moveWordsText } from "../../words/kept_move_text.ts";
import { useApp } from "../AppContext.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { useReasonSteps } from "./use_reason_steps.ts";

interface KeptMoveProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly move: Move;
}

/** A kept move of one school: from where to where, what was said of it, and what it did then. What was said of several schools at once is changed for all of them. */
export function KeptMove({ area, plan, move }: KeptMoveProps) {
  const reviewing = useApp(selectIsReviewing);
  const { reword, forget } = useReasonSteps();
  const [isOpen, setOpen] = useState(false);
  const together = sameWords(plan.moves).find((moves) => moves.includes(move)) ?? [move];
  const where = keptMoveText(move, plan);
  const { reason, role, date } = move;
  return (
    <li>
      <span>Moved {where}</span>
      {isOpen ? (
        <ReasonForm
          label={`Reason for moving ${where}`}
          words={{ reason, role, date }}
          onKeep={(words) => {
            reword(together, words);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <span className="kept-moves__words">{moveWordsText(move)}</span>
      )}
      {(move.effect ?? []).map((effect) => (
        <span key={effect.cluster} className="quiet">
          {effectThenText(area, effect)}
        </span>
      ))}
      {reviewing || isOpen ? null : (
        <span className="button-row">
          <button
            type="button"
            className="link"
            aria-label={`Change the reason for moving ${where}`}
            onClick={() => setOpen(true)}
          >
            Change
          </button>
          <button
            type="button"
            className="link"
            aria-label={`Take back the reason for moving ${where}`}
            onClick={() => forget(together)}
          >
            Take back
          </button>
        </span>
      )}
    </li>
  );
}
