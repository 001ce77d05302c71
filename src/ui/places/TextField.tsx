import { useEffect, useId, useState } from "react";

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Whether it has several lines. */
  readonly isLong?: boolean;
  readonly value: string;
  /** Hears what was written, once it is done: on leaving the box, or with Enter. */
  readonly onCommit: (value: string) => void;
}

/** A box for words, whose change is one step and not one for each letter. */
export function TextField({ label, hint, isLong = false, value, onCommit }: TextFieldProps) {
  const [draft, setDraft] = useState(value);
  const hintId = useId();
  useEffect(() => setDraft(value), [value]);
  const commit = () => {
    if (draft !== value) onCommit(draft);
  };
  const shared = {
    className: "text-input",
    value: draft,
    "aria-describedby": hint === undefined ? undefined : hintId,
    onBlur: commit,
  };
  return (
    <label className="form__field">
      {label}
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
    </label>
  );
}
