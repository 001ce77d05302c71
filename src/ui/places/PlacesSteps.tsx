import type { KeyboardEvent, ReactNode } from "react";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { redoDepth, stepsOf, undoDepth } from "../../domain/history.ts";
import { useCommands } from "../AppContext.tsx";
import { isDialogOpen, isTyping } from "../typing.ts";
import { usePlaces } from "./use_places.ts";

/** Undoes and redoes steps of the figures, the tests and what else is done in places; they are apart from the plan's. Nothing until there is one. */
export function PlacesSteps({ store }: { readonly store: PlacesStore }) {
  const history = usePlaces(store, (state) => state.history);
  // A step's name may be that of a scenario.
  const isHidden = usePlaces(store, (state) => state.isHidden);
  const [depth, ahead] = [undoDepth(history), redoDepth(history)];
  if (depth + ahead === 0) return null;
  const labels = stepsOf(history).map(({ label }) => (isHidden ? null : label));
  return (
    <>
      <Step
        name="Undo"
        label={depth === 0 ? null : labels[depth]}
        disabled={depth === 0}
        done="Undone"
        onStep={store.getState().undo}
      />
      <Step
        name="Redo"
        label={ahead === 0 ? null : labels[depth + 1]}
        disabled={ahead === 0}
        done="Done again"
        onStep={store.getState().redo}
      />
    </>
  );
}

interface StepProps {
  readonly name: string;
  readonly label: string | null | undefined;
  readonly disabled: boolean;
  readonly done: string;
  readonly onStep: () => void;
}

function Step({ name, label, disabled, done, onStep }: StepProps) {
  const { announce } = useCommands();
  const what = label == null ? "" : `: ${label}`;
  return (
    <button
      type="button"
      className="button button--plain"
      disabled={disabled}
      title={disabled ? `Nothing to ${name.toLowerCase()} in places` : `${name} in places${what}`}
      onClick={() => {
        onStep();
        announce(`${done}${what === "" ? " in places" : what}`);
      }}
    >
      {name} <span className="visually-hidden">in places{what}</span>
    </button>
  );
}

/** A part of the screen in which Ctrl or Cmd with Z and Y are for places, and not for the plan, once anything has been done in places. */
export function StepKeys(props: { readonly store: PlacesStore; readonly children: ReactNode }) {
  const { store, children } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || isTyping(event.target) || isDialogOpen()) return;
    const { history, redo, undo } = store.getState();
    const hasSteps = undoDepth(history) + redoDepth(history) > 0;
    if ((key !== "z" && key !== "y") || !hasSteps) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "y" || event.shiftKey) redo();
    else undo();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears keys on their way from the controls in it
    <div className="places-keys" onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
