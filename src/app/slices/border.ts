import { selectOpenArea, selectPlan } from "../selectors.ts";
import type { BorderSlice, BorderState, Slice } from "../state.ts";

/** Nothing is shown of what is over the border. */
export const NO_BORDER: BorderState = {
  schools: null,
  isShown: false,
  found: { status: "idle" },
  selected: null,
};

export const borderSlice: Slice<BorderSlice> = (set, get, deps) => ({
  border: NO_BORDER,
  async showBorder(isShown) {
    const area = selectOpenArea(get());
    if (!isShown || area === null) {
      set({ border: NO_BORDER });
      return;
    }
    const { schools } = area;
    const settle = (found: BorderState["found"]) => {
      const { border } = get();
      if (border.isShown && border.schools === schools) set({ border: { ...border, found } });
    };
    const what = "the register of schools";
    set({
      border: { ...NO_BORDER, schools, isShown, found: { status: "loading", what, share: null } },
    });
    const { findOverBorder } = await import("../find_over_border.ts");
    settle(await findOverBorder(area, selectPlan(get())?.settings ?? {}, deps.library));
  },
  selectBorderSchool(selected) {
    set(({ border, selection }) => ({
      border: { ...border, selected },
      ...(selected === null
        ? {}
        : { selection: { ...selection, school: null }, task: null, narrowPane: "detail" as const }),
    }));
  },
});
