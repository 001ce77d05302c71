import { useRef, useState } from "react";
import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { homesOf } from "../../app/places/scenario_asked.ts";
import { changeKept } from "../../app/places/scenario_edits.ts";
import type { GivenHomes } from "../../app/places/scenario_files.ts";
import { homesOfFile, homesOfText } from "../../app/places/scenario_files.ts";
import { selectOpenArea } from "../../app/selectors.ts";
import type { HomeArea } from "../../domain/places/scenario.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import { counted } from "../../words/counted.ts";
import { useApp, useHandles } from "../AppContext.tsx";
import { ProblemTable } from "../dialogs/ProblemTable.tsx";
import { usePlaces } from "./use_places.ts";
import { useScenarioEdits } from "./use_scenarios.ts";

interface HomesBoxProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
}

/** Where pupils live, from a file or pasted: for as long as the page is open, unless its author asks to keep it. */
export function HomesBox({ places, kept }: HomesBoxProps) {
  const homes = usePlaces(places, (state) => homesOf(state, kept));
  const area = useApp(selectOpenArea);
  const { store } = useHandles();
  const { edit } = useScenarioEdits(places);
  const input = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState("");
  const [problems, setProblems] = useState<readonly ReaderProblem[]>([]);
  if (area === null) return null;
  const give = (given: readonly HomeArea[], label: string) => {
    if (kept.homes === undefined) places.getState().giveHomes(kept.id, given);
    else
      edit(
        changeKept(kept.id, (known) => ({ ...known, homes: given })),
        label,
      );
    store.getState().announce(label);
  };
  const take = (reading: Reading<GivenHomes>) => {
    setProblems(reading.ok ? reading.value.told : reading.problems);
    if (!reading.ok) return;
    setPasted("");
    give(reading.value.homes, `Given: ${homesText(reading.value.homes)}`);
  };
  const keep = (isKept: boolean) => {
    if (!isKept) places.getState().giveHomes(kept.id, homes);
    edit(
      changeKept(kept.id, ({ homes: _, ...known }) => (isKept ? { ...known, homes } : known)),
      isKept ? "Home areas are kept with the test" : "Home areas are no longer kept",
    );
  };
  return (
    <details className="homes">
      <summary>Where pupils live: {homes.length === 0 ? "not given" : homesText(homes)}</summary>
      <p className="quiet">
        Without it, pupils set out from the school that they leave. Give a line for each school and
        place: urn, place, longitude and latitude (or easting and northing), year_group and pupils.
      </p>
      <div className="button-row">
        <button type="button" className="button" onClick={() => input.current?.click()}>
          Load from file…
        </button>
        {homes.length === 0 ? null : (
          <button
            type="button"
            className="button button--plain"
            onClick={() => give([], "Home areas taken away")}
          >
            Take them away
          </button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept=".csv,.xlsx,.txt"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="File of home areas"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file !== undefined) void homesOfFile(file, area).then(take);
        }}
      />
      <label className="form__field">
        Or paste rows with their headings
        <textarea
          className="text-input"
          rows={3}
          value={pasted}
          onChange={({ target }) => setPasted(target.value)}
        />
      </label>
      <button
        type="button"
        className="button"
        disabled={pasted.trim() === ""}
        onClick={() => void homesOfText(pasted, area).then(take)}
      >
        Use these rows
      </button>
      {problems.length === 0 ? null : (
        <div role="alert">
          <ProblemTable problems={problems} />
        </div>
      )}
      <label className="field-line">
        <input
          type="checkbox"
          checked={kept.homes !== undefined}
          disabled={homes.length === 0 && kept.homes === undefined}
          onChange={({ target }) => keep(target.checked)}
        />
        Keep them with this test, in this browser and its file
      </label>
    </details>
  );
}

function homesText(homes: readonly HomeArea[]): string {
  const pupils = homes.reduce((sum, home) => sum + home.pupils, 0);
  return `${counted(pupils, "pupil")} in ${counted(homes.length, "home area")}`;
}
