import type { ScenarioOutcome } from "../../domain/places/outcome.ts";
import { changedSchools, schoolFigureText } from "../../words/places_outcome_rows.ts";
import type { NameOf } from "../../words/places_outcome_text.ts";

interface ChangedSchoolsProps {
  readonly outcome: ScenarioOutcome;
  readonly nameOf: NameOf;
}

/** The schools whose capacity or roll changes, before and after. */
export function ChangedSchools({ outcome, nameOf }: ChangedSchoolsProps) {
  const schools = changedSchools(outcome);
  return (
    <section aria-label="Schools that change">
      <h3>Schools that change</h3>
      {schools.length === 0 ? (
        <p>No school’s capacity or roll changes.</p>
      ) : (
        <table className="table scenario-table">
          <thead>
            <tr>
              <th scope="col">School</th>
              <th scope="col" className="number">
                Capacity
              </th>
              <th scope="col" className="number">
                after
              </th>
              <th scope="col" className="number">
                Roll
              </th>
              <th scope="col" className="number">
                after
              </th>
            </tr>
          </thead>
          <tbody>
            {schools.map(({ urn, before, after }) => (
              <tr key={urn}>
                <th scope="row">{nameOf(urn)}</th>
                <td className="number">{schoolFigureText(before, "capacity", "new")}</td>
                <td className="number">{schoolFigureText(after, "capacity", "closed")}</td>
                <td className="number">{schoolFigureText(before, "roll", "new")}</td>
                <td className="number">{schoolFigureText(after, "roll", "closed")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
