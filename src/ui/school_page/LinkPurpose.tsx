import { useState } from "react";
import { changeLink } from "../../domain/edits/set_links.ts";
import { LINK_KINDS } from "../../domain/links.ts";
import type { Link } from "../../domain/plan.ts";
import { LINK_KIND_LABELS, linkKindLabel } from "../../words/link_labels.ts";
import { useCommands } from "../AppContext.tsx";

interface LinkPurposeProps {
  readonly link: Link;
  /** The schools that it is with. */
  readonly names: string;
}

/** Changes of what kind a link is and what it is for, as one step. */
export function LinkPurpose({ link, names }: LinkPurposeProps) {
  const { edit, announce } = useCommands();
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState(link.kind);
  const [purpose, setPurpose] = useState(link.purpose);
  if (!isOpen) {
    return (
      <button
        type="button"
        className="button button--plain no-print"
        onClick={() => {
          setKind(link.kind);
          setPurpose(link.purpose);
          setOpen(true);
        }}
      >
        Change<span className="visually-hidden"> the link with {names}</span>
      </button>
    );
  }
  const kinds: readonly string[] = LINK_KINDS;
  return (
    <form
      className="form link-list__form no-print"
      aria-label={`Change the link with ${names}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (purpose.trim() === "") return;
        edit(changeLink(link, { ...link, kind, purpose }), `Changed a link with ${names}`);
        announce(`The link with ${names} is changed.`);
        setOpen(false);
      }}
    >
      <label className="form__field">
        Kind of link
        <select value={kind} onChange={(event) => setKind(event.target.value)}>
          {kinds.includes(link.kind) ? null : (
            <option value={link.kind}>{linkKindLabel(link.kind)}</option>
          )}
          {LINK_KINDS.map((name) => (
            <option key={name} value={name}>
              {LINK_KIND_LABELS[name]}
            </option>
          ))}
        </select>
      </label>
      <label className="form__field">
        What it is for
        <input
          className="text-input"
          value={purpose}
          required={true}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </label>
      <div className="button-row">
        <button type="submit" className="button button--main" disabled={purpose.trim() === ""}>
          Keep
        </button>
        <button type="button" className="button" onClick={() => setOpen(false)}>
          Cancel
        </button>
      </div>
    </form>
  );
}
