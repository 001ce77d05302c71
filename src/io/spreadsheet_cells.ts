/** How a cell begins that a spreadsheet would run as a formula (OWASP, "CSV Injection"). */
const FORMULA = /^'*[=+\-@\t\r]/;
const MADE_SAFE = /^'+[=+\-@\t\r]/;

/** A cell's text that no spreadsheet runs: with an apostrophe before what would be a formula. */
export function spreadsheetSafe(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `spreadsheetSafe` was given. */
export function fromSpreadsheetSafe(cell: string): string {
  return MADE_SAFE.test(cell) ? cell.slice(1) : cell;
}
