import { commit, preview, redo, undo } from "../../domain/history.ts";
import type { Plan } from "../../domain/plan.ts";
import { namedAfterChange } from "../plan_names.ts";
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
    savedPlans: new Map(),
    planSaved: (plan, at) =>
      set(({ savedPlans }) => ({ savedPlans: new Map([...savedPlans, [plan, at]]) })),
    edit(change, label, selection = get().selection) {
      const { history } = get();
      if (history === null) return;
      const named = (plan: Plan) => {
        const changed = change(plan);
        return changed === plan ? plan : namedAfterChange(changed);
      };
      // Undoing the step comes back to what is being looked at now.
      const present = { ...history.present, selection: get().selection };
      const after = commit(preview({ ...history, present }, named), label, selection);
      if (after !== history) set({ history: after, selection });
    },
    loadPlan(plan, label) {
      get().edit(() => plan, label, { cluster: null, school: null });
    },
    undo: () => move(undo),
    redo: () => move(redo),
  };
};
