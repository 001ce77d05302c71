import { useId, useMemo } from "react";
import type { School, Urn } from "../../domain/school.ts";
import { FieldProblem, problemMarks } from "../parts/FieldProblem.tsx";

interface SchoolSelectProps {
  readonly label: string;
  readonly schools: readonly School[];
  /** "" while none is chosen. */
  readonly value: Urn;
  readonly onChange: (urn: Urn) => void;
  /** What is wrong with the choice, said below it. */
  readonly problem?: string | undefined;
}

/** A list of the area's schools that have a place, by name, to choose one from. */
export function SchoolSelect({ label, schools, value, onChange, problem }: SchoolSelectProps) {
  const options = useMemo(
    () =>
      schools
        .filter(({ location }) => location !== null)
        .map(({ urn, name, town, postcode }) => {
          const where = town ?? postcode;
          return { urn, text: where === null ? name : `${name} (${where})` };
        })
        .sort((a, b) => a.text.localeCompare(b.text, "en")),
    [schools],
  );
  const problemId = useId();
  return (
    <label className="form__field">
      {label}
      <select
        value={value}
        {...problemMarks(problem, problemId)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">Choose a school…</option>
        {options.map(({ urn, text }) => (
          <option key={urn} value={urn}>
            {text}
          </option>
        ))}
      </select>
      <FieldProblem id={problemId} problem={problem} />
    </label>
  );
}
