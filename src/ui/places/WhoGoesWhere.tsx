import type { Displaced } from "../../domain/places/outcome.ts";
import type { Speed } from "../../domain/speed.ts";
import { counted } from "../../words/counted.ts";
import { minutesFigure } from "../../words/durations.ts";
import { displacedBySchool } from "../../words/places_outcome_rows.ts";
import type { NameOf } from "../../words/places_outcome_text.ts";
import { yearGroupText } from "../../words/places_outcome_text.ts";
import { speedText } from "../../words/speed_text.ts";

interface WhoGoesWhereProps {
  readonly displaced: readonly Displaced[];
  readonly nameOf: NameOf;
  readonly speed: Speed;
}

/** The pupils who would go to another school, by the school that they leave. */
export function WhoGoesWhere({ displaced, nameOf, speed }: WhoGoesWhereProps) {
  if (displaced.length === 0) return <p>Nobody would go to another school.</p>;
  return (
    <>
      <table className="table scenario-table">
        <thead>
          <tr>
            <th scope="col">To</th>
            <th scope="col">Year group</th>
            <th scope="col" className="number">
              Pupils
            </th>
            <th scope="col" className="number">
              Minutes
            </th>
          </tr>
        </thead>
        {displacedBySchool(displaced).map(({ from, pupils, rows }) => (
          <tbody key={from}>
            <tr>
              <th scope="rowgroup" colSpan={4} className="scenario-table__from">
                From {nameOf(from)}: {counted(pupils, "pupil")}
              </th>
            </tr>
            {rows.map(({ to, yearGroup, pupils: moved, seconds, estimated }) => (
              <tr key={`${to} ${yearGroup}`}>
                <th scope="row">{nameOf(to)}</th>
                <td>{yearGroupText(yearGroup)}</td>
                <td className="number">{moved}</td>
                <td className="number">
                  {minutesFigure(seconds)}
                  {estimated ? <span className="origin-mark">estimated</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p className="quiet">
        As many as can be have a place; then the drives are the shortest in sum. Minutes one way, at{" "}
        {speedText(speed)}.
      </p>
    </>
  );
}
