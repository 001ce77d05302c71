import { DEFAULT_THRESHOLDS } from "../../domain/places/thresholds.ts";
import type { Slice, ViewSlice } from "../state.ts";

const SINGLE_KEYS_KEY = "single-keys";
const FIRST_RUN_KEY = "first-run-seen";

export const viewSlice: Slice<ViewSlice> = (set, _get, deps) => ({
  overlay: "faith",
  thresholds: DEFAULT_THRESHOLDS,
  leftTab: "clusters",
  clusterSort: "plan-order",
  centre: "map",
  task: null,
  dialog: null,
  timesTab: "where-from",
  exploreTab: "curve",
  narrowPane: "lists",
  problem: null,
  todaysShapes: null,
  scenarioOnMap: null,
  takePlace: null,
  singleKeys: deps.preferences.get(SINGLE_KEYS_KEY) !== "off",
  firstRunSeen: deps.preferences.get(FIRST_RUN_KEY) === "yes",
  announcement: "",
  show: (change) =>
    set((change.task ?? null) !== null ? { narrowPane: "detail", ...change } : change),
  dismissFirstRun() {
    deps.preferences.set(FIRST_RUN_KEY, "yes");
    set({ firstRunSeen: true });
  },
  turnSingleKeys(singleKeys) {
    deps.preferences.set(SINGLE_KEYS_KEY, singleKeys ? "on" : "off");
    set({ singleKeys });
  },
  announce: (announcement) => set({ announcement }),
});
