import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { History } from "../../domain/history.ts";
import { commit, preview, redo, startHistory, undo } from "../../domain/history.ts";
import { comparedScenarios } from "./compared_scenarios.ts";
import type { PlacesKeeper } from "./places_keeper.ts";
import { createPlacesKeeper } from "./places_keeper.ts";
import type { OpenScenario, PlacesState, PlacesWork } from "./places_state.ts";
import { MOST_COMPARED, NO_WORK } from "./places_state.ts";
import type { PlacesStorage } from "./places_storage.ts";

export type PlacesStore = StoreApi<PlacesState>;

/** What place planning reaches the world through. */
export interface PlacesPorts {
  /** Rejects with a sentence where the browser keeps nothing. */
  readonly openStorage: () => Promise<PlacesStorage>;
  /** ISO 8601. */
  readonly now: () => string;
}

/** The store of place planning, with nothing in it until an area is opened. Every step is kept as it is made. */
export function createPlacesStore({ openStorage, now }: PlacesPorts): PlacesStore {
  return createStore<PlacesState>()((set, get) => {
    const histories = new Map<string, History<PlacesWork, OpenScenario>>();
    const keepers = new Map<string, PlacesKeeper>();
    let wanted = "";

    function show(history: History<PlacesWork, OpenScenario>): void {
      const { area, history: before } = get();
      set({ history });
      if (area === null || history.present.value === before.present.value) return;
      histories.set(area, history);
      void keep(area, history.present.value);
    }

    async function keep(area: string, work: PlacesWork): Promise<void> {
      const problem = await keepers.get(area)?.keep(work);
      if (problem !== undefined && get().area === area) set({ keptProblem: problem });
    }

    async function firstHistory(area: string) {
      const keeper = createPlacesKeeper(await openStorage(), area, now);
      const history = startHistory<PlacesWork, OpenScenario>(await keeper.read(), "Opened", null);
      keepers.set(area, keeper);
      return history;
    }

    return {
      area: null,
      history: startHistory(NO_WORK, "Opened", null),
      compared: [],
      sideBySide: false,
      onMap: null,
      isHidden: false,
      homes: new Map(),
      keptProblem: null,
      async openArea(area) {
        wanted = area;
        if (get().area === area) return;
        set({ area: null, compared: [], sideBySide: false, onMap: null, keptProblem: null });
        let history = histories.get(area);
        let keptProblem: string | null = null;
        try {
          history ??= await firstHistory(area);
        } catch (error) {
          keptProblem = error instanceof Error ? error.message : String(error);
          history = startHistory(NO_WORK, "Opened", null);
        }
        histories.set(area, history);
        if (wanted === area) set({ area, history, keptProblem });
      },
      edit(change, label, open) {
        const { history } = get();
        show(commit(preview(history, change), label, open ?? history.present.selection));
      },
      undo: () => show(undo(get().history)),
      redo: () => show(redo(get().history)),
      openScenario(id) {
        const { history } = get();
        set({ history: { ...history, present: { ...history.present, selection: id } } });
      },
      compare(id, isCompared) {
        const known = comparedScenarios(get()).map((kept) => kept.id);
        const others = known.filter((each) => each !== id);
        if (isCompared && others.length >= MOST_COMPARED) return false;
        set({ compared: isCompared ? [...others, id] : others });
        return true;
      },
      showSideBySide: (sideBySide) => set({ sideBySide }),
      showOnMap: (onMap) => set({ onMap }),
      hide: (isHidden) => set(isHidden ? { isHidden, sideBySide: false } : { isHidden }),
      giveHomes: (id, homes) => set({ homes: new Map(get().homes).set(id, homes) }),
    };
  });
}
