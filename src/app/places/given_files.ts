import type { PlaceFigures } from "../../domain/places/figures.ts";
import type { Reading } from "../../domain/reader_problem.ts";
import type { School } from "../../domain/school.ts";
import { datedText } from "../../io/places/figure_cells.ts";
import type { FiguresPreview } from "../../io/places/figures_change.ts";
import { previewFigures } from "../../io/places/figures_change.ts";
import { figuresTemplateCsv, figuresTemplateWorkbook } from "../../io/places/figures_template.ts";
import type { GivenForecast } from "../../io/places/forecast_rows.ts";
import { readForecast, readPastedForecast } from "../../io/places/forecast_rows.ts";
import { forecastTemplateCsv } from "../../io/places/forecast_template.ts";
import type { GivenFigures } from "../../io/places/place_figures.ts";
import { readPastedFigures, readPlaceFigures } from "../../io/places/place_figures.ts";
import type { GivenRuralList } from "../../io/places/rural_schools.ts";
import { readPastedRuralList, readRuralList } from "../../io/places/rural_schools.ts";

/** A file that a person chose, or rows that were pasted. */
export type GivenSource =
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "pasted"; readonly text: string };

/** What a source is called, as it is remembered with what it gave. */
export function sourceName(source: GivenSource): string {
  return source.kind === "file" ? source.name : "pasted rows";
}

/** Capacities, rolls and year groups. `asAt` dates those that have no date of their own; "" for none. */
export async function readGivenFigures(
  source: GivenSource,
  schools: readonly School[],
  asAt: string,
): Promise<Reading<GivenFigures>> {
  const date = dateGiven(asAt);
  const options = date === null ? {} : { asAt: date };
  return source.kind === "file"
    ? readPlaceFigures(source.bytes, source.name, schools, options)
    : readPastedFigures(source.text, schools, options);
}

/** A pupil forecast. */
export async function readGivenForecast(source: GivenSource): Promise<Reading<GivenForecast>> {
  return source.kind === "file"
    ? readForecast(source.bytes, source.name)
    : readPastedForecast(source.text);
}

/** The yearly list of designated rural primary schools. `year` counts where the list does not say its own; "" for none. */
export async function readGivenRuralList(
  source: GivenSource,
  schools: readonly School[],
  year: string,
): Promise<Reading<GivenRuralList>> {
  const options = isListYear(year) && year !== "" ? { year: Number(year) } : {};
  return source.kind === "file"
    ? readRuralList(source.bytes, source.name, schools, options)
    : readPastedRuralList(source.text, schools, options);
}

/** The date that a person wrote, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; `null` where it is none. */
export function dateGiven(text: string): string | null {
  return text.trim() === "" ? null : datedText(text);
}

/** Whether the year of a list is left blank, or one that a list can be of. */
export function isListYear(year: string): boolean {
  return year === "" || /^20\d\d$/.test(year);
}

/** A template with a row for each school, as its file's type and content. */
export function figuresTemplate(
  ending: "csv" | "xlsx",
  schools: readonly School[],
  known: PlaceFigures,
): { readonly type: string; readonly content: string | Uint8Array } {
  return ending === "csv"
    ? { type: "text/csv;charset=utf-8", content: figuresTemplateCsv(schools, known) }
    : {
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        content: figuresTemplateWorkbook(schools, known),
      };
}

/** A forecast to be filled in, from the September after `today` (`YYYY-MM-DD`) on. */
export function forecastTemplate(figures: PlaceFigures, today: string): string {
  const areas = new Set(Array.from(figures.values(), ({ planningArea }) => planningArea));
  const named = [...areas].filter((area) => area !== null).sort();
  return forecastTemplateCsv(named, Number(today.slice(0, 4)) + (today.slice(5, 7) < "09" ? 0 : 1));
}

/** What using given figures would change. */
export function figuresChange(
  schools: readonly School[],
  known: PlaceFigures,
  given: PlaceFigures,
): FiguresPreview {
  return previewFigures(schools, known, given);
}
