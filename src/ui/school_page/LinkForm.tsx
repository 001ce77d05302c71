import type { FormEvent } from "react";
import { useId, useRef, useState } from "react";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { addLink } from "../../domain/edits/set_links.ts";
import { LINK_KINDS } from "../../domain/links.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { LINK_KIND_LABELS } from "../../words/link_labels.ts";
import { useCommands } from "../AppContext.tsx";
import { FieldProblem } from "../parts/FieldProblem.tsx";
import { SchoolSearch } from "../top_bar/SchoolSearch.tsx";

interface LinkFormProps {
  readonly area: Area;
  readonly school: SchoolIndex;
}

const NO_PROBLEMS = { partner: "", purpose: "" };

/** Adds one other link of the school as one step that can be undone: with whom, of what kind, for what purpose. */
export function LinkForm({ area, school }: LinkFormProps) {
  const { edit, announce } = useCommands();
  const [partner, setPartner] = useState<SchoolIndex | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<string>(LINK_KINDS[0]);
  const [purpose, setPurpose] = useState("");
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const purposeId = useId();
  const form = useRef<HTMLDetailsElement>(null);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      partner:
        partner === null
          ? "Choose the other school."
          : partner === school
            ? "A school needs no link with itself: choose another."
            : "",
      purpose: purpose.trim() === "" ? "Say what the link is for." : "",
    };
    setProblems(found);
    if (found.partner !== "") fieldOf(form.current, "partner")?.focus();
    else if (found.purpose !== "") fieldOf(form.current, "purpose")?.focus();
    if (partner === null || found.partner !== "" || found.purpose !== "") return;
    const other = schoolAt(area, partner);
    const urns = [schoolAt(area, school).urn, other.urn];
    edit(addLink({ urns, kind, purpose }), `Added a link with ${other.name}`);
    announce(`A link with ${other.name} is added.`);
    setPartner(null);
    setPurpose("");
    if (form.current !== null) {
      form.current.open = false;
      form.current.querySelector("summary")?.focus();
    }
  };
  return (
    <details
      ref={form}
      className="link-form no-print"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Add a link</summary>
      {isOpen ? (
        <form className="form" onSubmit={add} noValidate>
          <div data-field="partner">
            {partner === null ? (
              <SchoolSearch
                label="The other school’s name or town"
                isLabelShown={true}
                problem={problems.partner}
                onPick={setPartner}
              />
            ) : (
              <>
                <p className="link-form__chosen">
                  With <strong>{schoolAt(area, partner).name}</strong>{" "}
                  <button type="button" className="link" onClick={() => setPartner(null)}>
                    Change
                  </button>
                </p>
                <FieldProblem id={`${purposeId}-partner`} problem={problems.partner} />
              </>
            )}
          </div>
          <label className="form__field">
            Kind of link
            <select value={kind} onChange={(event) => setKind(event.target.value)}>
              {LINK_KINDS.map((name) => (
                <option key={name} value={name}>
                  {LINK_KIND_LABELS[name]}
                </option>
              ))}
            </select>
          </label>
          <div className="form__field" data-field="purpose">
            <label htmlFor={purposeId}>What it is for</label>
            <input
              id={purposeId}
              className="text-input"
              value={purpose}
              aria-invalid={problems.purpose !== ""}
              aria-describedby={problems.purpose === "" ? undefined : `${purposeId}-problem`}
              onChange={(event) => setPurpose(event.target.value)}
            />
            <FieldProblem id={`${purposeId}-problem`} problem={problems.purpose} />
          </div>
          <div>
            <button type="submit" className="button button--main">
              Add this link
            </button>
          </div>
        </form>
      ) : null}
    </details>
  );
}

/** What the keyboard goes to in a field of the form: its box, or the button that opens one. */
function fieldOf(form: HTMLElement | null, name: "partner" | "purpose"): HTMLElement | null {
  return form?.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, button)`) ?? null;
}
