import type { KeptScenario } from "../../app/places/places_state.ts";
import { MOST_COMPARED } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { usePlaces } from "./use_places.ts";

interface CompareTickProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
  /** Hears why a test is not put beside the others; `null` where it is. */
  readonly onRefused: (reason: string | null) => void;
}

/** Puts a test beside others, four at most. */
export function CompareTick({ places, kept, onRefused }: CompareTickProps) {
  const { id, scenario } = kept;
  const isCompared = usePlaces(places, (state) => state.compared.includes(id));
  return (
    <label className="sides-tick">
      <input
        type="checkbox"
        aria-label={`Side by side: ${scenario.name}`}
        checked={isCompared}
        onChange={({ target }) => {
          const isDone = places.getState().compare(id, target.checked);
          onRefused(
            isDone
              ? null
              : `${scenario.name} is not put side by side: ${MOST_COMPARED} tests are already. Untick one of them first.`,
          );
        }}
      />
      Side by side
    </label>
  );
}
