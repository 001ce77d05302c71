import { Content, List, Root, Trigger } from "@radix-ui/react-tabs";
import { useState } from "react";
import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { changeKept, changeScenario } from "../../app/places/scenario_edits.ts";
import { fileOfScenario } from "../../app/places/scenario_files.ts";
import { selectOpenArea } from "../../app/selectors.ts";
import { TEST_ONLY } from "../../words/places_action_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { PanelHead } from "../detail/PanelHead.tsx";
import { fileName, saveFile } from "../save_file.ts";
import { ActionList } from "./ActionList.tsx";
import { HiddenScenarios } from "./HiddenScenarios.tsx";
import { OutcomeTab } from "./OutcomeTab.tsx";
import { PlacesSteps, StepKeys } from "./PlacesSteps.tsx";
import { ReplanBox } from "./ReplanBox.tsx";
import { RunState } from "./RunState.tsx";
import { TextField } from "./TextField.tsx";
import { usePlaces, usePlacesStore } from "./use_places.ts";
import { useScenarioEdits } from "./use_scenarios.ts";

const TABS = [
  { key: "changes", label: "Changes" },
  { key: "outcome", label: "What follows" },
] as const;

/** One test of changes to schools: what is changed, what follows, and others beside it. */
export default function ScenarioPanel() {
  const places = usePlacesStore();
  const { show } = useCommands();
  return (
    <section className="panel panel--scenario" aria-label="Test of changes to schools">
      {places === null ? (
        <p className="loading-note">Opening the test…</p>
      ) : (
        <Opened
          places={places}
          onClose={() => {
            places.getState().openScenario(null);
            show({ task: null, takePlace: null });
          }}
        />
      )}
    </section>
  );
}

interface OpenedProps {
  readonly places: PlacesStore;
  readonly onClose: () => void;
}

function Opened({ places, onClose }: OpenedProps) {
  const isHidden = usePlaces(places, (state) => state.isHidden);
  const open = usePlaces(places, (state) => state.history.present.selection);
  const scenarios = usePlaces(places, (state) => state.history.present.value.scenarios);
  const area = useApp(selectOpenArea);
  const kept = scenarios.find(({ id }) => id === open) ?? null;
  const isShown = !isHidden && kept !== null && area !== null;
  return (
    <>
      <PanelHead
        title={isShown ? kept.scenario.name : "Test of changes"}
        note={isShown ? TEST_ONLY : undefined}
        closeLabel="Close the test"
        onClose={onClose}
      />
      {isHidden ? <HiddenScenarios /> : null}
      {isHidden || kept !== null ? null : <p>This test is no longer there.</p>}
      {isShown ? (
        <StepKeys store={places}>
          <Editor key={kept.id} places={places} kept={kept} />
        </StepKeys>
      ) : null}
    </>
  );
}

interface EditorProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
}

function Editor({ places, kept }: EditorProps) {
  const [tab, setTab] = useState<string>("changes");
  return (
    <>
      <div className="button-row scenario-bar">
        <PlacesSteps store={places} />
        <MapButton places={places} id={kept.id} />
      </div>
      <Root value={tab} onValueChange={setTab}>
        <List className="tab-list" aria-label="Parts of the test">
          {TABS.map(({ key, label }) => (
            <Trigger key={key} className="tab" value={key}>
              {label}
            </Trigger>
          ))}
        </List>
        <RunState places={places} id={kept.id} />
        <Content className="scenario-part" value="changes">
          <ActionList places={places} kept={kept} />
          <Keeping places={places} kept={kept} />
        </Content>
        <Content className="scenario-part" value="outcome">
          <OutcomeTab places={places} kept={kept} />
          <ReplanBox places={places} kept={kept} />
        </Content>
      </Root>
    </>
  );
}

/** Shows what the test would do on the map, or today again. */
function MapButton({ places, id }: { readonly places: PlacesStore; readonly id: string }) {
  const isShown = usePlaces(places, (state) => state.onMap === id);
  const { show } = useCommands();
  return (
    <button
      type="button"
      className="button"
      aria-pressed={isShown}
      onClick={() => {
        places.getState().showOnMap(isShown ? null : id);
        if (!isShown) show({ centre: "map", narrowPane: "centre" });
      }}
    >
      On the map
    </button>
  );
}

/** What it is called, who may see it and its file. */
function Keeping({ places, kept }: EditorProps) {
  const { edit } = useScenarioEdits(places);
  const area = useApp(selectOpenArea);
  const { id, scenario, isIncluded } = kept;
  return (
    <div className="scenario-keeping">
      <TextField
        label="Name of this test"
        value={scenario.name}
        onCommit={(written) => {
          const name = written.trim();
          if (name === "") return;
          edit(
            changeScenario(id, (known) => ({ ...known, name })),
            `Renamed a test to ${name}`,
          );
        }}
      />
      <label className="field-line">
        <input
          type="checkbox"
          checked={isIncluded}
          onChange={({ target }) =>
            edit(
              changeKept(id, (known) => ({ ...known, isIncluded: target.checked })),
              target.checked
                ? `${scenario.name} is offered by name in exports`
                : `${scenario.name} is private`,
            )
          }
        />
        Offer it by name when a plan file is exported
      </label>
      <p className="quiet">
        Otherwise it is private: it is kept in this browser alone, and is in no plan, link, export
        or list of plans.
      </p>
      <button
        type="button"
        className="button"
        disabled={area === null}
        onClick={() => {
          if (area === null) return;
          saveFile(
            fileName(`test-${scenario.name}`, "json"),
            "application/json",
            fileOfScenario(kept, area),
          );
        }}
      >
        Save to file
      </button>
    </div>
  );
}
