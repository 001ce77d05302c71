import { YEAR_GROUPS } from "../../domain/places/figures.ts";
import { formatCsv } from "../csv.ts";
import { spreadsheetSafe } from "../spreadsheet_cells.ts";

/** Excel takes a CSV for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = "\uFEFF";

/** A primary forecast of the Department's school capacity survey has five years (domain handbook §3.1). */
const YEARS = 5;

const HEADINGS = [
  "planning_area",
  "year_group",
  "september",
  "demand",
  "housing",
  "housing_included",
  "existing",
  "additional",
  "removed",
];

/** A forecast to be filled in, as CSV that Excel opens: a row for each planning area, year group and of five Septembers. */
export function forecastTemplateCsv(
  planningAreas: readonly string[],
  firstSeptember: number,
): string {
  const areas = planningAreas.length === 0 ? ["Planning area 1"] : planningAreas;
  const rows = areas.flatMap((area) =>
    Array.from({ length: YEARS }, (_, year) => firstSeptember + year).flatMap((september) =>
      YEAR_GROUPS.map((yearGroup) => [
        spreadsheetSafe(area),
        String(yearGroup),
        String(september),
        ...HEADINGS.slice(3).map(() => ""),
      ]),
    ),
  );
  return BYTE_ORDER_MARK + formatCsv([HEADINGS, ...rows]);
}
