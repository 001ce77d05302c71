import type { FormEvent, KeyboardEvent } from "react";
import { useId, useState } from "react";
import type { Objection } from "../../domain/objections.ts";
import { OBJECTION_ROLES } from "../../words/objection_text.ts";
import { FieldProblem, problemMarks } from "../parts/FieldProblem.tsx";
import type { DraftProblems, ObjectionDraft } from "./objection_draft.ts";
import { draftOf, draftProblems, OTHER_ROLE, objectionFrom } from "./objection_draft.ts";

interface ObjectionFormProps {
  /** Where it is against, and when; all of it where an objection is changed. */
  readonly start: Pick<Objection, "urn" | "cluster" | "date">;
  /** What is changed; `null` for a new one. */
  readonly before: Objection | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly onSave: (objection: Objection) => void;
}

/** What is objected, by which role and what would change it; Enter saves. */
export function ObjectionForm({ start, before, today, onSave }: ObjectionFormProps) {
  const [draft, setDraft] = useState(() => draftOf(before));
  const [problems, setProblems] = useState<DraftProblems>({});
  const id = useId();
  const put = (change: Partial<ObjectionDraft>) => setDraft((known) => ({ ...known, ...change }));
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = draftProblems(draft);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first === undefined) onSave(objectionFrom(draft, start));
    else event.currentTarget.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  return (
    <form className="form objection-form" onSubmit={save} noValidate>
      <div className="form__field">
        <label htmlFor={`${id}-what`}>What is objected</label>
        <textarea
          id={`${id}-what`}
          // The dialog looks for the attribute when it opens; React would not write it.
          ref={(box) => box?.setAttribute("autofocus", "")}
          name="what"
          className="text-input"
          rows={2}
          value={draft.what}
          {...problemMarks(problems.what, `${id}-what-problem`)}
          onKeyDown={saveOnEnter}
          onChange={({ target }) => put({ what: target.value })}
        />
        <FieldProblem id={`${id}-what-problem`} problem={problems.what} />
      </div>
      <RoleFields id={id} draft={draft} problem={problems.otherRole} put={put} />
      <div className="form__field">
        <label htmlFor={`${id}-change`}>What would change it (if anybody said)</label>
        <textarea
          id={`${id}-change`}
          name="change"
          className="text-input"
          rows={2}
          value={draft.change}
          onKeyDown={saveOnEnter}
          onChange={({ target }) => put({ change: target.value })}
        />
      </div>
      {before === null ? null : (
        <SettledFields id={id} draft={draft} problem={problems.settled} today={today} put={put} />
      )}
      <div className="button-row">
        <button type="submit" className="button button--main">
          {before === null ? "Save the objection" : "Save the changes"}
        </button>
        <span className="quiet">Enter saves. Shift and Enter begin a new line.</span>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly id: string;
  readonly draft: ObjectionDraft;
  readonly problem: string | undefined;
  readonly put: (change: Partial<ObjectionDraft>) => void;
}

function RoleFields({ id, draft, problem, put }: FieldsProps) {
  return (
    <>
      <div className="form__field">
        <label htmlFor={`${id}-role`}>Who objects</label>
        <select
          id={`${id}-role`}
          name="role"
          value={draft.role}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => put({ role: target.value })}
        >
          {OBJECTION_ROLES.map((role) => (
            <option key={role}>{role}</option>
          ))}
          <option value={OTHER_ROLE}>Another role…</option>
        </select>
        <span id={`${id}-hint`} className="quiet">
          A role only. Please write nobody’s name here: the list is printed and kept with the plan.
        </span>
      </div>
      {draft.role === OTHER_ROLE ? (
        <div className="form__field">
          <label htmlFor={`${id}-other`}>Which role</label>
          <input
            id={`${id}-other`}
            name="otherRole"
            className="text-input"
            value={draft.otherRole}
            {...problemMarks(problem, `${id}-other-problem`)}
            onChange={({ target }) => put({ otherRole: target.value })}
          />
          <FieldProblem id={`${id}-other-problem`} problem={problem} />
        </div>
      ) : null}
    </>
  );
}

function SettledFields({
  id,
  draft,
  problem,
  today,
  put,
}: FieldsProps & { readonly today: string }) {
  return (
    <div className="objection-form__settled">
      <label className="radio-line">
        <input
          type="checkbox"
          checked={draft.settled !== null}
          onChange={({ target }) => put({ settled: target.checked ? today : null })}
        />
        <span>Settled</span>
      </label>
      {draft.settled === null ? null : (
        <label className="form__field">
          On
          <input
            type="date"
            name="settled"
            className="text-input"
            value={draft.settled}
            {...problemMarks(problem, `${id}-settled-problem`)}
            onChange={({ target }) => put({ settled: target.value })}
          />
          <FieldProblem id={`${id}-settled-problem`} problem={problem} />
        </label>
      )}
    </div>
  );
}

function saveOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
