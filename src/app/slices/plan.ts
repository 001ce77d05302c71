import { commit, preview, redo, undo } from "../../domain/history.ts";
import { selectArea } from "../selectors.ts";
import type { PlanHistory, PlanSlice, Slice } from "../state.ts";

export const planSlice: Slice<PlanSlice> = (set, get) => {
  function move(step: (history: PlanHistory) => PlanHistory): void {
    const { history } = get();
    if (history === null) return;
    const moved = step(history);
    if (moved === history) return;
    const { cluster, school } = moved.present.selection;
    // The schools may have been replaced since the step was made.
    const isKnown = school !== null && school < (selectArea(get())?.schools.length ?? 0);
    set({ history: moved, selection: { cluster, school: isKnown ? school : null } });
  }
  return {
    history: null,
    savedPlans: new Set(),
    planSaved: (plan) => set(({ savedPlans }) => ({ savedPlans: new Set([...savedPlans, plan]) })),
    edit(change, label, selection = get().selection) {
      const { history } = get();
      if (history === null) return;
      // Undoing the step comes back to what is being looked at now.
      const present = { ...history.present, selection: get().selection };
      const after = commit(preview({ ...history, present }, change), label, selection);
      if (after !== history) set({ history: after, selection });
    },
    loadPlan(plan, label) {
      get().edit(() => plan, label, { cluster: null, school: null });
    },
    undo: () => move(undo),
    redo: () => move(redo),
  };
};
