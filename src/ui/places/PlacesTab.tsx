import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { selectArea, selectOpenArea, selectPlan } from "../../app/selectors.ts";
import { baselineOf } from "../../domain/places/baseline.ts";
import { useApp } from "../AppContext.tsx";
import { ForecastNote } from "./ForecastNote.tsx";
import { GivenNote } from "./GivenNote.tsx";
import type { PlaceFile } from "./PlaceFilesDialog.tsx";
import { PlacesFigures } from "./PlacesFigures.tsx";
import type { PlacesBy } from "./PlacesRows.tsx";
import { PLACES_BY, PlacesRows } from "./PlacesRows.tsx";
import { PlacesSteps, StepKeys } from "./PlacesSteps.tsx";
import { ScenarioList } from "./ScenarioList.tsx";
import { ThresholdsForm } from "./ThresholdsForm.tsx";
import { usePlaces, usePlacesStore } from "./use_places.ts";
import { YearGroupsTable } from "./YearGroupsTable.tsx";

const PlaceFilesDialog = lazy(() => import("./PlaceFilesDialog.tsx"));

/** How many places there are and how many are unfilled, by everything that places are planned by. */
export default function PlacesTab() {
  const store = usePlacesStore();
  const area = useApp((state) => state.area);
  if (store === null || area.status !== "ready") {
    return <p className="loading-note">Opening places…</p>;
  }
  return <Baseline store={store} />;
}

/** The button to which the focus goes once what had it is gone. */
function useFocusAfter(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (wasOpen.current && !isOpen && isLost) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}

function Baseline({ store }: { readonly store: PlacesStore }) {
  // The totals are of the area as opened; the plan's schools over the border are another authority's.
  const area = useApp(selectOpenArea);
  const wider = useApp(selectArea);
  const plan = useApp(selectPlan);
  const work = usePlaces(store, (state) => state.history.present.value);
  const [by, setBy] = useState<PlacesBy>("clusters");
  const [file, setFile] = useState<PlaceFile | null>(null);
  const problem = usePlaces(store, (state) => state.keptProblem);
  const loader = useFocusAfter(file !== null);
  const { figures, forecast, thresholds } = work;
  const forecastLoader = useFocusAfter(forecast !== null);
  const baseline = useMemo(
    () => (area === null ? null : baselineOf(area, figures, plan)),
    [area, figures, plan],
  );
  if (baseline === null || area === null || wider === null) return null;
  return (
    <div className="places-tab">
      <StepKeys store={store}>
        <header className="list-head">
          <PlacesFigures places={baseline.area} what={area.title} thresholds={thresholds} />
          <div className="button-row">
            <button
              ref={loader}
              type="button"
              className="button"
              onClick={() => setFile("figures")}
            >
              Load figures…
            </button>
            {forecast === null ? (
              <button
                ref={forecastLoader}
                type="button"
                className="button"
                onClick={() => setFile("forecast")}
              >
                Load a forecast…
              </button>
            ) : null}
            <PlacesSteps store={store} />
          </div>
          {problem === null ? null : <p role="alert">{problem}</p>}
          <GivenNote schools={area.schools} work={work} />
          <YearGroupsTable years={baseline.yearGroups} />
          <ThresholdsForm store={store} />
          <ForecastNote store={store} area={area} onLoad={() => setFile("forecast")} />
        </header>
        <ScenarioList places={store} />
      </StepKeys>
      <label className="list-sort">
        By
        <select value={by} onChange={(event) => setBy(event.target.value as PlacesBy)}>
          {PLACES_BY.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <PlacesRows baseline={baseline} area={wider} plan={plan} work={work} by={by} />
      {file === null ? null : (
        <Suspense fallback={null}>
          <PlaceFilesDialog store={store} area={area} first={file} onClose={() => setFile(null)} />
        </Suspense>
      )}
    </div>
  );
}
