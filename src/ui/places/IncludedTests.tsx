import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { TEST_ONLY } from "../../words/places_action_text.ts";
import { usePlaces, usePlacesStore } from "./use_places.ts";

interface IncludedTestsProps {
  readonly included: readonly KeptScenario[];
  readonly onChange: (included: readonly KeptScenario[]) => void;
}

/** The tests that their authors offer for exports, each left out unless it is ticked by its name; nothing while tests are hidden. */
export default function IncludedTests(props: IncludedTestsProps) {
  const places = usePlacesStore();
  return places === null ? null : <Offered {...props} places={places} />;
}

function Offered({ places, included, onChange }: IncludedTestsProps & { places: PlacesStore }) {
  const scenarios = usePlaces(places, (state) => state.history.present.value.scenarios);
  const isHidden = usePlaces(places, (state) => state.isHidden);
  const offered = isHidden ? [] : scenarios.filter(({ isIncluded }) => isIncluded);
  if (offered.length === 0) return null;
  return (
    <fieldset>
      <legend>Include tests by name ({TEST_ONLY})</legend>
      {offered.map((kept) => (
        <label key={kept.id} className="radio-line">
          <input
            type="checkbox"
            checked={included.some(({ id }) => id === kept.id)}
            onChange={({ target }) =>
              onChange(
                target.checked ? [...included, kept] : included.filter(({ id }) => id !== kept.id),
              )
            }
          />
          {kept.scenario.name}
        </label>
      ))}
      <p className="quiet">Left out unless ticked. Where pupils live is never included.</p>
    </fieldset>
  );
}
