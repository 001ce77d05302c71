import type { SchoolIndex } from "../../domain/school.ts";

interface StackedSchoolsProps {
  readonly schools: readonly { readonly index: SchoolIndex; readonly name: string }[];
  readonly onPick: (school: SchoolIndex) => void;
  readonly onClose: () => void;
}

/** The schools that lie on top of each other where the map was clicked, to pick one. */
export function StackedSchools(props: StackedSchoolsProps) {
  return (
    <div className="stacked" role="dialog" aria-label={`${props.schools.length} schools here`}>
      <header>
        <strong>{props.schools.length} schools here</strong>
        <button
          type="button"
          className="button button--icon"
          aria-label="Close this list"
          onClick={props.onClose}
        >
          ✕
        </button>
      </header>
      <ul className="plain-list">
        {props.schools.map(({ index, name }) => (
          <li key={index}>
            <button type="button" className="link" onClick={() => props.onPick(index)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
