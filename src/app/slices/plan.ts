import { amend, commit, jumpTo, preview, redo, undo } from "../../domain/history.ts";
import type { Plan } from "../../domain/plan.ts";
import { isSamePlan } from "../../domain/same_plan.ts";
import { namedAfterChange } from "../plan_names.ts";
import { otherPlanNames, selectArea } from "../selectors.ts";
import type { PlanHistory, PlanSlice, Selection, Slice } from "../state.ts";
import { NOTHING_SELECTED } from "../state.ts";

export const planSlice: Slice<PlanSlice> = (set, get, deps) => {
  function move(by: (history: PlanHistory) => PlanHistory): void {
    const { history } = get();
    if (history === null) return;
    const moved = by(history);
    if (moved === history) return;
    const { cluster, school } = moved.present.selection;
    // The schools may have been replaced since the step was made.
    const isKnown = school !== null && school < (selectArea(get())?.schools.length ?? 0);
    const selection = { cluster, school: isKnown ? school : null };
    set({ history: moved, selection, lookingBack: false });
  }
  function step(change: (plan: Plan) => Plan, label: string, selection: Selection): void {
    const { history } = get();
    if (history === null) return;
    // Undoing the step comes back to what is being looked at now.
    const present = { ...history.present, selection: get().selection };
    const after = commit(preview({ ...history, present }, change), label, selection);
    if (after !== history) set({ history: after, selection, lookingBack: false });
  }
  return {
    history: null,
    savedPlans: new Map(),
    planSaved: (plan, at) =>
      set(({ savedPlans }) => ({ savedPlans: new Map([...savedPlans, [plan, at]]) })),
    edit(change, label, selection = get().selection) {
      step(
        (plan) => {
          const changed = change(plan);
          if (isSamePlan(plan, changed)) return plan;
          const title = selectArea(get())?.title ?? plan.area;
          const taken = otherPlanNames(get());
          return namedAfterChange(changed, { title, now: deps.now(), taken });
        },
        label,
        selection,
      );
    },
    openedPlans: new Set(),
    amend(change) {
      const { history } = get();
      if (history !== null) set({ history: amend(history, change) });
    },
    loadPlan(opened, label) {
      const today = get().history?.present.value.today;
      const plan =
        today === undefined || opened.today !== undefined ? opened : { ...opened, today };
      set(({ openedPlans }) => ({ openedPlans: new Set([...openedPlans, plan]) }));
      step((open) => (isSamePlan(open, plan) ? open : plan), label, NOTHING_SELECTED);
    },
    undo: () => move(undo),
    redo: () => move(redo),
    jumpTo: (depth) => move((history) => jumpTo(history, depth)),
  };
};
