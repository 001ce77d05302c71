import { schoolIndexes } from "../../domain/area.ts";
import { selectArea, selectShownPlan } from "../selectors.ts";
import type { AppState, SelectionSlice, Slice } from "../state.ts";
import { NOTHING_SELECTED } from "../state.ts";

/** What is selected comes to the front, but not before a comparison, which stays while its schools are looked at. */
function inFront(
  { task }: AppState,
  isNothing: boolean,
): Partial<Pick<AppState, "task" | "narrowPane">> {
  return task === "compare" ? {} : { task: null, narrowPane: isNothing ? "lists" : "detail" };
}

function leaveBorder({ border }: AppState): Partial<Pick<AppState, "border">> {
  return border.selected === null ? {} : { border: { ...border, selected: null } };
}

export const selectionSlice: Slice<SelectionSlice> = (set, get) => ({
  selection: NOTHING_SELECTED,
  hoveredCluster: null,
  flight: null,
  flyTo: (schools, when) => set({ flight: schools.length === 0 ? null : { schools, when } }),
  selectCluster(id) {
    set((state) => ({
      selection: { cluster: id, school: null },
      ...leaveBorder(state),
      ...inFront(state, id === null),
    }));
    const area = selectArea(get());
    const cluster = selectShownPlan(get())?.clusters.find((known) => known.id === id);
    if (area === null || cluster === undefined) return;
    const indexes = schoolIndexes(area);
    get().flyTo(
      cluster.schools.flatMap((urn) => indexes.get(urn) ?? []),
      "if-hidden",
    );
  },
  selectSchool(school) {
    set((state) => ({
      selection: { ...state.selection, school },
      ...leaveBorder(state),
      ...inFront(state, school === null && state.selection.cluster === null),
    }));
    if (school !== null) get().flyTo([school], "if-hidden");
  },
  hoverCluster: (hoveredCluster) => set({ hoveredCluster }),
});
