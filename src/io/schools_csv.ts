import type { ReaderProblem, Reading } from "../domain/reader_problem.ts";
import type { Dated, School } from "../domain/school.ts";
import { emptySchool } from "../domain/school.ts";
import type { CsvRecord } from "./csv.ts";
import { formatCsv, isOverfull, parseCsv, raggedProblem } from "./csv.ts";
import {
  decimalNumber,
  dfeNumber,
  headingKey,
  isoDate,
  statusOf,
  suppliedText,
  urnText,
  wholeNumber,
} from "./school_cells.ts";
import type { CellProblem, SchoolList } from "./school_list.ts";
import { createSchoolCollector } from "./school_list.ts";
import { readPlace } from "./school_place.ts";
import { badNumber, badUrn, noName, oddUrn } from "./school_problems.ts";
import { decodeText } from "./text.ts";

/** Our columns by heading key, with the other headings they are known by. */
const COLUMNS = {
  urn: ["urn"],
  laestab: ["laestab", "dfenumber", "dfeno"],
  name: ["name", "schoolname", "school"],
  laCode: ["lacode"],
  laName: ["laname", "localauthority"],
  district: ["district"],
  town: ["town"],
  phase: ["phase"],
  status: ["status"],
  type: ["type", "schooltype"],
  religiousCharacter: ["religiouscharacter"],
  religiousEthos: ["religiousethos"],
  diocese: ["diocese"],
  dioceseAsAt: ["dioceseasat"],
  formerType: ["formertype"],
  formerTypeAsAt: ["formertypeasat"],
  lowAge: ["statutorylowage", "lowage"],
  highAge: ["statutoryhighage", "highage"],
  pupils: ["pupils", "roll", "numberonroll", "numberofpupils"],
  pupilsAsAt: ["pupilsasat"],
  capacity: ["capacity", "schoolcapacity"],
  capacityAsAt: ["capacityasat"],
  postcode: ["postcode"],
  easting: ["easting"],
  northing: ["northing"],
  longitude: ["longitude", "lon", "lng", "long"],
  latitude: ["latitude", "lat"],
  urbanRural: ["urbanrural"],
  snapMetres: ["snapmetres"],
} as const satisfies Record<string, readonly string[]>;

type ColumnName = keyof typeof COLUMNS;

/** Headings that a file may do without and that nobody needs to be told of. */
const QUIET: ReadonlySet<ColumnName> = new Set<ColumnName>([
  "town",
  "status",
  "religiousEthos",
  "diocese",
  "dioceseAsAt",
  "formerType",
  "formerTypeAsAt",
  "pupilsAsAt",
  "capacityAsAt",
  "urbanRural",
  "snapMetres",
  "easting",
  "northing",
  "longitude",
  "latitude",
]);

/** A column of trusts or federations, with the date in its heading. */
interface TieColumn {
  readonly tie: "trust" | "federation";
  readonly asAt: string | null;
  readonly index: number;
}

interface Header {
  readonly indexes: ReadonlyMap<ColumnName, number>;
  readonly ties: readonly TieColumn[];
  readonly width: number;
  readonly ignored: readonly string[];
}

/** How `readSchoolsCsv` treats what it is unsure of. */
export interface SchoolsCsvOptions {
  /** Turns easting and northing (or longitude and latitude) back where they look turned round. */
  readonly mendSwappedPlaces?: boolean;
}

/**
 * The schools of our own `schools.csv`: `urn`, `name` and a place (`longitude,latitude` or `easting,northing`) are
 * needed; every other column is optional and blank means "not supplied".
 */
export function readSchoolsCsv(
  bytes: Uint8Array,
  file: string,
  options: SchoolsCsvOptions = {},
): Reading<SchoolList> {
  const { text, encoding } = decodeText(bytes);
  const table = parseCsv(text, file);
  const header = readHeader(table.header);
  const missing = missingColumns(header, file, table.header);
  if (missing !== null) return { ok: false, problems: [missing] };
  const collector = createSchoolCollector(file);
  for (const problem of table.problems) collector.note(problem);
  for (const record of table.records) {
    if (isOverfull(record, header.width)) {
      const {
        file: _,
        row,
        ...problem
      } = raggedProblem(record, header.width, file) as ReaderProblem;
      collector.reject(row ?? record.row, problem);
      continue;
    }
    const short = raggedProblem(record, header.width, file);
    if (short !== null) collector.note(short);
    const read = readRow(record, header, options.mendSwappedPlaces ?? false);
    if (read.school === null) collector.reject(record.row, read.problem);
    else collector.accept(record.row, read.school, read.notes);
  }
  return collector.finish({
    ignoredColumns: header.ignored,
    missingColumns: Object.keys(COLUMNS)
      .filter((name) => !header.indexes.has(name as ColumnName) && !QUIET.has(name as ColumnName))
      .map(headingOf),
    encoding,
    asAt: null,
  });
}

