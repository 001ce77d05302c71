import { schoolIndexes } from "../../domain/area.ts";
import { selectArea, selectShownPlan } from "../selectors.ts";
import type { SelectionSlice, Slice } from "../state.ts";
import { NOTHING_SELECTED } from "../state.ts";

export const selectionSlice: Slice<SelectionSlice> = (set, get) => ({
  selection: NOTHING_SELECTED,
  hoveredCluster: null,
  flight: null,
  flyTo: (schools, when) => set({ flight: schools.length === 0 ? null : { schools, when } }),
  selectCluster(id) {
    set({
      selection: { cluster: id, school: null },
      task: null,
      narrowPane: id === null ? "lists" : "detail",
    });
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
      task: null,
      narrowPane: school === null && state.selection.cluster === null ? "lists" : "detail",
    }));
    if (school !== null) get().flyTo([school], "if-hidden");
  },
  hoverCluster: (hoveredCluster) => set({ hoveredCluster }),
});
