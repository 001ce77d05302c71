import { useEffect, useId, useState } from "react";

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Whether it has several lines. */
  readonly isLong?: boolean;
  readonly value: string;
  /** Hears what was written, once it is done: on leaving the box, or with Enter. */
  readonly onCommit: (value: string) => void;
}

/** A box for words, whose change is one step and not one for each letter. */
export function TextField({ label, hint, isLong = false, value, onCommit }: TextFieldProps) {
  const [draft, setDraft] = useState(value);
  const [boxId, hintId] = [useId(), useId()];
  useEffect(() => setDraft(value), [value]);
  const commit = () => {
    if (draft !== value) onCommit(draft);
  };
  const shared = {
    id: boxId,
    className: "text-input",
    value: draft,
    "aria-describedby": hint === undefined ? undefined : hintId,
    onBlur: commit,
  };
  return (
    <div className="form__field">
      <label htmlFor={boxId}>{label}</label>
      {isLong ? (
        <textarea {...shared} rows={3} onChange={({ target }) => setDraft(target.value)} />
      ) : (
        <input
          {...shared}
          onChange={({ target }) => setDraft(target.value)}
          onKeyDown={({ key }) => {
            if (key === "Enter") commit();
          }}
        />
      )}
      {hint === undefined ? null : (
        <span id={hintId} className="quiet">
          {hint}
        </span>
      )}
    </div>
  );
}
