import { useEffect, useRef, useState } from "react";
import type { MoveWords } from "../../domain/kept_moves.ts";
import { MOVE_ROLES } from "../../words/kept_move_text.ts";

interface ReasonFormProps {
  /** What the form is called for those who do not see where it is. */
  readonly label: string;
  readonly words: MoveWords;
  readonly onKeep: (words: MoveWords) => void;
  readonly onCancel: () => void;
}

/** What a move is for: a role, a reason and a date, none of which has to be said. Escape leaves it as it was. */
export function ReasonForm({ label, words, onKeep, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState(words.reason);
  const [role, setRole] = useState(words.role);
  const [date, setDate] = useState(words.date);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const roles = role === "" || MOVE_ROLES.includes(role) ? MOVE_ROLES : [role, ...MOVE_ROLES];
  const isEmpty = reason.trim() === "" && role === "";
  return (
    <form
      className="reason-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onKeep({ reason, role, date });
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label className="form__field">
        Reason
        <input
          ref={first}
          className="text-input"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <div className="reason-form__pair">
        <label className="form__field">
          Asked for by (a role, no name)
          <select value={role} onChange={(event) => setRole(event.target.value)}>
            <option value="">Not said</option>
            {roles.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label className="form__field">
          Date
          <input
            className="text-input"
            type="date"
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        </label>
      </div>
      <div className="button-row">
        <button type="submit" className="button button--main" disabled={isEmpty}>
          Keep the reason
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
