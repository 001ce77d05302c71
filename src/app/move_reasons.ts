import type { Area } from "../domain/area.ts";
import { undoDepth } from "../domain/history.ts";
import { judgePlan } from "../domain/judge.ts";
import type { MoveWords, SchoolMove } from "../domain/kept_moves.ts";
import { keepMoves, keptOf, movesToKeep, rewordMoves, schoolsMoved } from "../domain/kept_moves.ts";
import type { Move, Plan } from "../domain/plan.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { AppState, PlanHistory } from "./state.ts";

/** A step that moves more schools than so many is another plan, not a move that somebody asked for. */
const MOST_SCHOOLS = 40;

/** A step that moved schools from cluster to cluster. */
export interface MovingStep {
  readonly label: string;
  readonly before: Plan;
  readonly after: Plan;
  readonly moves: readonly SchoolMove[];
}

type PlanStep = PlanHistory["present"];

/** The step from one plan of the history to the next, where it moved schools; `null` where it did not, or opened another plan. */
export function movingStep(
  before: PlanStep | undefined,
  after: PlanStep | undefined,
  openedPlans: AppState["openedPlans"],
): MovingStep | null {
  if (before === undefined || after === undefined || openedPlans.has(after.value)) return null;
  const moves = schoolsMoved(before.value, after.value);
  if (moves.length === 0 || moves.length > MOST_SCHOOLS) return null;
  return { label: after.label, before: before.value, after: after.value, moves };
}

/** The step that led to the plan on show, where it moved schools. */
export function lastMovingStep(
  history: PlanHistory | null,
  openedPlans: AppState["openedPlans"],
): MovingStep | null {
  if (history === null || history.past === null) return null;
  return movingStep(history.past.step, history.present, openedPlans);
}

/** What is kept with `plan` of the moves of a step: none where its plan is not yet, or no longer, made of them. */
export function reasonOf({ moves }: MovingStep, plan: Plan): readonly Move[] {
  return keptOf(moves, plan);
}

/** An edit that keeps the moves of a step with what was said of them, or says something else of those that are kept. Judges the two plans of the step where nothing was kept. */
export function reasonEdit(
  area: Area,
  settings: JudgingSettings,
  step: MovingStep,
  kept: readonly Move[],
  words: MoveWords,
): (plan: Plan) => Plan {
  if (kept.length > 0) return rewordMoves(kept, words);
  const [before, after] = [step.before, step.after].map((plan) => judgePlan(area, plan, settings));
  if (before === undefined || after === undefined) throw new Error("Two plans were judged.");
  return keepMoves(movesToKeep(area, before, after, step.moves, words));
}

/** Whether a reason belongs to the last step, so that it is undone and redone with it: the step has none yet, and nothing that was undone would be lost. */
export function belongsToLastStep(
  { history }: Pick<AppState, "history">,
  step: MovingStep,
  kept: readonly Move[],
): boolean {
  if (history === null || kept.length > 0 || undoDepth(history) === 0) return false;
  return history.present.value === step.after && history.future === null;
}
