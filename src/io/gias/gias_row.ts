import { faithOf } from "../../domain/faith.ts";
import type { Dated, School, SchoolStatus } from "../../domain/school.ts";
import { emptySchool } from "../../domain/school.ts";
import type { CsvRecord } from "../csv.ts";
import { isoDate, statusOf, suppliedText, urnText, wholeNumber } from "../school_cells.ts";
import type { CellProblem } from "../school_list.ts";
import { readPlace } from "../school_place.ts";
import { badNumber, badUrn, noName } from "../school_problems.ts";
import type { GiasColumn, GiasHeader } from "./gias_columns.ts";
import { GIAS_COLUMNS } from "./gias_columns.ts";

/** Which rows of an extract are wanted. */
export interface GiasFilter {
  /** A local authority's three-digit code or its name; every authority where absent. */
  readonly authority?: string;
  /** GIAS phase names. */
  readonly phases: readonly string[];
  readonly statuses: readonly SchoolStatus[];
}

/** Primary and middle-deemed-primary schools that are open or proposed (domain handbook §2.4). */
export const DEFAULT_GIAS_FILTER: GiasFilter = {
  phases: ["Primary", "Middle deemed primary"],
  statuses: ["open", "proposed-to-close", "proposed-to-open"],
};

/** What became of a row. */
export type GiasRow =
  | { readonly kind: "school"; readonly school: School; readonly notes: readonly CellProblem[] }
  | { readonly kind: "filtered" }
  | { readonly kind: "rejected"; readonly problem: CellProblem };

/** The trimmed text of a row's cell; "" where the file has no such column. */
export type CellOf = (column: GiasColumn) => string;

/** Reads a record's cells by column. */
export function cellsOf(record: CsvRecord, header: GiasHeader): CellOf {
  return (column) => (record.cells[header.indexes.get(column) ?? -1] ?? "").trim();
}

/** Reads one row of an extract whose own date is `asAt`. */
export function readGiasRow(
  cell: CellOf,
  filter: GiasFilter,
  asAt: string | null,
  mendSwappedPlaces: boolean,
): GiasRow {
  if (!isWanted(cell, filter)) return { kind: "filtered" };
  const urn = cell("urn");
  if (!/^\d+$/.test(urnText(urn) ?? "")) return { kind: "rejected", problem: badUrn(urn) };
  const name = suppliedText(cell("name"));
  if (name === null) return { kind: "rejected", problem: noName(cell("name")) };
  const notes: CellProblem[] = [];
  const place = readPlace(
    {
      easting: cell("easting"),
      northing: cell("northing"),
      longitude: "",
      latitude: "",
      postcode: cell("postcode"),
    },
    mendSwappedPlaces,
  );
  if (place.problem !== null) notes.push(place.problem);
  const status = readStatus(cell("status"), notes);
  const counts = readCounts(cell, asAt, notes);
  const school: School = {
    ...emptySchool(urnText(urn) ?? urn, name),
    ...readDescription(cell, asAt),
    ...counts,
    status,
    location: place.location,
  };
  return { kind: "school", school, notes };
}

function isWanted(cell: CellOf, filter: GiasFilter): boolean {
  const authority = filter.authority?.trim().toLowerCase();
  if (
    authority !== undefined &&
    authority !== cell("laCode") &&
    authority !== cell("laName").toLowerCase()
  ) {
    return false;
  }
  const phase = cell("phase").toLowerCase();
  if (phase !== "" && !filter.phases.some((wanted) => wanted.toLowerCase() === phase)) return false;
  const status = statusOf(cell("status"));
  return status === "unknown" || filter.statuses.includes(status);
}

function readStatus(text: string, notes: CellProblem[]): SchoolStatus {
  if (text === "") return "open";
  const status = statusOf(text);
  if (status === "unknown") {
    notes.push({
      column: GIAS_COLUMNS.status,
      value: text,
      reason: `"${text}" is not a status that is known, so the school may not be open.`,
      advice: "Check whether the school is open, and leave it out if it is not.",
    });
  }
  return status;
}

function readDescription(cell: CellOf, asAt: string | null): Partial<School> {
  const supplied = (column: GiasColumn) => suppliedText(cell(column));
  const dated = (value: string | null): Dated<string> | null =>
    value === null ? null : { value, asAt };
  const religiousCharacter = cell("religiousCharacter") || null;
  return {
    laestab: dfeNumberOf(cell("laCode"), cell("number")),
    laCode: supplied("laCode"),
    laName: supplied("laName"),
    district: supplied("district"),
    town: supplied("town"),
    postcode: supplied("postcode"),
    phase: supplied("phase"),
    type: supplied("type"),
    religiousCharacter,
    religiousEthos: supplied("religiousEthos"),
    diocese: hasDiocese(religiousCharacter) ? dated(dioceseOf(cell("diocese"))) : null,
    trust: dated(supplied("trust")),
    federation: dated(supplied("federation")),
    urbanRural: supplied("urbanRural"),
  };
}

function readCounts(cell: CellOf, asAt: string | null, notes: CellProblem[]): Partial<School> {
  const count = (column: GiasColumn, what: string): number | null => {
    const value = wholeNumber(cell(column));
    if (value === "bad") notes.push(badNumber(GIAS_COLUMNS[column], cell(column), what));
    return typeof value === "number" ? value : null;
  };
  const pupils = count("pupils", "roll");
  const capacity = count("capacity", "capacity");
  return {
    lowAge: count("lowAge", "lowest age"),
    highAge: count("highAge", "highest age"),
    pupils: pupils === null ? null : { value: pupils, asAt: isoDate(cell("censusDate")) },
    capacity: capacity === null ? null : { value: capacity, asAt },
  };
}

/** Three digits of the authority and the establishment number padded to four. */
function dfeNumberOf(laCode: string, number: string): string | null {
  return /^\d{3}$/.test(laCode) && /^\d{1,4}$/.test(number)
    ? laCode + number.padStart(4, "0")
    : null;
}

/** GIAS allows a diocese on Church of England and Roman Catholic schools only. */
function hasDiocese(religiousCharacter: string | null): boolean {
  const faith = faithOf(religiousCharacter);
  return (
    faith === "church-of-england" ||
    faith === "catholic" ||
    faith === "joint-church-of-england-catholic"
  );
}

function dioceseOf(text: string): string | null {
  return text.toLowerCase() === "diocese is not trustees" ? null : suppliedText(text);
}
