import { selectOpenArea } from "../selectors.ts";
import type { CrossingsSlice, CrossingsState, Slice } from "../state.ts";

/** No crossing is known and none is closed. */
export const NO_CROSSINGS: CrossingsState = {
  schools: null,
  roads: { status: "idle" },
  own: [],
  closed: [],
};

/** So many roads of one name are offered one by one beside all of them. */
const MOST_STRETCHES = 8;

export const crossingsSlice: Slice<CrossingsSlice> = (set, get, deps) => {
  const change = (changed: Partial<CrossingsState>) =>
    set(({ crossings }) => ({ crossings: { ...crossings, ...changed } }));
  return {
    crossings: NO_CROSSINGS,
    async loadCrossings() {
      const area = selectOpenArea(get());
      if (area === null) return;
      const { crossings } = get();
      const isKnown = crossings.schools === area.schools;
      const { status } = crossings.roads;
      if (isKnown && (status === "ready" || status === "loading")) return;
      const { schools } = area;
      const settle = (roads: CrossingsState["roads"]) => {
        if (get().crossings.schools === schools) change({ roads });
      };
      const roads = { status: "loading", what: "the stored directions", share: null } as const;
      set({ crossings: { ...NO_CROSSINGS, schools, roads } });
      try {
        const { createRoadMap } = await import("../../domain/crossings.ts");
        const urns = schools.map(({ urn }) => urn);
        const reading = await deps.roadUses(area.name, urns);
        settle(
          reading.ok
            ? { status: "ready", value: createRoadMap(reading.value, schools) }
            : {
                status: "failed",
                problems: reading.problems.map(({ reason, advice }) => `${reason} ${advice}`),
              },
        );
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        settle({
          status: "failed",
          problems: [`The stored directions could not be read: ${reason}`],
        });
      }
    },
    addRoad(written) {
      const { roads, own } = get().crossings;
      const road = roads.status === "ready" ? roads.value.called(written) : null;
      if (road === null) return null;
      const stretches = roads.status === "ready" ? roads.value.stretches(written) : [];
      const added = [road, ...stretches.slice(0, MOST_STRETCHES)];
      const known = new Set(own.map(({ name }) => name));
      if (!known.has(road.name)) change({ own: [...own, ...added] });
      return road;
    },
    closeCrossing(name, isClosed) {
      const others = get().crossings.closed.filter((known) => known !== name);
      change({ closed: isClosed ? [...others, name] : others });
    },
    openAllCrossings: () => change({ closed: [] }),
  };
};
