import { createStore } from "zustand/vanilla";
import type { AppDeps } from "./deps.ts";
import { alternativesSlice } from "./slices/alternatives.ts";
import { areaSlice } from "./slices/area.ts";
import { assigningSlice } from "./slices/assigning.ts";
import { borderSlice } from "./slices/border.ts";
import { comparisonSlice } from "./slices/comparison.ts";
import { crossingsSlice } from "./slices/crossings.ts";
import { curveSlice } from "./slices/curve.ts";
import { keptSlice } from "./slices/kept.ts";
import { pickedSlice } from "./slices/picked.ts";
import { planSlice } from "./slices/plan.ts";
import { proposalSlice } from "./slices/proposal.ts";
import { NO_REASONS } from "./slices/reasons.ts";
import { repairSlice } from "./slices/repair.ts";
import { roadTimesSlice } from "./slices/road_times.ts";
import { schoolPageSlice } from "./slices/school_page.ts";
import { selectionSlice } from "./slices/selection.ts";
import { viewSlice } from "./slices/view.ts";
import type { AppState, AppStore } from "./state.ts";

/** The application's one store; everything outside it comes in through `deps`. */
export function createAppStore(deps: AppDeps): AppStore {
  return createStore<AppState>()((set, get, store) => ({
    ...areaSlice(set, get, deps),
    ...planSlice(set, get, deps),
    ...assigningSlice(set, get, deps),
    ...selectionSlice(set, get, deps),
    ...pickedSlice(set, get, deps),
    ...viewSlice(set, get, deps),
    ...proposalSlice(set, get, deps),
    ...curveSlice(set, get, deps),
    ...repairSlice(set, get, deps),
    ...alternativesSlice(set, get, deps),
    ...NO_REASONS,
    ...comparisonSlice(set, get, deps),
    ...schoolPageSlice(set, get, deps),
    ...crossingsSlice(set, get, deps),
    ...borderSlice(set, get, deps),
    ...roadTimesSlice(set, get, deps),
    ...keptSlice(store.subscribe)(set, get, deps),
    pictures: new Map(),
    setPictures: (pictures) => set({ pictures }),
  }));
}
