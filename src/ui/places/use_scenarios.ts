import { useMemo } from "react";
import { useStore } from "zustand";
import type { PlacesState, PlacesWork } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { ReplanRun, ScenarioRun, ScenarioRuns } from "../../app/places/scenario_runs.ts";
import { scenarioRunsOf } from "../../app/places/scenario_runs.ts";
import { selectOpenArea } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import type { Scenario } from "../../domain/places/scenario.ts";
import type { NameOf } from "../../words/places_outcome_text.ts";
import { scenarioNames } from "../../words/places_outcome_text.ts";
import { useApp, useHandles } from "../AppContext.tsx";
import { usePlaces } from "./use_places.ts";

/** What works scenarios out. */
export function useRuns(places: PlacesStore): ScenarioRuns {
  const { store, deps } = useHandles();
  return scenarioRunsOf(store, places, deps);
}

/** What came of a scenario, and whether it is of what there is now; `null` where it was never worked out. */
export function useRun(
  places: PlacesStore,
  id: string,
): { readonly run: ScenarioRun; readonly isStale: boolean } | null {
  const runs = useRuns(places);
  const run = useStore(runs.store, (state) => state.runs.get(id) ?? null);
  useNow(places);
  if (run === null) return null;
  const isStale = run.found !== null && !runs.isOfNow(id, run.found.asked);
  return { run, isStale };
}

/** The re-proposal of a scenario, and whether it is of what there is now. */
export function useReplan(
  places: PlacesStore,
  id: string,
): { readonly replan: ReplanRun | null; readonly isStale: boolean } {
  const runs = useRuns(places);
  const replan = useStore(runs.store, (state) => state.replans.get(id) ?? null);
  useNow(places);
  return { replan, isStale: replan !== null && !runs.isOfNow(id, replan.asked) };
}

/** Renders again when anything changes that a scenario is worked out from. */
function useNow(places: PlacesStore): void {
  usePlaces(places, (state) => state.history.present.value);
  usePlaces(places, (state) => state.homes);
  useApp((state) => state.history?.present.value);
  useApp(selectOpenArea);
  useApp((state) => state.crossings);
}

/** The commands of the scenarios of one area; each edit is one named step. */
export function useScenarioEdits(places: PlacesStore): Pick<PlacesState, "edit" | "openScenario"> {
  const { store } = useHandles();
  return useMemo(
    () => ({
      edit(change: (work: PlacesWork) => PlacesWork, label, open) {
        places.getState().edit(change, label, open);
        store.getState().announce(label);
      },
      openScenario: (id) => places.getState().openScenario(id),
    }),
    [places, store],
  );
}

/** Names of the area's schools and of those that the scenario opens. */
export function useNames(area: Area, scenario: Scenario): NameOf {
  const { actions } = scenario;
  return useMemo(() => scenarioNames(area, { actions }), [area, actions]);
}
