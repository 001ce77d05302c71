import { roadCalled } from "../../domain/crossings.ts";
import { selectArea } from "../selectors.ts";
import type { CrossingsSlice, CrossingsState, Slice } from "../state.ts";

/** No crossing is known and none is closed. */
export const NO_CROSSINGS: CrossingsState = {
  schools: null,
  uses: { status: "idle" },
  own: [],
  closed: [],
};

export const crossingsSlice: Slice<CrossingsSlice> = (set, get, deps) => {
  const change = (changed: Partial<CrossingsState>) =>
    set(({ crossings }) => ({ crossings: { ...crossings, ...changed } }));
  return {
    crossings: NO_CROSSINGS,
    async loadCrossings() {
      const area = selectArea(get());
      if (area === null) return;
      const { crossings } = get();
      const isKnown = crossings.schools === area.schools;
      if (isKnown && (crossings.uses.status === "ready" || crossings.uses.status === "loading")) {
        return;
      }
      const { schools } = area;
      const settle = (uses: CrossingsState["uses"]) => {
        if (get().crossings.schools === schools) change({ uses });
      };
      const uses = { status: "loading", what: "the stored directions", share: null } as const;
      set({ crossings: { ...NO_CROSSINGS, schools, uses } });
      try {
        const urns = schools.map(({ urn }) => urn);
        const reading = await deps.roadUses(area.name, urns);
        settle(
          reading.ok
            ? { status: "ready", value: reading.value }
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
      const { uses, own } = get().crossings;
      if (uses.status !== "ready") return null;
      const road = roadCalled(uses.value, written);
      if (road === null) return null;
      if (!own.some(({ name }) => name === road.name)) change({ own: [...own, road] });
      return road;
    },
    closeCrossing(name, isClosed) {
      const others = get().crossings.closed.filter((known) => known !== name);
      change({ closed: isClosed ? [...others, name] : others });
    },
    openAllCrossings: () => change({ closed: [] }),
  };
};
