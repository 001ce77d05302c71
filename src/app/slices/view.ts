import type { Slice, ViewSlice } from "../state.ts";

const FIRST_RUN_KEY = "first-run-seen";

export const viewSlice: Slice<ViewSlice> = (set, _get, deps) => ({
  overlay: "faith",
  leftTab: "clusters",
  clusterSort: "plan-order",
  centre: "map",
  task: null,
  dialog: null,
  timesTab: "where-from",
  exploreTab: "curve",
  narrowPane: "lists",
  firstRunSeen: deps.preferences.get(FIRST_RUN_KEY) === "yes",
  announcement: "",
  show: (change) =>
    set((change.task ?? null) !== null ? { narrowPane: "detail", ...change } : change),
  dismissFirstRun() {
    deps.preferences.set(FIRST_RUN_KEY, "yes");
    set({ firstRunSeen: true });
  },
  announce: (announcement) => set({ announcement }),
});
