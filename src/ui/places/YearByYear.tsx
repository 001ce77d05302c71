import type { YearPlaces } from "../../domain/places/outcome.ts";
import { countText, placesWithShare } from "../../words/places_outcome_rows.ts";

/** The places after each September, with today's rolls. */
export function YearByYear({ years }: { readonly years: readonly YearPlaces[] }) {
  if (years.length === 0) return null;
  return (
    <section aria-label="Year by year">
      <h3>Year by year</h3>
      <table className="table scenario-table">
        <caption className="scenario-table__note">
          From each September, with today’s rolls and displaced pupils moved
        </caption>
        <thead>
          <tr>
            <th scope="col">Year</th>
            {["Capacity", "Roll", "Unfilled", "Over", "Net"].map((title) => (
              <th key={title} scope="col" className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year.september}>
              <th scope="row">{year.september}</th>
              <td className="number">{countText(year.capacity)}</td>
              <td className="number">{countText(year.roll)}</td>
              <td className="number scenario-table__share">
                {placesWithShare(year.unfilled, year.unfilledShare)}
              </td>
              <td className="number">{countText(year.over)}</td>
              <td className="number scenario-table__share">
                {placesWithShare(year.net, year.netShare)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
