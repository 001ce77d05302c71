import { useId, useState } from "react";
import { selectOpenArea } from "../../app/selectors.ts";
import type { Urn } from "../../domain/school.ts";
import { schoolName } from "../../words/names.ts";
import { useApp } from "../AppContext.tsx";
import { FieldProblem } from "../parts/FieldProblem.tsx";
import { SchoolSearch } from "../top_bar/SchoolSearch.tsx";

interface SchoolsFieldProps {
  readonly label: string;
  /** Whether there can be more than one. */
  readonly isSeveral: boolean;
  readonly urns: readonly Urn[];
  readonly problem: string | undefined;
  readonly onChange: (urns: readonly Urn[]) => void;
}

/** The schools that a change is about: searched for, listed, and taken out again. */
export function SchoolsField({ label, isSeveral, urns, problem, onChange }: SchoolsFieldProps) {
  const area = useApp(selectOpenArea);
  const id = useId();
  const [refused, setRefused] = useState("");
  if (area === null) return null;
  const isFull = !isSeveral && urns.length > 0;
  return (
    <div className="schools-field">
      {urns.length === 0 ? null : (
        <ul className="schools-field__chosen" aria-label={label}>
          {urns.map((urn) => (
            <li key={urn}>
              {isFull ? <span className="quiet">{label}: </span> : null}
              {schoolName(area, urn)}{" "}
              <button
                type="button"
                className="link"
                {...(isFull && problem !== undefined ? { "aria-describedby": id } : {})}
                onClick={() => onChange(urns.filter((each) => each !== urn))}
              >
                {isSeveral ? "Take out" : "Change"}
                <span className="visually-hidden"> {schoolName(area, urn)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <FieldProblem id={id} problem={isFull ? problem : undefined} />
      {isFull ? null : (
        <SchoolSearch
          label={label}
          isLabelShown={true}
          problem={refused === "" ? (problem ?? "") : refused}
          onPick={(index) => {
            // Partners over the border come after the area's own schools.
            const urn = area.schools[index]?.urn;
            setRefused(
              urn === undefined
                ? `That school is not in ${area.title}: its places are another authority’s.`
                : "",
            );
            if (urn !== undefined && !urns.includes(urn)) onChange([...urns, urn]);
          }}
        />
      )}
    </div>
  );
}
