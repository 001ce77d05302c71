import type { ByYear, PlaceFigures, SchoolFigures } from "../../domain/places/figures.ts";
import { YEAR_GROUPS } from "../../domain/places/figures.ts";
import { yearGroupCount, yearGroupsOf } from "../../domain/places/year_groups.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { Dated, School, Urn } from "../../domain/school.ts";
import type { CsvRecord } from "../csv.ts";
import { isOverfull, raggedProblem } from "../csv.ts";
import { suppliedText } from "../school_cells.ts";
import type { CellProblem } from "../school_list.ts";
import { fromSpreadsheetSafe } from "../spreadsheet_cells.ts";
import { countOf, dateOf } from "./figure_cells.ts";
import type { FigureColumns, YearColumn } from "./figure_columns.ts";
import { FIGURE_KEYS, figureColumns } from "./figure_columns.ts";
import type { GivenRow } from "./given_row.ts";
import type { RoomReading } from "./room_reading.ts";
import { placesOfRoom, roomReading } from "./room_reading.ts";
import { createSchoolKeys } from "./school_keys.ts";
import type { Sheets, Table } from "./table.ts";
import { findTable, readSheets, sheetsOfText } from "./table.ts";

/** What a file of place figures, or what was pasted, gave. */
export interface GivenFigures {
  /** Only of schools that any figure is given of. */
  readonly figures: PlaceFigures;
  /** Rows below the headings: used, without any figure, not usable. */
  readonly counts: { readonly used: number; readonly blank: number; readonly rejected: number };
  /** One problem for each row that could not be used. */
  readonly rejected: readonly ReaderProblem[];
  /** Reservations about rows that were used, and about the file as a whole. */
  readonly notes: readonly ReaderProblem[];
  readonly usedColumns: readonly string[];
  /** Headings of the file that are not known. */
  readonly ignoredColumns: readonly string[];
  /** The sheet of the workbook that was read. */
  readonly sheet: string | null;
}

/** How `readPlaceFigures` reads. */
export interface FiguresOptions {
  /** The date (`YYYY-MM-DD`, `YYYY-MM` or `YYYY`) of every figure that has none of its own. */
  readonly asAt?: string;
}

const WANTED = {
  keys: FIGURE_KEYS,
  advice:
    "Give a row of headings with urn (or laestab) and what is known of each school: capacity, roll, PAN, year_0 to year_6, places_0 to places_6, planning area. The template has them all.",
};

/** The place figures of a CSV file or an xlsx workbook about `schools`. */
export async function readPlaceFigures(
  bytes: Uint8Array,
  file: string,
  schools: readonly School[],
  options: FiguresOptions = {},
): Promise<Reading<GivenFigures>> {
  const sheets = await readSheets(bytes, file);
  return sheets.ok ? figuresOf(sheets.value, file, schools, options) : sheets;
}

/** The place figures of rows that were copied from a spreadsheet with their headings. */
export function readPastedFigures(
  text: string,
  schools: readonly School[],
  options: FiguresOptions = {},
): Reading<GivenFigures> {
  const file = "pasted rows";
  return figuresOf(sheetsOfText(text, file), file, schools, options);
}

function figuresOf(
  sheets: Sheets,
  file: string,
  schools: readonly School[],
  options: FiguresOptions,
): Reading<GivenFigures> {
  const table = findTable(sheets, WANTED, file);
  if (!table.ok) return table;
  const columns = figureColumns(table.value.headings);
  const rows = readRows(table.value, columns, file, schools, options);
  const reading = roomReading(rows.given);
  const roomed = rows.given.map((row) => withPlaces(row, reading));
  const figures = new Map(
    roomed.flatMap(({ figures: one }) => (hasAny(one) ? [[one.urn, one]] : [])),
  );
  const inFile = (problem: CellProblem): ReaderProblem => ({ file, row: null, ...problem });
  const notes = [
    ...table.notes,
    ...(reading.note === null ? [] : [inFile(reading.note)]),
    ...roomed.flatMap(({ row, notes: own }) => own.map((note) => ({ file, row, ...note }))),
  ];
  if (figures.size === 0) {
    return { ok: false, problems: [noFigures(file, rows.rejected.length), ...rows.rejected] };
  }
  const blank = rows.given.length - figures.size;
  const value: GivenFigures = {
    figures,
    counts: { used: figures.size, blank, rejected: rows.rejected.length },
    rejected: rows.rejected,
    notes,
    usedColumns: columns.used,
    ignoredColumns: columns.ignored,
    sheet: table.value.sheet,
  };
  return { ok: true, value, notes };
}

function readRows(
  table: Table,
  columns: FigureColumns,
  file: string,
  schools: readonly School[],
  options: FiguresOptions,
): { readonly given: readonly GivenRow[]; readonly rejected: readonly ReaderProblem[] } {
  const keys = createSchoolKeys(schools);
  const given: GivenRow[] = [];
  const rejected: ReaderProblem[] = [];
  const firstRows = new Map<Urn, number>();
  for (const record of table.records) {
    const reject = (problem: CellProblem) => rejected.push({ file, row: record.row, ...problem });
    if (isOverfull(record, columns.width)) {
      const ragged = raggedProblem(record, columns.width, file);
      if (ragged !== null) rejected.push(ragged);
      continue;
    }
    const cell = cellReader(record, columns);
    const found = keys.of(cell("urn"), cell("laestab"));
    if (found.school === null) {
      reject(found.problem);
      continue;
    }
    const { urn } = found.school;
    const first = firstRows.get(urn);
    if (first !== undefined) {
      reject(duplicate(found.school, first));
      continue;
    }
    firstRows.set(urn, record.row);
    const read = readRow(record, columns, found.school, options);
    const notes = [...(found.note === null ? [] : [found.note]), ...read.notes];
    given.push({ ...read, row: record.row, school: found.school, notes });
  }
  return { given, rejected };
}

