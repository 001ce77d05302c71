import type { SchoolStatus } from "../domain/school.ts";

/** What the Department's own readers take for "no value" (dfe-analytical-services/giasr; domain handbook §2.3). */
const NOT_AVAILABLE = new Set([
  "",
  "na",
  "null",
  "-",
  "not applicable",
  "does not apply",
  "none",
  "..",
]);

/** A cell's text, or `null` where it says that there is none. Not for religious character, where "None" is information. */
export function suppliedText(cell: string): string | null {
  return NOT_AVAILABLE.has(cell.toLowerCase()) ? null : cell;
}

/** A whole number of 0 or more; "blank" where none is supplied, "bad" where the cell is something else. */
export function wholeNumber(cell: string): number | "blank" | "bad" {
  if (suppliedText(cell) === null) return "blank";
  const plain = cell.replace(/(\d),(?=\d{3}\b)/g, "$1").replace(/\.0+$/, "");
  return /^\d{1,6}$/.test(plain) ? Number(plain) : "bad";
}

/** A decimal number; `null` for anything else. */
export function decimalNumber(cell: string): number | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(cell)) return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}

/** A URN as text without what spreadsheets add to numbers; `null` where the cell cannot be one. */
export function urnText(cell: string): string | null {
  const plain = cell.replace(/^'/, "").replace(/^(\d+)\.0+$/, "$1");
  return /^[A-Za-z0-9]{1,20}$/.test(plain) ? plain : null;
}

/** A date as `YYYY-MM-DD` from GIAS's `dd-mm-yyyy` or `dd/mm/yyyy`; ISO dates, months and years pass as they are; else `null`. */
export function isoDate(cell: string): string | null {
  const british = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(cell);
  if (british !== null) {
    const [, day = "", month = "", year = ""] = british;
    return realDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  }
  if (/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(cell)) return cell;
  return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? realDate(cell) : null;
}

function realDate(iso: string): string | null {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

const STATUSES: Readonly<Record<string, SchoolStatus>> = {
  open: "open",
  "open, but proposed to close": "proposed-to-close",
  "proposed to open": "proposed-to-open",
  closed: "closed",
  "proposed-to-close": "proposed-to-close",
  "proposed-to-open": "proposed-to-open",
  unknown: "unknown",
};

/** The status that a GIAS status name stands for; "unknown" for a name that is not one of them. */
export function statusOf(cell: string): SchoolStatus {
  return STATUSES[cell.toLowerCase().replace(/\s+/g, " ")] ?? "unknown";
}

/** DfE number from a cell such as `9252013`, `925/2013` or `925-2013`; `null` for anything else. */
export function dfeNumber(cell: string): string | null {
  const match = /^(\d{3})[\s/-]?(\d{4})(?:\.0+)?$/.exec(cell.trim());
  return match === null ? null : `${match[1]}${match[2]}`;
}

/** A heading without case, spaces and punctuation, for matching by name. */
export function headingKey(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
