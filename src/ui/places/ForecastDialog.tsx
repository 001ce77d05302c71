import { useMemo, useState } from "react";
import { forgetForecast } from "../../app/places/given_edits.ts";
import type { KeptForecast, PlacesWork } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { Area } from "../../domain/area.ts";
import { applyScenario } from "../../domain/places/apply_scenario.ts";
import type { ForecastLine } from "../../domain/places/forecast_places.ts";
import { forecastLines } from "../../domain/places/forecast_places.ts";
import { stateOf } from "../../domain/places/school_state.ts";
import { counted } from "../../words/counted.ts";
import { dayText } from "../../words/day_text.ts";
import { TEST_ONLY } from "../../words/places_action_text.ts";
import {
  forecastBandText,
  forecastGapsText,
  housingNote,
} from "../../words/places_forecast_text.ts";
import { useCommands, useHandles } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { ForecastErrorForm } from "./ForecastErrorForm.tsx";
import { ForecastTable } from "./ForecastTable.tsx";
import { usePlaces } from "./use_places.ts";

interface ForecastDialogProps {
  readonly store: PlacesStore;
  readonly area: Area;
  readonly onClose: () => void;
}

/** Places needed and spare in each year of the forecast, by planning area and by year group. */
export default function ForecastDialog({ store, area, onClose }: ForecastDialogProps) {
  const work = usePlaces(store, (state) => state.history.present.value);
  const { forecast } = work;
  const { announce } = useCommands();
  return (
    <ModalDialog title="Forecast: places needed and spare" size="wide" onClose={onClose}>
      {forecast === null ? (
        <p>No forecast is given. Load one in the tab Places.</p>
      ) : (
        <>
          <ForecastErrorForm
            key={forecast.threeYearError}
            store={store}
            error={forecast.threeYearError}
          />
          <Forecast store={store} area={area} work={work} forecast={forecast} />
          <div className="button-row">
            <button
              type="button"
              className="button"
              onClick={() => {
                store.getState().edit(forgetForecast, `Took back the forecast of ${forecast.from}`);
                announce("The forecast is taken back. Undo in places brings it again.");
                onClose();
              }}
            >
              Take this forecast back
            </button>
          </div>
        </>
      )}
    </ModalDialog>
  );
}

interface ForecastProps {
  readonly store: PlacesStore;
  readonly area: Area;
  readonly work: PlacesWork;
  readonly forecast: KeptForecast;
}

function Forecast({ store, area, work: { figures }, forecast }: ForecastProps) {
  const { rows, from, givenOn, threeYearError } = forecast;
  const { tests, test, applied, choose } = useTestOfPlaces(store, area);
  const lines = useMemo(() => {
    const schools = new Map(
      area.schools.map((school) => [school.urn, stateOf(school, figures.get(school.urn))]),
    );
    return forecastLines(rows, { schools, figures, applied, threeYearError });
  }, [area, figures, applied, rows, threeYearError]);
  const names = useMemo(() => [...new Set(rows.map(({ planningArea }) => planningArea))], [rows]);
  const [chosen, setChosen] = useState("");
  const shown = names.includes(chosen) ? chosen : "";
  const own = shown === "" ? lines : lines.filter(({ planningArea }) => planningArea === shown);
  return (
    <>
      <p>
        From {from}
        {givenOn === undefined ? "" : `, given on ${dayText(givenOn)}`}. Needed = pupils expected −
        (existing + additional places − places to remove), for each year group; spare is the other
        way round. Neither is set off against the other.
      </p>
      <label className="list-sort">
        Planning area{" "}
        <select value={shown} onChange={({ target }) => setChosen(target.value)}>
          <option value="">All ({names.length}), each in one line a year</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}, by year group
            </option>
          ))}
        </select>
      </label>
      {tests.length === 0 ? null : (
        <label className="list-sort">
          Places{" "}
          <select value={test?.id ?? ""} onChange={({ target }) => choose(target.value)}>
            <option value="">as they are today</option>
            {tests.map(({ id, scenario }) => (
              <option key={id} value={id}>
                after {scenario.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {test === null ? null : (
        <p role="status">
          {applied === null
            ? `${test.scenario.name} cannot be worked out yet: see what is needed under its changes. These are the places of today.`
            : `${TEST_ONLY}: places that ${test.scenario.name} adds or removes count from their September on, where the forecast names none itself.`}
        </p>
      )}
      <ForecastTable lines={own} planningArea={shown === "" ? null : shown} />
      <Notes lines={own} threeYearError={threeYearError} />
      <Unplaced area={area} figures={figures} />
    </>
  );
}

/** The tests that may be looked at, and the one whose places are counted; `applied` is `null` for none and for one whose changes cannot be made. */
function useTestOfPlaces(store: PlacesStore, area: Area) {
  const work = usePlaces(store, (state) => state.history.present.value);
  const isHidden = usePlaces(store, (state) => state.isHidden);
  const { deps } = useHandles();
  const [id, choose] = useState("");
  const tests = isHidden ? [] : work.scenarios;
  const test = tests.find((kept) => kept.id === id) ?? null;
  const { figures } = work;
  const scenario = test?.scenario ?? null;
  const today = deps.now().slice(0, 10);
  const applied = useMemo(() => {
    if (scenario === null) return null;
    const reading = applyScenario({ area, figures, scenario, homes: [], today });
    return reading.ok ? reading.value : null;
  }, [area, figures, scenario, today]);
  return { tests, test, applied, choose };
}

function Notes(props: {
  readonly lines: readonly ForecastLine[];
  readonly threeYearError: number | null;
}) {
  const gaps = forecastGapsText(props.lines);
  return (
    <>
      <p className="list-head__note">{forecastBandText(props.threeYearError)}</p>
      <p className="list-head__note">{housingNote(props.lines)}</p>
      {gaps === "" ? null : <p className="list-head__note">{gaps}</p>}
    </>
  );
}

/** How many schools' places are in no planning area. */
function Unplaced({
  area,
  figures,
}: {
  readonly area: Area;
  readonly figures: PlacesWork["figures"];
}) {
  const without = area.schools.filter(
    ({ urn }) => (figures.get(urn)?.planningArea ?? null) === null,
  ).length;
  if (without === 0) return null;
  return (
    <p className="list-head__note">
      {without.toLocaleString("en-GB")} of {counted(area.schools.length, "school")} have no planning
      area, so their places count in none.
    </p>
  );
}
