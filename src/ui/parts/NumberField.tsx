import { useId } from "react";
import { FieldProblem } from "./FieldProblem.tsx";

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the number, said below it. */
  readonly problem?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text box for a number, with its label above it and a hint below. */
export function NumberField(props: NumberFieldProps) {
  const [hintId, problemId] = [useId(), useId()];
  const described = [
    ...(props.hint === undefined ? [] : [hintId]),
    ...(props.problem === undefined ? [] : [problemId]),
  ];
  return (
    <label className="form__field">
      {props.label}
      <input
        className="text-input text-input--number"
        inputMode="decimal"
        value={props.value}
        aria-invalid={props.problem === undefined ? undefined : true}
        aria-describedby={described.length === 0 ? undefined : described.join(" ")}
        onChange={(event) => props.onChange(event.target.value.trim())}
      />
      {props.hint === undefined ? null : (
        <span id={hintId} className="quiet">
          {props.hint}
        </span>
      )}
      <FieldProblem id={problemId} problem={props.problem} />
    </label>
  );
}
