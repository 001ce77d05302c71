import type { YearGroupPlaces } from "../../domain/places/baseline.ts";
import { counted } from "../../words/counted.ts";
import { yearGroupText } from "../../words/places_text.ts";

/** The places of each year group over the area; only that there are none where no pupils by year group were given. */
export function YearGroupsTable({ years }: { readonly years: readonly YearGroupPlaces[] }) {
  if (years.every((year) => year.counted === 0)) {
    return <p className="list-head__note">Year groups: not given.</p>;
  }
  return (
    <details className="places-more">
      <summary>Year groups</summary>
      <table className="table places-years">
        <thead>
          <tr>
            <th scope="col">Year</th>
            <th scope="col">Pupils</th>
            <th scope="col">Places</th>
            <th scope="col">Unfilled</th>
            <th scope="col">Over</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ yearGroup, pupils, places, unfilled, over, counted: known, schools }) => (
            <tr key={yearGroup}>
              <th scope="row">
                {yearGroupText(yearGroup)}
                {known === schools ? null : (
                  <span className="quiet">
                    {" "}
                    of {known} of {counted(schools, "school")}
                  </span>
                )}
              </th>
              {[pupils, places, unfilled, over].map((count, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the four columns stay where they are
                <td key={at}>{known === 0 ? "not known" : count.toLocaleString("en-GB")}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="list-head__note">
        Added up school by school, of schools whose pupils by year group were given. Places are
        those given for the year, else the admission number, else the capacity shared out.
      </p>
    </details>
  );
}
