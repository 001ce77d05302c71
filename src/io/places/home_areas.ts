import type { HomeArea } from "../../domain/places/scenario.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { School } from "../../domain/school.ts";
import { wholeNumber } from "../school_cells.ts";
import type { CellProblem } from "../school_list.ts";
import { readPlace } from "../school_place.ts";
import { namedColumns, yearGroupOf } from "./named_columns.ts";
import { createSchoolKeys, DFE_NUMBER_HEADINGS, URN_HEADINGS } from "./school_keys.ts";
import type { Sheets } from "./table.ts";
import { findTable, readSheets, sheetsOfText } from "./table.ts";

/** What a file of home areas gave. Never saved unless asked for. */
export interface GivenHomes {
  readonly homes: readonly HomeArea[];
  readonly rejected: readonly ReaderProblem[];
  readonly notes: readonly ReaderProblem[];
  readonly ignoredColumns: readonly string[];
}

const COLUMNS = {
  urn: URN_HEADINGS,
  laestab: DFE_NUMBER_HEADINGS,
  place: [
    "place",
    "homearea",
    "area",
    "lsoa",
    "lsoacode",
    "lsoa21cd",
    "lsoa11cd",
    "postcode",
    "postcodesector",
  ],
  longitude: ["longitude", "lon", "lng", "long"],
  latitude: ["latitude", "lat"],
  easting: ["easting"],
  northing: ["northing"],
  yearGroup: ["yeargroup", "year", "ncyear"],
  pupils: ["pupils", "numberofpupils", "count", "children"],
};

const WANTED = {
  keys: [...URN_HEADINGS, ...DFE_NUMBER_HEADINGS],
  advice:
    "Give a row of headings: urn, place, longitude and latitude (or easting and northing), year_group and pupils.",
};

/** Where the pupils of `schools` live, from a CSV file or an xlsx workbook with one line for each school, place and year group. */
export async function readHomeAreas(
  bytes: Uint8Array,
  file: string,
  schools: readonly School[],
): Promise<Reading<GivenHomes>> {
  const sheets = await readSheets(bytes, file);
  return sheets.ok ? homesOf(sheets.value, file, schools) : sheets;
}

/** The same from rows that were copied from a spreadsheet with their headings. */
export function readPastedHomeAreas(text: string, schools: readonly School[]): Reading<GivenHomes> {
  const file = "pasted rows";
  return homesOf(sheetsOfText(text, file), file, schools);
}

function homesOf(sheets: Sheets, file: string, schools: readonly School[]): Reading<GivenHomes> {
  const table = findTable(sheets, WANTED, file);
  if (!table.ok) return table;
  const { headings, records, headingRow } = table.value;
  const { indexes, ignored } = namedColumns(headings, COLUMNS);
  const has = (name: keyof typeof COLUMNS) => indexes.has(name);
  const isPlaced = (has("longitude") && has("latitude")) || (has("easting") && has("northing"));
  if (!has("pupils") || !isPlaced) {
    const missing = [
      ...(has("pupils") ? [] : ["pupils"]),
      ...(isPlaced ? [] : ["longitude and latitude (or easting and northing)"]),
    ].join(", ");
    const reason = `The headings have no column for ${missing}.`;
    const value = headings.join(", ").slice(0, 200);
    return {
      ok: false,
      problems: [{ file, row: headingRow, column: missing, value, reason, advice: WANTED.advice }],
    };
  }
  const keys = createSchoolKeys(schools);
  const homes: HomeArea[] = [];
  const rejected: ReaderProblem[] = [];
  const notes: ReaderProblem[] = [...table.notes];
  for (const { row, cells } of records) {
    const cell = (name: keyof typeof COLUMNS) => cells[indexes.get(name) ?? -1] ?? "";
    const found = keys.of(cell("urn"), cell("laestab"));
    const read = found.school === null ? found.problem : homeOf(found.school, cell);
    if (read === null) continue;
    if ("reason" in read) rejected.push({ file, row, ...read });
    else homes.push(read);
    if (found.school !== null && found.note !== null) notes.push({ file, row, ...found.note });
  }
  notes.push(...coverNotes(homes, schools).map((note) => ({ file, row: null, ...note })));
  if (homes.length === 0) {
    const reason = "No row gives pupils of a school of the area with a place.";
    const problem = { file, row: null, column: null, value: null, reason, advice: WANTED.advice };
    return { ok: false, problems: [problem, ...rejected] };
  }
  return { ok: true, value: { homes, rejected, notes, ignoredColumns: ignored }, notes };
}

/** The home area of a row, what is wrong with it, or `null` where it has no pupils. */
function homeOf(
  school: School,
  cell: (name: keyof typeof COLUMNS) => string,
): HomeArea | CellProblem | null {
  const pupils = wholeNumber(cell("pupils"));
  if (pupils === "blank" || pupils === 0) return null;
  if (pupils === "bad") {
    return {
      column: "pupils",
      value: cell("pupils"),
      reason: `The number of pupils "${cell("pupils")}" is not a whole number of 1 or more, so the row is not used.`,
      advice: "Correct the number. A row with a mark such as c cannot be used.",
    };
  }
  const year = yearGroupOf(cell("yearGroup"));
  if (year === "bad") {
    return {
      column: "year_group",
      value: cell("yearGroup"),
      reason: `"${cell("yearGroup")}" is no year group from Reception to Year 6, so the row is not used.`,
      advice: "Write 0 for Reception and 1 to 6, or leave it blank for all years together.",
    };
  }
  const { location, problem } = readPlace(
    {
      easting: cell("easting"),
      northing: cell("northing"),
      longitude: cell("longitude"),
      latitude: cell("latitude"),
      postcode: "",
    },
    false,
  );
  if (location === null) {
    return {
      column: problem?.column ?? "longitude, latitude",
      value: problem?.value ?? null,
      reason: `The place of ${cell("place") === "" ? "the home area" : cell("place")} is missing or is not in England, so the row is not used.`,
      advice: problem?.advice ?? WANTED.advice,
    };
  }
  return {
    urn: school.urn,
    place: cell("place"),
    position: location,
    yearGroup: year === "all" ? null : year,
    pupils,
  };
}

/** Says where a school's home areas hold another number of pupils than its roll. */
function coverNotes(
  homes: readonly HomeArea[],
  schools: readonly School[],
): readonly CellProblem[] {
  const sums = new Map<string, number>();
  for (const { urn, pupils } of homes) sums.set(urn, (sums.get(urn) ?? 0) + pupils);
  return schools.flatMap(({ urn, name, pupils }) => {
    const sum = sums.get(urn);
    if (sum === undefined || pupils === null || sum === pupils.value) return [];
    const note: CellProblem = {
      column: "pupils",
      value: String(sum),
      reason: `The home areas of ${name} hold ${sum} pupils; its roll is ${pupils.value}.`,
      advice: "Check that no home area is missing. Small numbers may have been left out.",
    };
    return [note];
  });
}
