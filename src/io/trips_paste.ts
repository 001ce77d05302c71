import type { School, SchoolIndex, Urn } from "../domain/school.ts";
import type { Minutes } from "../domain/units.ts";
import { minutes } from "../domain/units.ts";
import type { CsvRecord } from "./csv.ts";
import { parseCsvPiece, sniffDialect } from "./csv.ts";
import { headingKey, urnText } from "./school_cells.ts";
import type { SchoolMatch } from "./school_matching.ts";
import { createSchoolMatcher } from "./school_matching.ts";

/** One end of a pasted trip: the school as it was written, and which one that is. */
export interface TripEnd {
  readonly written: string;
  readonly match: SchoolMatch;
}

/** One row of pasted trips. */
export interface PastedTrip {
  /** 1 is the first row that was pasted. */
  readonly row: number;
  readonly from: TripEnd;
  readonly to: TripEnd;
  readonly minutesWritten: string;
  /** The whole row as it was written. */
  readonly written: string;
  /** "blank" where nothing is written, "bad" where it is no time. */
  readonly minutes: Minutes | "blank" | "bad";
}

const MINUTES_HEADINGS = ["observedminutes", "observed", "minutes", "mins", "min", "time"];

/**
 * Trips pasted from a spreadsheet or read from a filled-in list: from, to and minutes, with or without headings, each row in
 * its own commas, semicolons or tabs. A school may be a URN, a DfE number, a name, or a name and town.
 */
export function readPastedTrips(text: string, schools: readonly School[]): readonly PastedTrip[] {
  const columns = columnsOf(recordsOf(text.replace(/^\uFEFF/, "")));
  const matcher = createSchoolMatcher(schools);
  const urns = new Set(schools.map(({ urn }) => urn));
  return columns.records.map(({ row, cells: given }) => {
    const cells = given.map((cell) => cell.trim().replace(/^'/, ""));
    const end = (places: readonly number[]): TripEnd => {
      const written = places.map((place) => cells[place] ?? "").filter((cell) => cell !== "");
      const urn = written.map(urnText).find((cell) => cell !== null && urns.has(cell));
      return { written: written.join(", "), match: matcher.match(urn ?? written.join(", ")) };
    };
    const minutesWritten = cells.slice(columns.minutes, columns.end).filter(isFilled).join(", ");
    return {
      row,
      from: end(columns.from),
      to: end(columns.to),
      minutesWritten,
      written: cells.filter(isFilled).join(", "),
      minutes: minutesOf(minutesWritten),
    };
  });
}

/** The rows of `text` that hold anything, each cut at its own delimiter: a tab before all others. Quoted line ends are in their cell. */
function recordsOf(text: string): readonly CsvRecord[] {
  return rowsOf(text).flatMap((line, i) => {
    const dialect = { ...sniffDialect(line), newline: "\n" as const };
    const own = line.includes("\t") ? { ...dialect, delimiter: "\t" } : dialect;
    return parseCsvPiece(line, own, "pasted rows", i + 1, true).records.slice(0, 1);
  });
}

/** So many lines a quoted cell may have before its quotation mark is taken for a stray one. */
const MOST_LINES = 4;

function rowsOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const isOpen = (line: string) => (line.split('"').length - 1) % 2 === 1;
  const rows: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const ahead = isOpen(lines[i] ?? "")
      ? lines.slice(i + 1, i + MOST_LINES).findIndex(isOpen)
      : -1;
    rows.push(lines.slice(i, i + ahead + 2).join("\n"));
    i += ahead + 1;
  }
  return rows;
}

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

interface TripColumns {
  readonly records: readonly CsvRecord[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The column of the minutes, and the one after the last that may hold a piece of them. */
  readonly minutes: number;
  readonly end: number;
}

/** A word that a column of such a list is called by. */
const HEADING =
  /^(from|to|start|end|origin|destination|minutes?|mins?|time|observed|duration|how long)\b/i;

/** A first row with two headings and without a figure in its last column is headings. Columns called after "from" and "to" count (a number before a name), else the first, the second and, as most rows have them, the last that is filled. */
function columnsOf(records: readonly CsvRecord[]): TripColumns {
  const keys = records[0]?.cells.map(headingKey) ?? [];
  const ends = (side: "from" | "to") =>
    ["urn", "", "school", "name", "town"].flatMap((what) => {
      const place = keys.indexOf(`${side}${what}`);
      return place < 0 ? [] : [place];
    });
  const headed = MINUTES_HEADINGS.map((key) => keys.indexOf(key)).find((place) => place >= 0);
  const [from, to] = [ends("from"), ends("to")];
  if (headed !== undefined && from.length > 0 && to.length > 0) {
    return { records: records.slice(1), from, to, minutes: headed, end: headed + 1 };
  }
  const first = records[0]?.cells ?? [];
  const headings = first.filter((cell) => HEADING.test(cell.trim())).length;
  const isHeading = headings >= 2 && !/\d/.test(first.at(-1) ?? "");
  const trips = records.slice(isHeading ? 1 : 0);
  const width = usualWidth(trips);
  return { records: trips, from: [0], to: [1], minutes: width - 1, end: Number.POSITIVE_INFINITY };
}

/** How many cells most rows fill, three at least; the fewer of two that are as usual. */
function usualWidth(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) {
    const width = Math.max(3, cells.findLastIndex(isFilled) + 1);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return usual?.[0] ?? 3;
}

/** Minutes as people write them: 23, 23.5, 23,5, "23 min", "1 h 5 min", or 0:23 and 0:23:30 as a spreadsheet shows a time. */
function minutesOf(cell: string): PastedTrip["minutes"] {
  const text = cell.toLowerCase().replace(/\s+/g, " ").trim();
  if (text === "") return "blank";
  const plain = /^(\d+(?:[.,]\d+)?) ?(?:m|min|mins|minutes)?\.?$/.exec(text);
  const clock = /^([0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  const hours = /^(\d) ?(?:h|hr|hour|hours) ?(?:(\d{1,2}) ?(?:m|min|mins|minutes)?)?$/.exec(text);
  const value =
    plain !== null
      ? Number(plain[1]?.replace(",", "."))
      : clock !== null
        ? Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60
        : hours !== null
          ? Number(hours[1]) * 60 + Number(hours[2] ?? 0)
          : Number.NaN;
  return value > 0 && value < 600 ? minutes(value) : "bad";
}

/** Which school the user says an end is, by row and side; `null` leaves the row out. */
export type TripChoices = ReadonlyMap<string, Urn | null>;

/** The key of an end in the choices. */
export function tripEndKey(row: number, side: "from" | "to"): string {
  return `${row} ${side}`;
}

/** The school of an end, matched or chosen; `null` where it is open or left out. */
export function tripEndSchool(
  trip: PastedTrip,
  side: "from" | "to",
  choices: TripChoices,
  indexes: ReadonlyMap<Urn, SchoolIndex>,
): SchoolIndex | null {
  const { match } = trip[side];
  const chosen = choices.get(tripEndKey(trip.row, side));
  const urn = match.kind === "matched" ? match.urn : (chosen ?? null);
  return urn === null ? null : (indexes.get(urn) ?? null);
}
