import type { ComparisonSlice, Slice } from "../state.ts";

/** Nothing brought to compare with and nothing chosen: what each area is opened with. */
export const NO_COMPARISON = {
  comparedKey: null,
  brought: [],
  comparison: null,
  lookingBack: false,
  comparedShapes: null,
} as const satisfies Partial<ComparisonSlice>;

export const comparisonSlice: Slice<ComparisonSlice> = (set, get) => ({
  ...NO_COMPARISON,
  compareWith(comparedKey) {
    set({ comparedKey, lookingBack: false });
    const isProposal = comparedKey === null || comparedKey === "proposal";
    get().showInReview(isProposal ? "proposal" : "before");
  },
  bringToCompare(plan, name) {
    const { brought, compareWith } = get();
    const key = `brought-${brought.length + 1}`;
    set({ brought: [...brought, { key, kind: "brought", name, plan, side: "before" }] });
    compareWith(key);
  },
  lookBack: (lookingBack) => set({ lookingBack }),
  setComparison: (comparison) => set({ comparison }),
  setComparedShapes: (comparedShapes) => set({ comparedShapes }),
});
