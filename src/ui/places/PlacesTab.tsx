import { useMemo, useState } from "react";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import { baselineOf } from "../../domain/places/baseline.ts";
import { useApp } from "../AppContext.tsx";
import { PlacesFigures } from "./PlacesFigures.tsx";
import type { PlacesBy } from "./PlacesRows.tsx";
import { PLACES_BY, PlacesRows } from "./PlacesRows.tsx";
import { ScenarioList } from "./ScenarioList.tsx";
import { usePlaces, usePlacesStore } from "./use_places.ts";

/** How many places there are and how many are unfilled, by everything that places are planned by. */
export default function PlacesTab() {
  const store = usePlacesStore();
  const area = useApp((state) => state.area);
  if (store === null || area.status !== "ready") {
    return <p className="loading-note">Opening places…</p>;
  }
  return <Baseline store={store} />;
}

function Baseline({ store }: { readonly store: PlacesStore }) {
  const area = useApp(selectArea);
  const plan = useApp(selectPlan);
  const { figures } = usePlaces(store, (state) => state.history.present.value);
  const [by, setBy] = useState<PlacesBy>("clusters");
  const baseline = useMemo(
    () => (area === null ? null : baselineOf(area, figures, plan)),
    [area, figures, plan],
  );
  if (baseline === null || area === null) return null;
  return (
    <>
      <header className="list-head">
        <PlacesFigures places={baseline.area} what={area.title} />
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
      </header>
      <ScenarioList places={store} />
      <PlacesRows baseline={baseline} area={area} by={by} />
    </>
  );
}
