import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { changeScenario } from "../../app/places/scenario_edits.ts";
import { HomesBox } from "./HomesBox.tsx";
import { useScenarioEdits } from "./use_scenarios.ts";

interface OutcomeOptionsProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
}

/** How it is worked out who goes where: faith first or not, and from where pupils set out. */
export function OutcomeOptions({ places, kept }: OutcomeOptionsProps) {
  const { edit } = useScenarioEdits(places);
  const { preferFaith } = kept.scenario;
  return (
    <section className="outcome-options" aria-label="How it is worked out">
      <h3>How it is worked out</h3>
      <label className="field-line">
        <input
          type="checkbox"
          checked={preferFaith}
          onChange={({ target }) =>
            edit(
              changeScenario(kept.id, (scenario) => ({
                ...scenario,
                preferFaith: target.checked,
              })),
              target.checked ? "Schools of the same faith come first" : "Faith is not looked at",
            )
          }
        />
        Pupils of a faith school go to schools of its kind first
      </label>
      <HomesBox places={places} kept={kept} />
    </section>
  );
}
