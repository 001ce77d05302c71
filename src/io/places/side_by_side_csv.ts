import type { SideTable } from "../../domain/places/side_by_side.ts";
import { formatCsv } from "../csv.ts";
import { spreadsheetSafe } from "../spreadsheet_cells.ts";

/** What every scenario's column begins with. */
const HEADING = "Test only – not a proposal";

/** What a table says of itself: names and what is to be known, in words. */
export type SideAbout = readonly (readonly [what: string, text: string])[];

/** A table of scenarios as rows of cells, each column of a scenario headed as a test only, in which no cell is run as a formula. */
export function sideBySideRows(
  { columns, sections }: SideTable,
  about: SideAbout,
): readonly (readonly string[])[] {
  const rows = [
    ["section", "figure", ...columns],
    ["about", "heading", "", ...columns.slice(1).map(() => HEADING)],
    ...about.map(([what, text]) => ["about", what, text]),
    ...sections.flatMap(({ heading, rows: of }) =>
      of.map(({ what, cells }) => [heading, what, ...cells.map((lines) => lines.join("; "))]),
    ),
  ];
  const width = columns.length + 2;
  return rows.map((row) =>
    Array.from({ length: width }, (_, column) => spreadsheetSafe(row[column] ?? "")),
  );
}

/** The same as CSV. */
export function sideBySideCsv(table: SideTable, about: SideAbout): string {
  return formatCsv(sideBySideRows(table, about));
}
