import type { Area } from "../../domain/area.ts";
import type { Objection } from "../../domain/objections.ts";
import type { Plan } from "../../domain/plan.ts";
import { clusterName, schoolName } from "../../words/names.ts";
import { objectionDayText, objectionStateText } from "../../words/objection_text.ts";

interface ObjectionTableProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly objections: readonly Objection[];
  /** Opens one of them to be changed; without, they are read only. */
  readonly onOpen?: ((objection: Objection) => void) | undefined;
  /** Marks one as settled, or opens it again. */
  readonly onSettle?: ((objection: Objection) => void) | undefined;
}

/** Objections row by row: where, what, by whom, what would change it, and whether it is settled. */
export function ObjectionTable({ area, plan, objections, onOpen, onSettle }: ObjectionTableProps) {
  return (
    <table className="table objection-table">
      <caption className="visually-hidden">Objections</caption>
      <thead>
        <tr>
          <th scope="col">School</th>
          <th scope="col">What is objected</th>
          <th scope="col">By</th>
          <th scope="col">What would change it</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {objections.map((objection, place) => {
          const { urn, cluster, what, role, change, date } = objection;
          const name = schoolName(area, urn);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of them may say the very same
            <tr key={place}>
              <th scope="row">
                {onOpen === undefined ? (
                  name
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-haspopup="dialog"
                    aria-label={`${name}: change objection ${place + 1}`}
                    onClick={() => onOpen(objection)}
                  >
                    {name}
                  </button>
                )}
                <span className="quiet">
                  {cluster === null ? "in no cluster" : clusterName(plan, cluster)}
                </span>
              </th>
              <td>{what}</td>
              <td>
                {role}
                <span className="quiet">{objectionDayText(date)}</span>
              </td>
              <td>{change === "" ? "not said" : change}</td>
              <td>
                {objectionStateText(objection)}
                {onSettle === undefined ? null : (
                  <button
                    type="button"
                    className="link objection-table__settle"
                    aria-label={`${objection.settled === undefined ? "Mark as settled" : "Open again"}: objection ${place + 1} at ${name}`}
                    onClick={() => onSettle(objection)}
                  >
                    {objection.settled === undefined ? "Mark as settled" : "Open again"}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
