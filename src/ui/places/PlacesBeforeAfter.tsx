import type { ScenarioOutcome } from "../../domain/places/outcome.ts";
import { beforeAfterRows } from "../../words/places_outcome_rows.ts";

/** The places of the area before and after a test, each figure by its own name. */
export function PlacesBeforeAfter({ outcome }: { readonly outcome: ScenarioOutcome }) {
  return (
    <table className="table">
      <caption className="visually-hidden">Places before and after</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Figure</span>
          </th>
          <th scope="col" className="number">
            Before
          </th>
          <th scope="col" className="number">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {beforeAfterRows(outcome).map(({ what, before, after }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className="number">{before}</td>
            <td className="number">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
