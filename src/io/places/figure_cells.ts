import { isoDate, suppliedText, wholeNumber } from "../school_cells.ts";
import type { CellProblem } from "../school_list.ts";

/** The number in a cell, or `null` with what is wrong put on `notes`: what was known stays. A blank cell is `null` and no fault. */
export function countOf(
  cell: string,
  column: string,
  what: string,
  notes: CellProblem[],
): number | null {
  const value = wholeNumber(cell);
  if (value === "blank") return null;
  if (value !== "bad") return value;
  notes.push(badCount(cell, column, what));
  return null;
}

function badCount(cell: string, column: string, what: string): CellProblem {
  const reason = /^[cxzu]$|^low$/i.test(cell)
    ? `"${cell}" is a mark for a number that was not published, so there is no ${what} in it.`
    : `The ${what} "${cell}" ${faultOf(cell)}, so it is not used.`;
  return { column, value: cell, reason, advice: "Correct the number, or leave the cell blank." };
}

function faultOf(cell: string): string {
  if (/^[-−(]\s*\d+/.test(cell)) return "is below 0";
  return /^\d[\d,]{6,}$/.test(cell) ? "is more than 999,999" : "is not a whole number";
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, from what `isoDate` takes and from "May 2026" or "1 May 2026"; `null` where it is none. */
export function datedText(cell: string): string | null {
  const text = cell.trim();
  const iso = isoDate(text.replace(/T00:00.*$/, ""));
  if (iso !== null) return iso;
  const [, day, month = "", year = ""] =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-])?([a-z]{3})[a-z]*[\s-](\d{4})$/i.exec(text) ?? [];
  const at = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (at === 0) return null;
  const padded = String(at).padStart(2, "0");
  return day === undefined ? `${year}-${padded}` : isoDate(`${day}-${padded}-${year}`);
}

/** The date of a cell; a cell that is none is `null` with a note. */
export function dateOf(cell: string, column: string, notes: CellProblem[]): string | null {
  if (suppliedText(cell) === null) return null;
  const date = datedText(cell);
  if (date === null) {
    notes.push({
      column,
      value: cell,
      reason: `The date "${cell}" cannot be read, so the figure has none.`,
      advice: "Write it as 2026-01-15, 15/01/2026 or January 2026.",
    });
  }
  return date;
}
