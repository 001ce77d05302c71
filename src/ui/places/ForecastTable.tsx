import type { ForecastLine, ForecastSums } from "../../domain/places/forecast_places.ts";
import { forecastSums, forecastTotals } from "../../domain/places/forecast_places.ts";
import { bandedText, housingText, schoolYearText } from "../../words/places_forecast_text.ts";
import { yearGroupText } from "../../words/places_text.ts";

interface Row {
  readonly key: string;
  readonly september: number;
  readonly name: string;
  readonly sums: ForecastSums;
  readonly note: string | null;
  readonly isTotal: boolean;
}

interface ForecastTableProps {
  readonly lines: readonly ForecastLine[];
  /** The one whose year groups are listed; `null` for a line of each planning area. */
  readonly planningArea: string | null;
}

/** A line for each planning area, or for each year group of one, in each school year; with the year's total. */
export function ForecastTable({ lines, planningArea }: ForecastTableProps) {
  const rows = planningArea === null ? areaRows(lines) : yearGroupRows(lines);
  return (
    <section
      className="places-forecast__scroller"
      aria-label="Places needed and spare"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
      tabIndex={0}
    >
      <table className="table places-forecast">
        <thead>
          <tr>
            <th scope="col">School year</th>
            <th scope="col">{planningArea === null ? "Planning area" : "Year group"}</th>
            <th scope="col">Pupils expected</th>
            <th scope="col">Places</th>
            <th scope="col">Needed</th>
            <th scope="col">Spare</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, september, name, sums, note, isTotal }) => (
            <tr key={key} className={isTotal ? "places-forecast__total" : undefined}>
              <td>{schoolYearText(september)}</td>
              <th scope="row">{name}</th>
              <td>
                {bandedText(sums.demand, sums.low, sums.high)}
                {note === null ? null : <span className="quiet">{note}</span>}
              </td>
              <td>{bandedText(sums.places, null, null)}</td>
              <td>{bandedText(sums.needed, sums.neededLow, sums.neededHigh)}</td>
              <td>{bandedText(sums.spare, sums.spareLow, sums.spareHigh)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Every planning area in each school year, and all of them where there are more than one. */
function areaRows(lines: readonly ForecastLine[]): readonly Row[] {
  const totals = forecastTotals(lines);
  return septembersOf(lines).flatMap((september) => {
    const own = totals.filter((total) => total.september === september);
    const each = own.map((sums) => row(september, sums.planningArea, sums));
    return own.length < 2
      ? each
      : [...each, total(row(september, "All planning areas", forecastSums(own)))];
  });
}

/** Every year group in each school year, and the year's total as far as it is of year groups. */
function yearGroupRows(lines: readonly ForecastLine[]): readonly Row[] {
  const totals = forecastTotals(lines);
  return septembersOf(lines).flatMap((september) => {
    const own = lines
      .filter((line) => line.september === september)
      .sort((a, b) => (a.yearGroup ?? 7) - (b.yearGroup ?? 7));
    const each = own.map((line) => ({
      ...row(september, yearGroupText(line.yearGroup), line),
      note: housingText(line),
    }));
    const sums = totals.find((some) => some.september === september);
    const isOfSome = own.filter(({ yearGroup }) => yearGroup !== null).length > 1;
    return sums === undefined || !isOfSome
      ? each
      : [...each, total(row(september, "Total of the year groups", sums))];
  });
}

function row(september: number, name: string, sums: ForecastSums): Row {
  return { key: `${september} ${name}`, september, name, sums, note: null, isTotal: false };
}

function total(sum: Row): Row {
  return { ...sum, key: `${sum.key} total`, isTotal: true };
}

function septembersOf(lines: readonly ForecastLine[]): readonly number[] {
  return [...new Set(lines.map(({ september }) => september))].sort((a, b) => a - b);
}
