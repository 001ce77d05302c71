import type { SideTable } from "../../domain/places/side_by_side.ts";
import type { SideAbout } from "../../io/places/side_by_side_csv.ts";
import { sideBySideCsv, sideBySideRows } from "../../io/places/side_by_side_csv.ts";

/** A table of scenarios as the text of a CSV file. */
export function fileOfSides(table: SideTable, about: SideAbout): string {
  return sideBySideCsv(table, about);
}

/** The same as text that a spreadsheet or a document takes as cells: tabs between them, a row on each line. */
export function textOfSides(table: SideTable, about: SideAbout): string {
  return sideBySideRows(table, about)
    .map((row) => row.map((cell) => cell.replaceAll(/[\t\r\n]+/g, " ")).join("\t"))
    .join("\n");
}
