import type { figuresChange } from "../../app/places/given_files.ts";
import type { Area } from "../../domain/area.ts";
import { counted } from "../../words/counted.ts";
import { schoolName } from "../../words/names.ts";
import { datedFigureText } from "../../words/places_dates_text.ts";

type Change = ReturnType<typeof figuresChange>;

const FIGURES: Readonly<Record<Change["added"][number]["figure"], string>> = {
  capacity: "Capacity",
  pupils: "Roll",
  pan: "Admission number",
  yearPupils: "Pupils, Reception to Year 6",
  yearPlaces: "Places, Reception to Year 6",
  planningArea: "Planning area",
};

const MOST_SHOWN = 200;

/** What given figures would add and change, school by school. */
export function FiguresPreviewTable(props: {
  readonly area: Area;
  readonly change: Change;
  readonly rejected: number;
}) {
  const { area, change, rejected } = props;
  const { given, added, changed, same, without } = change;
  const order = new Map(given.map((urn, at) => [urn, at]));
  const rows = [...changed, ...added].toSorted(
    (a, b) => (order.get(a.urn) ?? 0) - (order.get(b.urn) ?? 0),
  );
  return (
    <>
      <p>
        <strong>{counted(given.length, "school")}</strong>: {counted(changed.length, "figure")}{" "}
        changed, {added.length.toLocaleString("en-GB")} new; {counted(same.length, "school")} as
        known already. {counted(rejected, "row")} not used.{" "}
        {without.length === 0
          ? "Every school of the area is in it."
          : `Nothing is given of ${counted(without.length, "other school")}: what is known of them stays.`}
      </p>
      {rows.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it
        <div className="table-scroller places-preview" tabIndex={0}>
          <table className="table">
            <caption className="visually-hidden">What would change</caption>
            <thead>
              <tr>
                <th scope="col">School</th>
                <th scope="col">Figure</th>
                <th scope="col">Now</th>
                <th scope="col">Then</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_SHOWN).map(({ urn, figure, before, after }) => (
                <tr key={`${urn} ${figure}`}>
                  <th scope="row">{schoolName(area, urn)}</th>
                  <td>{FIGURES[figure]}</td>
                  <td>{before === null ? "not known" : datedFigureText(before)}</td>
                  <td>{datedFigureText(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > MOST_SHOWN ? (
            <p>and {(rows.length - MOST_SHOWN).toLocaleString("en-GB")} more.</p>
          ) : null}
        </div>
      )}
    </>
  );
}
