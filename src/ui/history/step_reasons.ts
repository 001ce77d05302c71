import { movingStep, reasonOf } from "../../app/move_reasons.ts";
import type { AppState, PlanHistory } from "../../app/state.ts";
import { shownValue } from "../../domain/history.ts";
import type { Move, Plan } from "../../domain/plan.ts";
import { moveWordsText } from "../../words/kept_move_text.ts";

/** By the place of a step, what was said of its moves: with the step itself, in a later one that is on show, or as the step that said it. */
export function stepReasons(
  steps: readonly PlanHistory["present"][],
  history: PlanHistory | null,
  openedPlans: AppState["openedPlans"],
): ReadonlyMap<number, string> {
  const shown = history === null ? null : shownValue(history);
  const reasons = new Map<number, string>();
  steps.forEach((step, place) => {
    const before = steps[place - 1];
    if (before === undefined) return;
    const said = saidIn(before.value, step.value);
    const [first] = said.length > 0 ? said : saidOf(before, step);
    if (first !== undefined) reasons.set(place, moveWordsText(first));
  });
  return reasons;

  function saidOf(before: PlanHistory["present"], step: PlanHistory["present"]): readonly Move[] {
    if (shown === null || shown.moves.length === 0) return [];
    const moving = movingStep(before, step, openedPlans);
    return moving === null ? [] : reasonOf(moving, shown);
  }
}

/** The kept moves that a step brought, or said something else of. */
function saidIn(before: Plan, after: Plan): readonly Move[] {
  if (before.moves === after.moves) return [];
  const known = new Set(before.moves);
  return after.moves.filter((move) => !known.has(move));
}
