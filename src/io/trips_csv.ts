import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import type { CheckReason, PairToCheck } from "../domain/pairs_to_check.ts";
import type { School } from "../domain/school.ts";
import { secondsToMinutes } from "../domain/units.ts";
import { formatCsv } from "./csv.ts";

/** Excel takes a CSV for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = "\uFEFF";

const HEADINGS = [
  "from urn",
  "from school",
  "from postcode",
  "from longitude",
  "from latitude",
  "to urn",
  "to school",
  "to postcode",
  "to longitude",
  "to latitude",
  "why",
  "minutes at this speed",
  "observed minutes",
];

/**
 * Drives to be timed, as CSV with postcodes, coordinates and an empty column for the minutes that were observed, which
 * `readPastedTrips` takes when it is filled in. `reasons` says in words why each is there.
 */
export function tripsToCheckCsv(
  area: Area,
  pairs: readonly PairToCheck[],
  reasons: Readonly<Record<CheckReason, string>>,
): string {
  const end = (school: School) => [
    neutralCell(school.urn),
    neutralCell(school.name),
    neutralCell(school.postcode ?? ""),
    String(school.location?.[0] ?? ""),
    String(school.location?.[1] ?? ""),
  ];
  const rows = pairs.map(({ from, to, reason, drive }) => [
    ...end(schoolAt(area, from)),
    ...end(schoolAt(area, to)),
    reasons[reason],
    secondsToMinutes(drive.seconds).toFixed(1),
    "",
  ]);
  return BYTE_ORDER_MARK + formatCsv([HEADINGS, ...rows]);
}

/** `text` as a cell that no spreadsheet takes for a formula (OWASP, CSV Injection): an apostrophe goes before = + - @, tab and return. */
export function neutralCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
