import { commit, preview, redo, undo } from "../../domain/history.ts";
import type { PlanHistory, PlanSlice, Slice } from "../state.ts";

export const planSlice: Slice<PlanSlice> = (set, get) => {
  function move(step: (history: PlanHistory) => PlanHistory): void {
    const { history } = get();
    if (history === null) return;
    const moved = step(history);
    if (moved !== history) set({ history: moved, selection: moved.present.selection });
  }
  return {
    history: null,
    edit(change, label, selection = get().selection) {
      const { history } = get();
      if (history === null) return;
      const after = commit(preview(history, change), label, selection);
      if (after !== history) set({ history: after, selection });
    },
    loadPlan(plan, label) {
      get().edit(() => plan, label, { cluster: null, school: null });
    },
    undo: () => move(undo),
    redo: () => move(redo),
  };
};
