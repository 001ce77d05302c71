import { useMemo } from "react";
import type { School, Urn } from "../../domain/school.ts";

interface SchoolSelectProps {
  readonly label: string;
  readonly schools: readonly School[];
  /** "" while none is chosen. */
  readonly value: Urn;
  readonly onChange: (urn: Urn) => void;
}

/** A list of the area's schools that have a place, by name, to choose one from. */
export function SchoolSelect({ label, schools, value, onChange }: SchoolSelectProps) {
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
  return (
    <label className="form__field">
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">Choose a school…</option>
        {options.map(({ urn, text }) => (
          <option key={urn} value={urn}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
