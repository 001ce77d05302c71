import { useEffect, useRef } from "react";
import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import { crowFlyKm } from "../../domain/crow_fly.ts";
import type { Position, SchoolIndex } from "../../domain/school.ts";
import { TEST_ONLY } from "../../words/places_action_text.ts";
import { useApp, useCommands, useHandles } from "../AppContext.tsx";
import { ComparedSwitch } from "./ComparedSwitch.tsx";
import { hideScenarios } from "./hide_scenarios.ts";
import { usePlaces, usePlacesStore } from "./use_places.ts";
import { useRun, useRuns } from "./use_scenarios.ts";
import { useCompared } from "./use_sides.ts";

/** What the map shows: the schools of today, or what one of the tests would do; nothing where there are none or they are hidden. */
export default function ScenarioSwitch() {
  const places = usePlacesStore();
  return places === null ? null : <Switch places={places} />;
}

function Switch({ places }: { readonly places: PlacesStore }) {
  const scenarios = usePlaces(places, (state) => state.history.present.value.scenarios);
  const onMap = usePlaces(places, (state) => state.onMap);
  const isHidden = usePlaces(places, (state) => state.isHidden);
  const compared = useCompared(places);
  const handles = useHandles();
  useRuns(places);
  if (isHidden || scenarios.length === 0) return null;
  return (
    <fieldset className="map-test">
      <legend className="visually-hidden">Tests on the map</legend>
      {compared.length < 2 ? (
        <OneTest places={places} scenarios={scenarios} />
      ) : (
        <ComparedSwitch places={places} shown={shownOf(compared, scenarios, onMap)} />
      )}
      <button
        type="button"
        className="button"
        title="Hide all tests: H"
        onClick={() => hideScenarios(handles)}
      >
        Hide tests
      </button>
      {onMap === null ? null : <OnMap places={places} id={onMap} />}
    </fieldset>
  );
}

/** Those side by side, and the one on the map where it is another. */
function shownOf(
  compared: readonly KeptScenario[],
  scenarios: readonly KeptScenario[],
  onMap: string | null,
): readonly KeptScenario[] {
  if (compared.some(({ id }) => id === onMap)) return compared;
  return [...compared, ...scenarios.filter(({ id }) => id === onMap)];
}

interface OneTestProps {
  readonly places: PlacesStore;
  readonly scenarios: readonly KeptScenario[];
}

function OneTest({ places, scenarios }: OneTestProps) {
  const onMap = usePlaces(places, (state) => state.onMap);
  return (
    <label>
      On the map{" "}
      <select
        value={onMap ?? ""}
        onChange={({ target }) =>
          places.getState().showOnMap(target.value === "" ? null : target.value)
        }
      >
        <option value="">Today</option>
        {scenarios.map(({ id, scenario }) => (
          <option key={id} value={id}>
            {scenario.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What is said of the test on the map, whose schools are brought into sight once. */
function OnMap({ places, id }: { readonly places: PlacesStore; readonly id: string }) {
  const known = useRun(places, id);
  const isDrawn = useApp((state) => state.scenarioOnMap !== null);
  const { flyTo } = useCommands();
  const found = known?.run.found ?? null;
  const flown = useRef<string | null>(null);
  useEffect(() => {
    if (found === null || flown.current === id) return;
    flown.current = id;
    const { area, kept } = found.asked;
    const indexes = schoolIndexes(area);
    const named = kept.scenario.actions.flatMap((action) => {
      if ("urns" in action) return action.urns;
      return "urn" in action ? [action.urn] : [action.infant, action.junior];
    });
    const sites = kept.scenario.actions.flatMap((action) =>
      "longitude" in action ? nearestSchool(area, [action.longitude, action.latitude]) : [],
    );
    const going = found.outcome.displaced.flatMap(({ from, to }) => [from, to]);
    const urns = new Set([...named, ...going]);
    flyTo([...[...urns].flatMap((urn) => indexes.get(urn) ?? []), ...sites], "always");
  }, [found, id, flyTo]);
  const status = known?.run.status;
  return (
    <>
      <strong>{TEST_ONLY}</strong>
      {isDrawn ? null : (
        <span role="status">
          {status === "running" ? "Working it out…" : "Not worked out yet."}
        </span>
      )}
    </>
  );
}

/** The school of today beside a place, which stands for it where the map is moved. */
function nearestSchool({ schools }: Area, place: Position): SchoolIndex[] {
  const far = schools.map(({ location }) =>
    location === null ? Number.POSITIVE_INFINITY : crowFlyKm(location, place),
  );
  const nearest = far.indexOf(Math.min(...far));
  return nearest === -1 ? [] : [nearest as SchoolIndex];
}
