import type { MovingStep } from "../../app/move_reasons.ts";
import { belongsToLastStep, reasonEdit } from "../../app/move_reasons.ts";
import type { MoveWords } from "../../domain/kept_moves.ts";
import { forgetMoves, rewordMoves } from "../../domain/kept_moves.ts";
import type { Move } from "../../domain/plan.ts";
import { movedNames } from "../../words/kept_move_text.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";

/** What can be said of moves, and taken back. The first reason of the last step is a part of it; all else is a step of its own. */
export function useReasonSteps() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const settings = useDerived((selectors) => selectors.settings);
  const history = useApp((state) => state.history);
  const { edit, amend, announce } = useCommands();
  return {
    give(step: MovingStep, kept: readonly Move[], words: MoveWords) {
      if (area === null) return;
      const change = reasonEdit(area, settings, step, kept, words);
      const names = movedNames(area, step.moves);
      if (belongsToLastStep({ history }, step, kept)) {
        amend(change);
        announce(`The reason is kept with “${step.label}”.`);
      } else if (kept.length > 0) {
        edit(change, `Changed the reason for moving ${names}`);
        announce(`The reason for moving ${names} is changed.`);
      } else {
        edit(change, `Gave a reason for moving ${names}`);
        announce(`The reason for moving ${names} is kept.`);
      }
    },
    reword(kept: readonly Move[], words: MoveWords) {
      if (area === null) return;
      const names = movedNames(area, kept);
      edit(rewordMoves(kept, words), `Changed the reason for moving ${names}`);
      announce(`The reason for moving ${names} is changed.`);
    },
    forget(kept: readonly Move[]) {
      if (area === null) return;
      const names = movedNames(area, kept);
      edit(forgetMoves(kept), `Took back the reason for moving ${names}`);
      announce(`The reason for moving ${names} is taken back. It stays where it is.`);
    },
  };
}