function readHeader(headings: readonly string[]): Header {
  const indexes = new Map<ColumnName, number>();
  const ties: TieColumn[] = [];
  const ignored: string[] = [];
  for (const [index, heading] of headings.entries()) {
    const tie = tieColumn(heading, index);
    const key = headingKey(heading);
    const name = (Object.keys(COLUMNS) as ColumnName[]).find((column) =>
      (COLUMNS[column] as readonly string[]).includes(key),
    );
    if (tie !== null) ties.push(tie);
    else if (name !== undefined && !indexes.has(name)) indexes.set(name, index);
    else if (heading !== "") ignored.push(heading);
  }
  ties.sort((a, b) => (b.asAt ?? "9999").localeCompare(a.asAt ?? "9999"));
  const width = headings.findLastIndex((heading) => heading !== "") + 1;
  return { indexes, ties, width, ignored };
}

function tieColumn(heading: string, index: number): TieColumn | null {
  const match = /^(trust|federation)[ _]name(?:[ _](\d{4}(?:-\d{2}){0,2}))?$/i.exec(heading);
  if (match === null) return null;
  const tie = match[1]?.toLowerCase() === "trust" ? "trust" : "federation";
  return { tie, asAt: match[2] ?? null, index };
}

function missingColumns(
  header: Header,
  file: string,
  headings: readonly string[],
): ReaderProblem | null {
  const has = (name: ColumnName) => header.indexes.has(name);
  const missing = [
    ...(has("urn") ? [] : ["urn"]),
    ...(has("name") ? [] : ["name"]),
    ...((has("longitude") && has("latitude")) || (has("easting") && has("northing"))
      ? []
      : ["longitude and latitude (or easting and northing)"]),
  ];
  if (missing.length === 0) return null;
  return {
    file,
    row: 1,
    column: missing.join(", "),
    value: headings.join(", ").slice(0, 200),
    reason: `The header row has no column for ${missing.join(", ")}.`,
    advice:
      "Give a header row with at least urn, name, longitude, latitude, or a whole GIAS extract.",
  };
}

type RowReading =
  | { readonly school: School; readonly notes: readonly CellProblem[] }
  | { readonly school: null; readonly problem: CellProblem };

function readRow(record: CsvRecord, header: Header, mendSwapped: boolean): RowReading {
  const cell = (name: ColumnName) => record.cells[header.indexes.get(name) ?? -1] ?? "";
  const urn = urnText(cell("urn"));
  if (urn === null) return { school: null, problem: badUrn(cell("urn")) };
  const name = suppliedText(cell("name"));
  if (name === null) return { school: null, problem: noName(cell("name")) };
  const notes: CellProblem[] = /^\d+$/.test(urn) ? [] : [oddUrn(urn)];
  const count = (column: ColumnName, what: string): number | null => {
    const value = wholeNumber(cell(column));
    if (value === "bad") notes.push(badNumber(headingOf(column), cell(column), what));
    return typeof value === "number" ? value : null;
  };
  const place = readPlace(
    {
      easting: cell("easting"),
      northing: cell("northing"),
      longitude: cell("longitude"),
      latitude: cell("latitude"),
      postcode: cell("postcode"),
    },
    mendSwapped,
  );
  if (place.problem !== null) notes.push(place.problem);
  const supplied = (column: ColumnName) => suppliedText(cell(column));
  const school: School = {
    ...emptySchool(urn, name),
    location: place.location,
    laestab: dfeNumber(cell("laestab")),
    laCode: supplied("laCode"),
    laName: supplied("laName"),
    district: supplied("district"),
    town: supplied("town"),
    postcode: supplied("postcode"),
    status: cell("status") === "" ? "open" : statusOf(cell("status")),
    phase: supplied("phase"),
    type: supplied("type"),
    religiousCharacter: cell("religiousCharacter") || null,
    religiousEthos: supplied("religiousEthos"),
    diocese: dated(supplied("diocese"), cell("dioceseAsAt")),
    formerType: dated(supplied("formerType"), cell("formerTypeAsAt")),
    lowAge: count("lowAge", "lowest age"),
    highAge: count("highAge", "highest age"),
    pupils: dated(count("pupils", "roll"), cell("pupilsAsAt")),
    capacity: dated(count("capacity", "capacity"), cell("capacityAsAt")),
    trust: tieOf(record, header, "trust"),
    federation: tieOf(record, header, "federation"),
    urbanRural: supplied("urbanRural"),
    snapMetres: snapOf(cell("snapMetres"), notes),
  };
  return { school, notes };
}

