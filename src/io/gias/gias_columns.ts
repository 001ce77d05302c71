import { headingKey } from "../school_cells.ts";

/**
 * The GIAS columns that are read, by their exact headings. Coded columns are keyed on `(name)`, because GIAS's own
 * software numbers the codes differently; `LA (code)` is the authority's real number. Heads' names and telephone
 * numbers are not here and so are never read (domain handbook §2.2–2.4).
 */
export const GIAS_COLUMNS = {
  urn: "URN",
  laCode: "LA (code)",
  laName: "LA (name)",
  number: "EstablishmentNumber",
  name: "EstablishmentName",
  type: "TypeOfEstablishment (name)",
  status: "EstablishmentStatus (name)",
  phase: "PhaseOfEducation (name)",
  lowAge: "StatutoryLowAge",
  highAge: "StatutoryHighAge",
  religiousCharacter: "ReligiousCharacter (name)",
  religiousEthos: "ReligiousEthos (name)",
  diocese: "Diocese (name)",
  capacity: "SchoolCapacity",
  censusDate: "CensusDate",
  pupils: "NumberOfPupils",
  trust: "Trusts (name)",
  federation: "Federations (name)",
  town: "Town",
  postcode: "Postcode",
  district: "DistrictAdministrative (name)",
  urbanRural: "UrbanRural (name)",
  easting: "Easting",
  northing: "Northing",
} as const;

export type GiasColumn = keyof typeof GIAS_COLUMNS;

/** Where the wanted columns are in one file, and what it has and has not beside them. */
export interface GiasHeader {
  readonly indexes: ReadonlyMap<GiasColumn, number>;
  readonly width: number;
  readonly ignored: readonly string[];
  readonly missing: readonly string[];
}

/** The header row's columns, matched by name whatever the case and spacing; `(name)` may be left out. */
export function readGiasHeader(headings: readonly string[]): GiasHeader {
  const keys = headings.map(headingKey);
  const indexes = new Map<GiasColumn, number>();
  for (const [column, heading] of Object.entries(GIAS_COLUMNS) as [GiasColumn, string][]) {
    const exact = keys.indexOf(headingKey(heading));
    const bare = keys.indexOf(headingKey(heading.replace(" (name)", "")));
    const index = exact >= 0 ? exact : bare;
    if (index >= 0) indexes.set(column, index);
  }
  const used = new Set(indexes.values());
  return {
    indexes,
    width: headings.findLastIndex((heading) => heading !== "") + 1,
    ignored: headings.filter((heading, i) => !used.has(i) && heading.trim() !== ""),
    missing: (Object.keys(GIAS_COLUMNS) as GiasColumn[])
      .filter((column) => !indexes.has(column))
      .map((column) => GIAS_COLUMNS[column]),
  };
}

/** Whether a header row is a GIAS extract's and not our own `schools.csv`'s. */
export function isGiasHeader(headings: readonly string[]): boolean {
  return headings.some((heading) => headingKey(heading) === headingKey(GIAS_COLUMNS.name));
}

/** The date in a GIAS file name such as `edubasealldata20260624.csv`, as `YYYY-MM-DD`; `null` without one. */
export function dateInFileName(file: string): string | null {
  const match = /(20\d{2})[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])\D*$/.exec(file);
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}
