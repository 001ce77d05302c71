import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { usePlaces } from "./use_places.ts";

interface ComparedSwitchProps {
  readonly places: PlacesStore;
  /** In the officer's order. */
  readonly shown: readonly KeptScenario[];
}

/** Turns the map between what there is before and each of the tests side by side, one arrow key apart. */
export function ComparedSwitch({ places, shown }: ComparedSwitchProps) {
  const onMap = usePlaces(places, (state) => state.onMap);
  const choices = [
    { id: null, name: "Before" },
    ...shown.map(({ id, scenario }) => ({ id, name: scenario.name })),
  ];
  return (
    <div className="map-sides">
      {choices.map(({ id, name }) => (
        <label key={id ?? "before"} className="map-sides__choice" title={name}>
          <input
            type="radio"
            name="test-on-map"
            checked={onMap === id}
            onChange={() => places.getState().showOnMap(id)}
          />
          <span>{name}</span>
        </label>
      ))}
    </div>
  );
}
