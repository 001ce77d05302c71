import { lazy, Suspense, useState } from "react";
import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import {
  addScenario,
  keptOf,
  newScenario,
  removeScenario,
} from "../../app/places/scenario_edits.ts";
import { counted } from "../../words/counted.ts";
import { TEST_ONLY } from "../../words/places_action_text.ts";
import { useApp, useCommands, useHandles } from "../AppContext.tsx";
import { CompareTick } from "./CompareTick.tsx";
import { HiddenScenarios } from "./HiddenScenarios.tsx";
import { ScenarioFileButton } from "./ScenarioFileButton.tsx";
import { SideBySideButton } from "./SideBySideButton.tsx";
import { usePlaces } from "./use_places.ts";
import { useScenarioEdits } from "./use_scenarios.ts";

const SideBySideDialog = lazy(() => import("./SideBySideDialog.tsx"));

/** The tests of changes to schools that are kept for the area, each private until its author names it; nothing of them while they are hidden. */
export function ScenarioList({ places }: { readonly places: PlacesStore }) {
  const isHidden = usePlaces(places, (state) => state.isHidden);
  const work = usePlaces(places, (state) => state.history.present.value);
  const sideBySide = usePlaces(places, (state) => state.sideBySide);
  const { edit } = useScenarioEdits(places);
  const { show } = useCommands();
  const { deps } = useHandles();
  if (isHidden) return <HiddenScenarios />;
  const add = (kept: KeptScenario, label: string) => {
    edit(addScenario(kept), label, kept.id);
    show({ task: "scenario" });
  };
  return (
    <>
      <section className="scenarios" aria-label="Tests of changes to schools">
        <div className="button-row">
          <button
            type="button"
            className="button"
            onClick={() => add(newScenario(work, deps.now()), "New test")}
          >
            Test a change…
          </button>
          <ScenarioFileButton
            onRead={({ scenario, homes }) => {
              const kept = keptOf(places.getState().history.present.value, scenario, deps.now());
              add(homes.length === 0 ? kept : { ...kept, homes }, `Opened ${scenario.name}`);
            }}
          />
        </div>
        {work.scenarios.length === 0 ? null : (
          <Tests places={places} scenarios={work.scenarios} onCopy={add} />
        )}
      </section>
      {sideBySide ? (
        <Suspense fallback={<p className="loading-note">Loading…</p>}>
          <SideBySideDialog places={places} />
        </Suspense>
      ) : null}
    </>
  );
}

interface TestsProps extends Pick<ScenarioRowProps, "places" | "onCopy"> {
  readonly scenarios: readonly KeptScenario[];
}

function Tests({ places, scenarios, onCopy }: TestsProps) {
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <>
      <p className="scenarios__note">{TEST_ONLY}</p>
      <SideBySideButton places={places} />
      {refused === null ? null : <p role="alert">{refused}</p>}
      <ul className="scenarios__list" aria-label="Tests">
        {scenarios.map((kept) => (
          <ScenarioRow
            key={kept.id}
            kept={kept}
            places={places}
            onCopy={onCopy}
            onRefused={setRefused}
          />
        ))}
      </ul>
    </>
  );
}

interface ScenarioRowProps {
  readonly kept: KeptScenario;
  readonly places: PlacesStore;
  readonly onCopy: (kept: KeptScenario, label: string) => void;
  readonly onRefused: (reason: string | null) => void;
}

function ScenarioRow({ kept, places, onCopy, onRefused }: ScenarioRowProps) {
  const { scenario } = kept;
  const selected = usePlaces(places, (state) => state.history.present.selection);
  const isOpen = useApp((state) => state.task === "scenario") && selected === kept.id;
  const { edit, openScenario } = useScenarioEdits(places);
  const { show } = useCommands();
  const { deps } = useHandles();
  const copy = () => {
    const { history } = places.getState();
    const name = `${scenario.name} (copy)`;
    const made = keptOf(history.present.value, { ...scenario, name }, deps.now());
    onCopy(made, `Copied ${scenario.name}`);
  };
  const remove = () => {
    places.getState().compare(kept.id, false);
    if (places.getState().onMap === kept.id) places.getState().showOnMap(null);
    edit(removeScenario(kept.id), `Deleted ${scenario.name}`);
    if (!isOpen) return;
    openScenario(null);
    show({ task: null });
  };
  return (
    <li className="scenarios__row" aria-current={isOpen ? "true" : undefined}>
      <button
        type="button"
        className="link scenarios__name"
        onClick={() => {
          openScenario(kept.id);
          show({ task: "scenario" });
        }}
      >
        {scenario.name}
      </button>
      <span className="scenarios__foot">
        <CompareTick places={places} kept={kept} onRefused={onRefused} />
        <span className="quiet">
          {counted(scenario.actions.length, "change")}
          {kept.isIncluded ? " · offered in exports" : ""}
        </span>
        <button type="button" className="link" onClick={copy}>
          Copy<span className="visually-hidden"> {scenario.name}</span>
        </button>
        <DeleteButton name={scenario.name} onDelete={remove} />
      </span>
    </li>
  );
}

/** Deletes at once: the step can be undone beside the list. */
function DeleteButton(props: { readonly name: string; readonly onDelete: () => void }) {
  const [isDone, setDone] = useState(false);
  return (
    <button
      type="button"
      className="link"
      disabled={isDone}
      onClick={() => {
        setDone(true);
        props.onDelete();
      }}
    >
      Delete<span className="visually-hidden"> {props.name}</span>
    </button>
  );
}