function tieOf(record: CsvRecord, header: Header, tie: TieColumn["tie"]): Dated<string> | null {
  for (const column of header.ties) {
    if (column.tie !== tie) continue;
    const value = suppliedText(record.cells[column.index] ?? "");
    if (value !== null) return { value, asAt: column.asAt };
  }
  return null;
}

function dated<T>(value: T | null, asAt: string): Dated<T> | null {
  return value === null ? null : { value, asAt: isoDate(asAt) };
}

function snapOf(cell: string, notes: CellProblem[]): number | null {
  if (cell === "") return null;
  const value = decimalNumber(cell);
  if (value !== null && value >= 0) return value;
  notes.push(badNumber("snap_metres", cell, "distance to the road"));
  return null;
}

function headingOf(name: string): string {
  const special: Readonly<Record<string, string>> = {
    lowAge: "statutory_low_age",
    highAge: "statutory_high_age",
  };
  return special[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The bytes of a `schools.csv` that reads back to the same schools; optional columns only where a school has a value. */
export function writeSchoolsCsv(schools: readonly School[]): Uint8Array {
  const columns = [...FIXED, ...optionalColumns(schools)];
  const rows = schools.map((school) => columns.map(([, cell]) => cell(school) ?? ""));
  return new TextEncoder().encode(formatCsv([columns.map(([heading]) => heading), ...rows]));
}

type Column = readonly [heading: string, cell: (school: School) => string | null];

const FIXED: readonly Column[] = [
  ["urn", (school) => school.urn],
  ["laestab", (school) => school.laestab],
  ["name", (school) => school.name],
  ["la_code", (school) => school.laCode],
  ["la_name", (school) => school.laName],
  ["district", (school) => school.district],
  ["phase", (school) => school.phase],
  ["type", (school) => school.type],
  ["religious_character", (school) => school.religiousCharacter],
  ["statutory_low_age", (school) => school.lowAge?.toString() ?? null],
  ["statutory_high_age", (school) => school.highAge?.toString() ?? null],
  ["pupils", (school) => school.pupils?.value.toString() ?? null],
  ["pupils_as_at", (school) => school.pupils?.asAt ?? null],
  ["capacity", (school) => school.capacity?.value.toString() ?? null],
  ["capacity_as_at", (school) => school.capacity?.asAt ?? null],
  ["postcode", (school) => school.postcode],
  ["longitude", (school) => school.location?.[0].toFixed(6) ?? null],
  ["latitude", (school) => school.location?.[1].toFixed(6) ?? null],
];

const OPTIONAL: readonly Column[] = [
  ["town", (school) => school.town],
  ["status", (school) => (school.status === "open" ? null : school.status)],
  ["religious_ethos", (school) => school.religiousEthos],
  ["diocese", (school) => school.diocese?.value ?? null],
  ["diocese_as_at", (school) => school.diocese?.asAt ?? null],
  ["former_type", (school) => school.formerType?.value ?? null],
  ["former_type_as_at", (school) => school.formerType?.asAt ?? null],
  ["urban_rural", (school) => school.urbanRural],
  ["snap_metres", (school) => school.snapMetres?.toString() ?? null],
];

function optionalColumns(schools: readonly School[]): readonly Column[] {
  const used = OPTIONAL.filter(([, cell]) => schools.some((school) => cell(school) !== null));
  return [...tieColumns(schools, "trust"), ...tieColumns(schools, "federation"), ...used];
}

function tieColumns(schools: readonly School[], tie: TieColumn["tie"]): readonly Column[] {
  const dates = new Set(
    schools.flatMap((school) => (school[tie] === null ? [] : [school[tie].asAt])),
  );
  return [...dates]
    .sort()
    .map((asAt) => [
      asAt === null ? `${tie}_name` : `${tie}_name_${asAt}`,
      (school) => (school[tie]?.asAt === asAt ? school[tie].value : null),
    ]);
}
