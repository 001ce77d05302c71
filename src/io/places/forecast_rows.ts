import type { ForecastRow } from "../../domain/places/forecast.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import { isoDate, suppliedText } from "../school_cells.ts";
import type { CellProblem } from "../school_list.ts";
import { countOf } from "./figure_cells.ts";
import { namedColumns, yearGroupOf } from "./named_columns.ts";
import type { Sheets, Table } from "./table.ts";
import { findTable, readSheets, sheetsOfText } from "./table.ts";

/** What a forecast gave. */
export interface GivenForecast {
  readonly rows: readonly ForecastRow[];
  readonly rejected: readonly ReaderProblem[];
  readonly notes: readonly ReaderProblem[];
  readonly ignoredColumns: readonly string[];
}

const COLUMNS = {
  planningArea: ["planningarea", "planningareacode", "planningareaname", "pacode", "pa"],
  yearGroup: ["yeargroup", "ncyear", "nationalcurriculumyear"],
  september: ["september", "schoolyear", "academicyear", "year", "forecastyear"],
  demand: ["demand", "forecast", "pupils", "forecastpupils"],
  housing: ["housing", "housingpupils", "pupilsfromhousing"],
  housingIncluded: ["housingincluded", "includehousing", "counthousing"],
  existing: ["existing", "existingplaces", "places"],
  additional: ["additional", "additionalplaces", "plannedplaces"],
  removed: ["removed", "removedplaces", "placestoremove"],
};

type Column = keyof typeof COLUMNS;

const WANTED = {
  keys: COLUMNS.planningArea,
  advice:
    "Give a row of headings: planning_area, year_group, september and demand; and where they are known housing, housing_included, existing, additional and removed.",
};

/** A pupil forecast from a CSV file or an xlsx workbook with one line for each planning area, year group and September. */
export async function readForecast(
  bytes: Uint8Array,
  file: string,
): Promise<Reading<GivenForecast>> {
  const sheets = await readSheets(bytes, file);
  return sheets.ok ? forecastOf(sheets.value, file) : sheets;
}

/** The same from rows that were copied from a spreadsheet with their headings. */
export function readPastedForecast(text: string): Reading<GivenForecast> {
  const file = "pasted rows";
  return forecastOf(sheetsOfText(text, file), file);
}

function forecastOf(sheets: Sheets, file: string): Reading<GivenForecast> {
  const table = findTable(sheets, WANTED, file);
  if (!table.ok) return table;
  const { headings, records, headingRow } = oneYearARow(table.value);
  const { indexes, ignored } = namedColumns(headings, COLUMNS);
  const missing = (["september", "demand"] as const).filter((name) => !indexes.has(name));
  if (missing.length > 0) {
    const column = missing.join(", ");
    const reason = `The headings have no column for ${missing.join(" and ")}.`;
    const value = headings.join(", ").slice(0, 200);
    const problem = { file, row: headingRow, column, value, reason, advice: WANTED.advice };
    return { ok: false, problems: [problem] };
  }
  const rows: ForecastRow[] = [];
  const rejected: ReaderProblem[] = [];
  const notes: ReaderProblem[] = [...table.notes];
  const firstRows = new Map<string, number>();
  for (const { row, cells } of records) {
    const own: CellProblem[] = [];
    const read = forecastRow((name) => cells[indexes.get(name) ?? -1] ?? "", own);
    if ("reason" in read) {
      rejected.push({ file, row, ...read });
      continue;
    }
    const key = JSON.stringify([read.planningArea, read.yearGroup, read.september]);
    const first = firstRows.get(key);
    if (first !== undefined) {
      rejected.push({ file, row, ...duplicate(read, first) });
      continue;
    }
    firstRows.set(key, row);
    rows.push(read);
    notes.push(...own.map((note) => ({ file, row, ...note })));
  }
  if (rows.length === 0) {
    const reason = "No row gives a planning area, a September and a number of pupils.";
    const problem = { file, row: null, column: null, value: null, reason, advice: WANTED.advice };
    return { ok: false, problems: [problem, ...rejected] };
  }
  return { ok: true, value: { rows, rejected, notes, ignoredColumns: ignored }, notes };
}

