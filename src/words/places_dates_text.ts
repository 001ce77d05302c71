import type { PlaceDates } from "../domain/places/place_dates.ts";
import type { Dated } from "../domain/school.ts";
import { counted } from "./counted.ts";

/** "May 2026" of `2026-05` or a day in it, and "2026" of a year alone. */
export function monthText(date: string): string {
  if (date.length < 7) return date;
  const first = new Date(`${date.slice(0, 7)}-01T12:00:00Z`);
  return first.toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
}

/** "196 (24 June 2026)" of "196 (2026-06-24)"; a text without such a date as it is. */
export function datedFigureText(text: string): string {
  return text.replace(/\((\d{4}(?:-\d{2}){0,2})\)$/, (_, date: string) => {
    const day = date.length < 10 ? "" : `${Number(date.slice(8))} `;
    return `(${day}${monthText(date)})`;
  });
}

/** Of which months rolls and capacities are, such as "Rolls: January 2026. Capacities: May 2025 (4 schools), no date (1)." */
export function placeDatesText({ rolls, capacities }: PlaceDates): string {
  return `Rolls: ${monthsText(rolls)}. Capacities: ${monthsText(capacities)}.`;
}

function monthsText(months: PlaceDates["rolls"]): string {
  if (months.length === 0) return "not known";
  const name = (month: string | null) => (month === null ? "no date given" : monthText(month));
  const [only] = months;
  if (months.length === 1 && only !== undefined) return name(only.month);
  return months
    .map(({ month, schools }) => `${name(month)} (${counted(schools, "school")})`)
    .join(", ");
}

/** The first and the last month of the rolls, such as "January 2023 to August 2026". */
export function rollMonthsText({ rolls }: PlaceDates): string {
  const months = rolls.flatMap(({ month }) => month ?? []).toSorted();
  return `${monthText(months[0] ?? "")} to ${monthText(months.at(-1) ?? "")}`;
}

/** What to beware of where months differ; none where they do not. */
export function dateWarnings(dates: PlaceDates): readonly string[] {
  const { rollsDiffer, schoolsOfTwoMonths } = dates;
  const differ = `Rolls are of different months (${rollMonthsText(dates)}), not one census: totals mix them.`;
  const two = `At ${counted(schoolsOfTwoMonths, "school")} the capacity is of another month than the roll.`;
  return [...(rollsDiffer ? [differ] : []), ...(schoolsOfTwoMonths > 0 ? [two] : [])];
}

/** A figure with its date and where it is from, such as "56, May 2026 (figures.csv)"; `from` is `null` for the area's own. */
export function sourcedText(figure: Dated<number> | null, from: string | null): string {
  if (figure === null) return "not known";
  const date = figure.asAt === null ? "no date" : monthText(figure.asAt);
  return `${figure.value.toLocaleString("en-GB")}, ${date} (${from ?? "the area’s own"})`;
}
