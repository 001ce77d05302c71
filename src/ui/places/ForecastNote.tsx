import { lazy, Suspense, useState } from "react";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { Area } from "../../domain/area.ts";
import { counted } from "../../words/counted.ts";
import { dayText } from "../../words/day_text.ts";
import { schoolYearText } from "../../words/places_forecast_text.ts";
import { usePlaces } from "./use_places.ts";

const ForecastDialog = lazy(() => import("./ForecastDialog.tsx"));

interface ForecastNoteProps {
  readonly store: PlacesStore;
  readonly area: Area;
  /** Asks for another. */
  readonly onLoad: () => void;
}

/** Which forecast there is, with the ways to it and to another; nothing while there is none. */
export function ForecastNote({ store, area, onLoad }: ForecastNoteProps) {
  const forecast = usePlaces(store, (state) => state.history.present.value.forecast);
  const [isOpen, setOpen] = useState(false);
  if (forecast === null) return null;
  const { rows, from, givenOn } = forecast;
  const septembers = rows.map(({ september }) => september);
  const areas = new Set(rows.map(({ planningArea }) => planningArea));
  const [first, last] = [Math.min(...septembers), Math.max(...septembers)];
  return (
    <section aria-label="Forecast" className="places-more">
      <p className="list-head__note">
        Forecast: {schoolYearText(first)}
        {last === first ? "" : ` to ${schoolYearText(last)}`},{" "}
        {counted(areas.size, "planning area")}, from {from}
        {givenOn === undefined ? "" : `, given on ${dayText(givenOn)}`}.
      </p>
      <div className="button-row">
        <button type="button" className="button" onClick={() => setOpen(true)}>
          Places needed and spare…
        </button>
        <button type="button" className="link" onClick={onLoad}>
          Load another…
        </button>
      </div>
      {isOpen ? (
        <Suspense fallback={null}>
          <ForecastDialog store={store} area={area} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}