/** A table with a column of demand for each school year, such as 2027/28, with a row for each of them instead; any other as it is. */
function oneYearARow(table: Table): Table {
  const { headings, records } = table;
  const years = headings.flatMap((heading, at) => {
    const september = septemberOf(heading);
    return september === null ? [] : [{ at, september: String(september) }];
  });
  if (years.length === 0 || namedColumns(headings, COLUMNS).indexes.has("demand")) return table;
  const isYear = new Set(years.map(({ at }) => at));
  const others = (cells: readonly string[]) =>
    headings.flatMap((_, at) => (isYear.has(at) ? [] : [cells[at] ?? ""]));
  return {
    ...table,
    headings: [...others(headings), "september", "demand"],
    records: records.flatMap(({ row, cells }) =>
      years
        .filter(({ at }) => (cells[at] ?? "") !== "")
        .map(({ at, september }) => ({
          row,
          cells: [...others(cells), september, cells[at] ?? ""],
        })),
    ),
  };
}

function forecastRow(
  cell: (name: Column) => string,
  notes: CellProblem[],
): ForecastRow | CellProblem {
  const planningArea = suppliedText(cell("planningArea"));
  if (planningArea === null) {
    return refusal("planning_area", "", "The row has no planning area", "Give its code or name.");
  }
  const september = septemberOf(cell("september"));
  if (september === null) {
    const value = cell("september");
    return refusal("september", value, `"${value}" is no school year`, "Write 2027 or 2027/28.");
  }
  const year = yearGroupOf(cell("yearGroup"));
  if (year === "bad") {
    const value = cell("yearGroup");
    const advice = "Write 0 for Reception and 1 to 6, or leave it blank for all years together.";
    return refusal("year_group", value, `"${value}" is no year group`, advice);
  }
  const bad: CellProblem[] = [];
  const demand = countOf(cell("demand"), "demand", "forecast", bad);
  if (demand === null) {
    const value = cell("demand");
    return refusal("demand", value, `"${value}" is no number of pupils`, "Give a whole number.");
  }
  const included = yesOrNo(cell("housingIncluded"));
  if (included === null) {
    const value = cell("housingIncluded");
    notes.push({
      column: "housing_included",
      value,
      reason: `"${value}" is neither yes nor no, so the housing pupils are not counted.`,
      advice: "Write yes or no.",
    });
  }
  const count = (name: Column, what: string) => countOf(cell(name), name, what, notes);
  return {
    planningArea,
    yearGroup: year === "all" ? null : year,
    september,
    demand,
    housing: count("housing", "number of housing pupils"),
    countsHousing: included ?? false,
    existing: count("existing", "number of existing places"),
    additional: count("additional", "number of additional places"),
    removed: count("removed", "number of places to remove"),
  };
}

function refusal(column: string, value: string, reason: string, advice: string): CellProblem {
  return { column, value, reason: `${reason}, so the row is not used.`, advice };
}

/** The year whose September begins a school year written as 2027, 2027/28, 2027-28, September 2027 or a date in it. */
function septemberOf(cell: string): number | null {
  const [, plain] =
    /^(?:sep(?:t|tember)?[\s-]+)?(20\d\d)(?:\s?[/–-]\s?(?:20)?\d\d)?$/i.exec(cell) ?? [];
  if (plain !== undefined) return Number(plain);
  const date = isoDate(cell);
  if (date === null || date.length < 7) return null;
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return month >= 9 ? year : year - 1;
}

function yesOrNo(cell: string): boolean | null {
  const text = cell.toLowerCase();
  if (/^(yes|y|true|1)$/.test(text)) return true;
  return /^(no|n|false|0|)$/.test(text) ? false : null;
}

function duplicate({ planningArea, september }: ForecastRow, first: number): CellProblem {
  return {
    column: "planning_area, year_group, september",
    value: `${planningArea}, ${september}`,
    reason: `Row ${first} is of the same planning area, year group and September; the first row is used.`,
    advice: "Delete one of the two rows, or correct it.",
  };
}
