import { headingKey } from "../school_cells.ts";
import { DFE_NUMBER_HEADINGS, URN_HEADINGS } from "./school_keys.ts";

/** The columns of place figures that are one number, word or date each, with the headings they are known by. */
const SINGLE = {
  urn: URN_HEADINGS,
  laestab: DFE_NUMBER_HEADINGS,
  name: ["name", "school", "schoolname", "establishmentname"],
  capacity: ["capacity", "schoolcapacity", "netcapacity"],
  capacityAsAt: ["capacityasat", "capacitydate"],
  pupils: ["pupils", "roll", "numberonroll", "numberofpupils", "nor"],
  pupilsAsAt: ["pupilsasat", "rollasat", "rolldate", "pupilsdate", "census"],
  asAt: ["asat", "date"],
  pan: ["pan", "publishedadmissionnumber", "admissionnumber"],
  planningArea: ["planningarea", "planningareacode", "planningareaname", "pacode"],
} as const satisfies Record<string, readonly string[]>;

type SingleColumn = keyof typeof SINGLE;

/** The columns of which there is one for each year group. */
const BY_YEAR = {
  /** Pupils of the year. */
  year: ["year", "y", "ncyear", "yeargroup"],
  /** Places of the year, or places still free: which of the two the whole file tells. */
  room: ["room"],
  /** Places of the year, taken or not. */
  places: ["places", "yearplaces"],
} as const satisfies Record<string, readonly string[]>;

export type YearColumn = keyof typeof BY_YEAR;

/** Where the columns of a table of place figures are. */
export interface FigureColumns {
  readonly indexes: ReadonlyMap<SingleColumn, number>;
  /** The columns of Reception to Year 6; -1 where there is none. */
  readonly byYear: Readonly<Record<YearColumn, readonly number[]>>;
  /** One past the last heading. */
  readonly width: number;
  readonly used: readonly string[];
  /** Headings that are not known. */
  readonly ignored: readonly string[];
}

/** The headings of which a table must have one, by key. */
export const FIGURE_KEYS: readonly string[] = [...SINGLE.urn, ...SINGLE.laestab];

/** The columns that `headings` stand for; of two that mean the same the first is used. */
export function figureColumns(headings: readonly string[]): FigureColumns {
  const indexes = new Map<SingleColumn, number>();
  const byYear = { year: noYears(), room: noYears(), places: noYears() };
  const used: string[] = [];
  const ignored: string[] = [];
  for (const [index, heading] of headings.entries()) {
    const key = headingKey(heading);
    const single = singleColumn(key);
    const year = single === null ? yearColumn(key) : null;
    if (single !== null && !indexes.has(single)) {
      indexes.set(single, index);
      used.push(heading);
    } else if (year !== null && byYear[year.column][year.year] === -1) {
      byYear[year.column][year.year] = index;
      used.push(heading);
    } else if (heading !== "") {
      ignored.push(heading);
    }
  }
  const width = headings.findLastIndex((heading) => heading !== "") + 1;
  return { indexes, byYear, width, used, ignored };
}

function noYears(): number[] {
  return [-1, -1, -1, -1, -1, -1, -1];
}

function singleColumn(key: string): SingleColumn | null {
  const columns = Object.keys(SINGLE) as SingleColumn[];
  return columns.find((column) => (SINGLE[column] as readonly string[]).includes(key)) ?? null;
}

/** `year_3`, `Year 3`, `Y3`, `Reception`, `room_0`, `places_6`. */
function yearColumn(key: string): { readonly column: YearColumn; readonly year: number } | null {
  if (key === "reception") return { column: "year", year: 0 };
  const [, word, digit] = /^([a-z]+?)([0-6r]|reception)$/.exec(key) ?? [];
  if (word === undefined || digit === undefined) return null;
  const columns = Object.keys(BY_YEAR) as YearColumn[];
  const column = columns.find((name) => (BY_YEAR[name] as readonly string[]).includes(word));
  const year = digit === "r" || digit === "reception" ? 0 : Number(digit);
  return column === undefined ? null : { column, year };
}
