import { useCallback, useMemo } from "react";
import { useStore } from "zustand";
import { comparedScenarios } from "../../app/places/compared_scenarios.ts";
import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { selectOpenArea, selectPlan } from "../../app/selectors.ts";
import { withNotes } from "../../domain/places/law/evidence.ts";
import { placesOf, schoolPlaces } from "../../domain/places/places_of.ts";
import { sharedSides } from "../../domain/places/shared_sides.ts";
import type { SmallCount } from "../../domain/places/suppress.ts";
import type { Sides } from "../../words/side_by_side/sides.ts";
import { useApp, useDerived, useHandles } from "../AppContext.tsx";
import { usePlaces } from "./use_places.ts";
import { useRuns } from "./use_scenarios.ts";

/** The scenarios side by side that are still there. */
export function useCompared(places: PlacesStore): readonly KeptScenario[] {
  const compared = usePlaces(places, (state) => state.compared);
  const history = usePlaces(places, (state) => state.history);
  return useMemo(() => comparedScenarios({ compared, history }), [compared, history]);
}

/** Tells what the scenarios side by side are made from, with numbers of up to `most` pupils hidden, or none for `null`; `null` without an area. */
export function useSides(places: PlacesStore): (most: SmallCount | null) => Sides | null {
  const { deps } = useHandles();
  const compared = useCompared(places);
  const runs = useStore(useRuns(places).store, (state) => state.runs);
  const ruralList = usePlaces(places, (state) => state.history.present.value.ruralList);
  const area = useApp(selectOpenArea);
  const settings = useDerived((selectors) => selectors.settings);
  const hasPlan = useApp((state) => selectPlan(state) !== null);
  return useCallback(
    (most) => {
      if (area === null) return null;
      const found = compared.map(({ id, scenario }) => {
        const run = runs.get(id);
        const outcome = run?.found?.outcome;
        // What is of before the last change is said to be that on the screen, and is not shared.
        if (outcome === undefined || (most !== null && run?.status !== "ready")) return null;
        return withNotes(outcome, scenario.notes);
      });
      const shared = sharedSides(found, most);
      return {
        area,
        before: placesOf(area.schools.map(schoolPlaces)),
        scenarios: compared.map(({ scenario }, i) => ({ scenario, outcome: shared[i] ?? null })),
        settings,
        hasPlan,
        ruralList,
        today: deps.now().slice(0, 10),
      };
    },
    [area, compared, runs, settings, hasPlan, ruralList, deps],
  );
}

/** Whether any of the scenarios side by side is being worked out. */
export function useIsWaiting(places: PlacesStore): boolean {
  const compared = useCompared(places);
  const runs = useStore(useRuns(places).store, (state) => state.runs);
  return compared.some(({ id }) => runs.get(id)?.status === "running");
}
