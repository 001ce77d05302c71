import { selectMark, selectSaving } from "../../app/selectors.ts";
import type { AppState } from "../../app/state.ts";

/** What is to be said about the plan that is kept, or not kept; the first that holds. */
export type NoticeKind = "conflict" | "problem" | "refused" | "resumed";

/** What the screen has to say of how the open plan is kept; `null` where there is nothing to say. */
export function noticeKind(state: AppState): NoticeKind | null {
  const mark = selectMark(state);
  if (mark?.conflict != null && !mark.conflict.isPutOff) return "conflict";
  if (state.keptProblem !== null) return "problem";
  if (state.storage.status === "refused" && selectSaving(state).kind === "not-saved") {
    return "refused";
  }
  return mark?.isResumed === true && state.page === "planner" ? "resumed" : null;
}
