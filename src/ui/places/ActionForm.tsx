import type { FormEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { ScenarioAction } from "../../domain/places/scenario.ts";
import { useCommands } from "../AppContext.tsx";
import { ActionFields } from "./ActionFields.tsx";
import type { ActionDraft, ActionProblems } from "./action_draft.ts";
import { actionOf } from "./action_draft.ts";
import { usePlaces } from "./use_places.ts";

interface ActionFormProps {
  readonly places: PlacesStore;
  readonly start: ActionDraft;
  readonly title: string;
  /** What the button says that is done. */
  readonly does: string;
  readonly onSave: (action: ScenarioAction) => void;
  readonly onCancel: () => void;
}

/** A field with a problem, or the way to change a school that was chosen. */
const WRONG = '[aria-invalid="true"], .schools-field__chosen [aria-describedby]';

/** The form of one change; nothing in it is chosen beforehand. */
export function ActionForm({ places, start, title, does, onSave, onCancel }: ActionFormProps) {
  const figures = usePlaces(places, (state) => state.history.present.value.figures);
  const [draft, setDraft] = useState(start);
  /** What was written so far, which the screen may not show yet when keys come fast. */
  const latest = useRef(start);
  const [problems, setProblems] = useState<ActionProblems>({});
  const form = useRef<HTMLFormElement>(null);
  const { show } = useCommands();
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, select")?.focus();
    return () => show({ takePlace: null });
  }, [show]);
  const change = (part: Partial<ActionDraft>) => {
    const next = { ...latest.current, ...part };
    const pan = figures.get(next.urns[0] ?? "")?.pan ?? null;
    // The number that was given of the school, as it stands; what was typed stays.
    const isPanKnown = part.urns !== undefined && next.from === "" && pan !== null;
    latest.current = isPanKnown ? { ...next, from: String(pan) } : next;
    setDraft(latest.current);
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const made = actionOf(latest.current);
    if (made.ok) {
      onSave(made.action);
      return;
    }
    flushSync(() => setProblems(made.problems));
    form.current?.querySelector<HTMLElement>(WRONG)?.focus();
  };
  return (
    <form ref={form} className="form scenario-form" onSubmit={save} noValidate aria-label={title}>
      <h3>{title}</h3>
      <ActionFields draft={draft} problems={problems} onChange={change} />
      <div className="button-row">
        <button type="submit" className="button button--main">
          {does}
        </button>
        <button type="button" className="button button--plain" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