type SingleName = Parameters<FigureColumns["indexes"]["get"]>[0];

function cellReader(record: CsvRecord, columns: FigureColumns): (name: SingleName) => string {
  return (name) => record.cells[columns.indexes.get(name) ?? -1] ?? "";
}

function readRow(
  record: CsvRecord,
  columns: FigureColumns,
  school: School,
  options: FiguresOptions,
): Pick<GivenRow, "figures" | "room" | "notes"> {
  const notes: CellProblem[] = [];
  const cell = cellReader(record, columns);
  const asAt = dateOf(cell("asAt"), "as_at", notes) ?? options.asAt ?? null;
  const dated = (value: number | null, date: string | null): Dated<number> | null =>
    value === null ? null : { value, asAt: date ?? asAt };
  const years = (column: YearColumn, what: string): ByYear =>
    YEAR_GROUPS.map((year) => {
      const index = columns.byYear[column][year] ?? -1;
      const heading = `${column}_${year}`;
      return countOf(record.cells[index] ?? "", heading, `${what} of ${yearName(year)}`, notes);
    });
  const figures: SchoolFigures = {
    urn: school.urn,
    capacity: dated(
      countOf(cell("capacity"), "capacity", "capacity", notes),
      dateOf(cell("capacityAsAt"), "capacity_as_at", notes),
    ),
    pupils: dated(
      countOf(cell("pupils"), "pupils", "roll", notes),
      dateOf(cell("pupilsAsAt"), "pupils_as_at", notes),
    ),
    pan: countOf(cell("pan"), "pan", "published admission number", notes),
    yearPupils: known(years("year", "number of pupils")),
    yearPlaces: known(years("places", "number of places")),
    planningArea: suppliedText(fromSpreadsheetSafe(cell("planningArea"))),
  };
  const room = years("room", "room");
  notes.push(...yearNotes(figures, school));
  return { figures, room, notes };
}

function yearName(year: number): string {
  return year === 0 ? "Reception" : `Year ${year}`;
}

function known(years: ByYear): ByYear | null {
  return years.some((value) => value !== null) ? years : null;
}

/** Says that all year groups of a school together are not its roll, or that it has no such year group. */
function yearNotes({ yearPupils, pupils }: SchoolFigures, school: School): readonly CellProblem[] {
  if (yearPupils === null) return [];
  const years = yearGroupsOf(school);
  const foreign = YEAR_GROUPS.filter(
    (year) => !years.includes(year) && (yearPupils[year] ?? 0) > 0,
  );
  const notes = foreign.map((year) => noSuchYear(school, year, yearPupils[year] ?? 0));
  const given = years.flatMap((year) => yearPupils[year] ?? []);
  const roll = pupils?.value ?? school.pupils?.value ?? null;
  if (given.length < yearGroupCount(school) || roll === null) return notes;
  const sum = given.reduce((total, value) => total + value, 0);
  return sum === roll ? notes : [...notes, otherSum(school, sum, roll, pupils !== null)];
}

function noSuchYear({ name, lowAge, highAge }: School, year: number, pupils: number): CellProblem {
  return {
    column: `year_${year}`,
    value: String(pupils),
    reason: `${name} is for ages ${lowAge ?? "not known"} to ${highAge ?? "not known"} and has no ${yearName(year)}, so these pupils are in no year group.`,
    advice: "Correct the column, or the ages in the area's list of schools.",
  };
}

function otherSum({ name }: School, sum: number, roll: number, isGiven: boolean): CellProblem {
  return {
    column: "year_0 to year_6",
    value: String(sum),
    reason: `The year groups of ${name} add up to ${sum}; its roll is ${roll}.`,
    advice: isGiven
      ? "Both are used: the roll for totals, the year groups for who goes where. Nursery pupils are in no year group; otherwise correct one of them."
      : "No roll is given beside them, so their sum is used as the roll. Give the roll too if it is another number.",
  };
}

function withPlaces(row: GivenRow, reading: RoomReading): GivenRow {
  const { places, notes } = placesOfRoom(row, reading);
  const own = row.figures.yearPlaces;
  const yearPlaces = known(YEAR_GROUPS.map((year) => own?.[year] ?? places[year] ?? null));
  return { ...row, figures: { ...row.figures, yearPlaces }, notes: [...row.notes, ...notes] };
}

function hasAny({ urn: _, ...figures }: SchoolFigures): boolean {
  return Object.values(figures).some((value) => value !== null);
}

function duplicate(school: School, firstRow: number): CellProblem {
  return {
    column: "urn",
    value: school.urn,
    reason: `${school.name} is in row ${firstRow} already; the first row is used.`,
    advice: "Delete one of the two rows, or correct its URN or DfE number.",
  };
}

function noFigures(file: string, rejected: number): ReaderProblem {
  return {
    file,
    row: null,
    column: null,
    value: null,
    reason:
      rejected === 0
        ? "No row gives a figure."
        : `No row could be used: ${rejected} ${rejected === 1 ? "is" : "are"} of no school of the area, or cannot be read.`,
    advice: "Check that the file is of this area and that its headings stand above the figures.",
  };
}
