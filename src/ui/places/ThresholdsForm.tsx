import { useState } from "react";
import { setThresholds, thresholdsGiven } from "../../app/places/given_edits.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { SurplusThresholds } from "../../domain/places/thresholds.ts";
import { DEFAULT_THRESHOLDS } from "../../domain/places/thresholds.ts";
import { thresholdsText } from "../../words/places_text.ts";
import { useCommands } from "../AppContext.tsx";
import { NumberField } from "../parts/NumberField.tsx";
import { usePlaces } from "./use_places.ts";

/** From where on unfilled places are marked, which is the authority's own choice. */
export function ThresholdsForm({ store }: { readonly store: PlacesStore }) {
  const thresholds = usePlaces(store, (state) => state.history.present.value.thresholds);
  return (
    <details className="places-more">
      <summary>Local thresholds</summary>
      <p className="list-head__note">{thresholdsText(thresholds)}</p>
      <Fields key={Object.values(thresholds).join()} store={store} thresholds={thresholds} />
    </details>
  );
}

function Fields(props: { readonly store: PlacesStore; readonly thresholds: SurplusThresholds }) {
  const { store, thresholds } = props;
  const { announce } = useCommands();
  const [share, setShare] = useState(percent(thresholds.share));
  const [highShare, setHighShare] = useState(percent(thresholds.highShare));
  const [places, setPlaces] = useState(String(thresholds.highPlaces));
  const given = thresholdsGiven({ share, highShare, places });
  const use = (value: SurplusThresholds) => {
    store.getState().edit(setThresholds(value), "Local thresholds");
    announce(thresholdsText(value));
  };
  return (
    <form
      className="form places-thresholds"
      onSubmit={(event) => {
        event.preventDefault();
        if (given.ok) use(given.value);
      }}
    >
      <NumberField
        label="First mark, from (% unfilled)"
        problem={given.ok ? undefined : given.problems.share}
        value={share}
        onChange={setShare}
      />
      <NumberField
        label="Second mark, from (% unfilled)"
        problem={given.ok ? undefined : given.problems.highShare}
        value={highShare}
        onChange={setHighShare}
      />
      <NumberField
        label="and from (places unfilled)"
        problem={given.ok ? undefined : given.problems.places}
        value={places}
        onChange={setPlaces}
      />
      <div className="button-row">
        <button type="submit" className="button" disabled={!given.ok}>
          Use these
        </button>
        <button type="button" className="link" onClick={() => use(DEFAULT_THRESHOLDS)}>
          Back to {thresholdsShort(DEFAULT_THRESHOLDS)}
        </button>
      </div>
    </form>
  );
}

function percent(share: number): string {
  return String(Number((share * 100).toFixed(2)));
}

function thresholdsShort({ share, highShare, highPlaces }: SurplusThresholds): string {
  return `${percent(share)} %, and ${percent(highShare)} % with ${highPlaces} places`;
}
