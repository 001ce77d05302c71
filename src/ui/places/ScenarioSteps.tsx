import type { KeyboardEvent, ReactNode } from "react";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { redoDepth, stepsOf, undoDepth } from "../../domain/history.ts";
import { useCommands } from "../AppContext.tsx";
import { isTyping } from "../typing.ts";
import { usePlaces } from "./use_places.ts";

/** Undoes and redoes steps of the tests and the figures; they are apart from the plan's. */
export function ScenarioSteps({ places }: { readonly places: PlacesStore }) {
  const history = usePlaces(places, (state) => state.history);
  const { announce } = useCommands();
  const steps = stepsOf(history);
  const depth = undoDepth(history);
  const back = depth === 0 ? null : (steps[depth]?.label ?? null);
  const forth = redoDepth(history) === 0 ? null : (steps[depth + 1]?.label ?? null);
  return (
    <div className="button-row">
      <button
        type="button"
        className="button button--plain"
        disabled={back === null}
        title={back === null ? "Nothing to undo here" : `Undo: ${back}`}
        onClick={() => {
          places.getState().undo();
          announce(`Undone: ${back}`);
        }}
      >
        Undo<span className="visually-hidden"> in tests{back === null ? "" : `: ${back}`}</span>
      </button>
      <button
        type="button"
        className="button button--plain"
        disabled={forth === null}
        title={forth === null ? "Nothing to redo here" : `Redo: ${forth}`}
        onClick={() => {
          places.getState().redo();
          announce(`Done again: ${forth}`);
        }}
      >
        Redo<span className="visually-hidden"> in tests{forth === null ? "" : `: ${forth}`}</span>
      </button>
    </div>
  );
}

/** A part of the screen in which Ctrl or Cmd with Z and Y are for the tests, and not for the plan. */
export function StepKeys(props: { readonly places: PlacesStore; readonly children: ReactNode }) {
  const { places, children } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "y" || event.shiftKey) places.getState().redo();
    else places.getState().undo();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears keys on their way from the controls in it
    <div className="scenario-keys" onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
