import { useId } from "react";

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text box for a number, with its label above it and a hint below. */
export function NumberField(props: NumberFieldProps) {
  const hintId = useId();
  return (
    <label className="form__field">
      {props.label}
      <input
        className="text-input text-input--number"
        inputMode="decimal"
        value={props.value}
        aria-describedby={props.hint === undefined ? undefined : hintId}
        onChange={(event) => props.onChange(event.target.value.trim())}
      />
      {props.hint === undefined ? null : (
        <span id={hintId} className="quiet">
          {props.hint}
        </span>
      )}
    </label>
  );
}
