import { useState } from "react";
import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { changeActions, moveAction } from "../../app/places/scenario_edits.ts";
import { selectOpenArea } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { actionOfProblem } from "../../domain/places/scenario_problem.ts";
import { actionText } from "../../words/places_action_text.ts";
import { useApp } from "../AppContext.tsx";
import { ActionForm } from "./ActionForm.tsx";
import type { ActionType } from "./action_draft.ts";
import { draftOf, emptyDraft, freeUrn } from "./action_draft.ts";
import { Refusals } from "./Refusals.tsx";
import { useNames, useRun, useScenarioEdits } from "./use_scenarios.ts";

const TYPES: readonly { readonly type: ActionType; readonly label: string }[] = [
  { type: "close", label: "Close a school" },
  { type: "merge", label: "Merge schools" },
  { type: "pair", label: "Pair an infant and a junior school" },
  { type: "pan", label: "Change an admission number" },
  { type: "capacity", label: "Change the places of a school" },
  { type: "federate", label: "Federate schools" },
  { type: "open", label: "Open a school" },
  { type: "move", label: "Move a school to another site" },
];

interface ActionListProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
}

/** What is being written: a new change of a type, or the one at a place of the list. */
type Writing = ActionType | number | null;

/** The changes of a test in order, each to be changed, moved and taken out, and what keeps one from being worked out. */
export function ActionList({ places, kept }: ActionListProps) {
  const area = useApp(selectOpenArea);
  return area === null ? null : <Actions places={places} kept={kept} area={area} />;
}

function Actions({ places, kept, area }: ActionListProps & { readonly area: Area }) {
  const { id, scenario } = kept;
  const { actions } = scenario;
  const { edit } = useScenarioEdits(places);
  const nameOf = useNames(area, scenario);
  const [writing, setWriting] = useState<Writing>(null);
  const known = useRun(places, id);
  const isRefused = known?.run.status === "refused";
  const problems = isRefused ? known.run.problems : [];
  const problemsOf = (number: number | null) =>
    problems.filter((problem) => actionOfProblem(problem) === number);
  const save = (action: (typeof actions)[number], place: number | null) => {
    const label = `${place === null ? "Added" : "Changed"}: ${actionText(action, nameOf)}`;
    edit(
      changeActions(id, (all) =>
        place === null ? [...all, action] : all.map((each, i) => (i === place ? action : each)),
      ),
      label,
    );
    setWriting(null);
  };
  return (
    <>
      {actions.length === 0 ? (
        <p>Nothing is changed yet. You say what is tested; nothing is suggested.</p>
      ) : (
        <ol className="scenario-actions" aria-label="Changes in order">
          {actions.map((action, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two changes may say the very same
            <li key={place}>
              {writing === place ? (
                <ActionForm
                  places={places}
                  start={draftOf(action)}
                  title={titleOf(action.type)}
                  does="Save the change"
                  onSave={(saved) => save(saved, place)}
                  onCancel={() => setWriting(null)}
                />
              ) : (
                <>
                  <p>{actionText(action, nameOf)}</p>
                  <ActionButtons
                    name={actionText(action, nameOf)}
                    isFirst={place === 0}
                    isLast={place === actions.length - 1}
                    onEdit={() => setWriting(place)}
                    onMove={(by) =>
                      edit(
                        changeActions(id, (all) => moveAction(all, place, place + by)),
                        `Moved ${by < 0 ? "up" : "down"}: ${actionText(action, nameOf)}`,
                      )
                    }
                    onRemove={() =>
                      edit(
                        changeActions(id, (all) => all.filter((_, i) => i !== place)),
                        `Took out: ${actionText(action, nameOf)}`,
                      )
                    }
                  />
                </>
              )}
              <Refusals places={places} area={area} problems={problemsOf(place + 1)} />
            </li>
          ))}
        </ol>
      )}
      <Refusals places={places} area={area} problems={problemsOf(null)} />
      {typeof writing === "string" ? (
        <ActionForm
          key={writing}
          places={places}
          start={emptyDraft(writing, freeUrn(actions))}
          title={titleOf(writing)}
          does="Add the change"
          onSave={(saved) => save(saved, null)}
          onCancel={() => setWriting(null)}
        />
      ) : (
        <AddChange onAdd={setWriting} />
      )}
    </>
  );
}

/** Chooses what is tested next, and begins it with a button: arrow keys go over the choices without beginning each. */
function AddChange({ onAdd }: { readonly onAdd: (type: ActionType) => void }) {
  const [chosen, setChosen] = useState<ActionType | null>(null);
  return (
    <div className="add-change">
      <label className="form__field">
        Add a change
        <select
          value={chosen ?? ""}
          onChange={({ target }) =>
            setChosen(TYPES.find(({ type }) => type === target.value)?.type ?? null)
          }
        >
          <option value="">Choose what to test…</option>
          {TYPES.map(({ type, label }) => (
            <option key={type} value={type}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="button"
        disabled={chosen === null}
        onClick={() => {
          if (chosen !== null) onAdd(chosen);
        }}
      >
        Begin
      </button>
    </div>
  );
}

function titleOf(wanted: ActionType): string {
  return TYPES.find(({ type }) => type === wanted)?.label ?? "";
}

interface ActionButtonsProps {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onEdit: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function ActionButtons(props: ActionButtonsProps) {
  const about = <span className="visually-hidden">: {props.name}</span>;
  return (
    <span className="scenario-actions__buttons">
      <button type="button" className="link" onClick={props.onEdit}>
        Change{about}
      </button>
      {props.isFirst ? null : (
        <button type="button" className="link" onClick={() => props.onMove(-1)}>
          Move up{about}
        </button>
      )}
      {props.isLast ? null : (
        <button type="button" className="link" onClick={() => props.onMove(1)}>
          Move down{about}
        </button>
      )}
      <button type="button" className="link" onClick={props.onRemove}>
        Take out{about}
      </button>
    </span>
  );
}
