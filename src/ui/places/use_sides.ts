import { useMemo } from "react";
import { useStore } from "zustand";
import { comparedScenarios } from "../../app/places/compared_scenarios.ts";
import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { selectOpenArea, selectPlan } from "../../app/selectors.ts";
import { placesOf, schoolPlaces } from "../../domain/places/places_of.ts";
import type { Sides } from "../../words/side_by_side/sides.ts";
import { useApp, useHandles } from "../AppContext.tsx";
import { usePlaces } from "./use_places.ts";
import { useRuns } from "./use_scenarios.ts";

/** The scenarios side by side that are still there. */
export function useCompared(places: PlacesStore): readonly KeptScenario[] {
  const compared = usePlaces(places, (state) => state.compared);
  const history = usePlaces(places, (state) => state.history);
  return useMemo(() => comparedScenarios({ compared, history }), [compared, history]);
}

/** What the scenarios side by side are told from, with what follows from each as it is known by now; `null` without an area. */
export function useSides(places: PlacesStore): Sides | null {
  const { deps } = useHandles();
  const compared = useCompared(places);
  const runs = useStore(useRuns(places).store, (state) => state.runs);
  const ruralList = usePlaces(places, (state) => state.history.present.value.ruralList);
  const area = useApp(selectOpenArea);
  const hasPlan = useApp((state) => selectPlan(state) !== null);
  return useMemo(() => {
    if (area === null) return null;
    return {
      area,
      before: placesOf(area.schools.map(schoolPlaces)),
      scenarios: compared.map(({ id, scenario }) => ({
        scenario,
        outcome: runs.get(id)?.found?.outcome ?? null,
      })),
      hasPlan,
      ruralList,
      today: deps.now().slice(0, 10),
    };
  }, [area, compared, runs, hasPlan, ruralList, deps]);
}
