import { useState } from "react";
import { forecastErrorGiven, setForecastError } from "../../app/places/given_edits.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { forecastBandText } from "../../words/places_forecast_text.ts";
import { useCommands } from "../AppContext.tsx";
import { NumberField } from "../parts/NumberField.tsx";

/** The authority's own three-year forecast error, from which the band is. */
export function ForecastErrorForm(props: {
  readonly store: PlacesStore;
  readonly error: number | null;
}) {
  const { store, error } = props;
  const { announce } = useCommands();
  const [text, setText] = useState(error === null ? "" : String(Number((error * 100).toFixed(2))));
  const given = forecastErrorGiven(text);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!given.ok) return;
        store.getState().edit(setForecastError(given.value), "The forecast’s error");
        announce(forecastBandText(given.value));
      }}
    >
      <NumberField
        label="Your authority’s three-year forecast error (%)"
        hint="As the Department publishes it for each authority. Blank for no band."
        problem={given.ok ? undefined : given.problem}
        value={text}
        onChange={setText}
      />
      <div>
        <button type="submit" className="button" disabled={!given.ok || given.value === error}>
          Use this error
        </button>
      </div>
    </form>
  );
}
