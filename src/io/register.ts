import type { Area } from "../domain/area.ts";
import { crowFlyKm } from "../domain/crow_fly.ts";
import { ESTIMATE_CAVEAT, estimateDriveTimes } from "../domain/estimate.ts";
import { schoolsHull } from "../domain/geometry/hull.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { School } from "../domain/school.ts";
import { gunzip } from "./gunzip.ts";
import { parseJson } from "./json_fields.ts";
import { refuseFile } from "./refusal.ts";
import { REGISTER_AS_AT, REGISTER_SOURCES } from "./register_sources.ts";
import { dateInWords, schoolCaveats } from "./school_caveats.ts";
import { schoolHash } from "./school_hash.ts";
import { readSchoolsCsv } from "./schools_csv.ts";

/** A local authority with primary schools. */
export interface Authority {
  readonly laCode: string;
  readonly laName: string;
  /** The name of its area: unique, in small letters with hyphens. */
  readonly name: string;
  /** How many primary schools it has. */
  readonly schools: number;
}

/** The short list that the area switch needs before any school is loaded. */
export interface AuthorityList {
  readonly format: "school-cluster-authorities";
  readonly version: 1;
  /** The day on which the schools were open. */
  readonly asAt: string;
  /** Schools in the register, those without an authority included. */
  readonly schools: number;
  /** Schools whose authority is not known, so that they are in no area. */
  readonly withoutAuthority: number;
  /** By name. */
  readonly authorities: readonly Authority[];
}

/** All open primary schools of England. */
export interface Register {
  readonly schools: readonly School[];
  readonly authorities: readonly Authority[];
  readonly withoutAuthority: readonly School[];
}

/** Where the two files are kept below `geodata/` and beside the page. */
export const REGISTER_FILE = "register/england.csv.gz";
export const AUTHORITIES_FILE = "register/authorities.json";

/** The register in a gzipped `schools.csv` of all England. */
export async function readRegister(bytes: Uint8Array): Promise<Reading<Register>> {
  let csv: Uint8Array;
  try {
    csv = await gunzip(bytes);
  } catch {
    return refuseFile(
      REGISTER_FILE,
      "Its compressed text is damaged.",
      "Load the page again, or take the file from its source again.",
    );
  }
  const list = readSchoolsCsv(csv, REGISTER_FILE);
  if (!list.ok) return list;
  const notes = [...list.value.rejected, ...list.notes];
  return { ok: true, value: registerOf(list.value.schools), notes };
}

/** A register of `schools`, its authorities by name. */
export function registerOf(schools: readonly School[]): Register {
  const counts = new Map<string, { laName: string; schools: number }>();
  for (const { laCode, laName } of schools) {
    if (laCode === null) continue;
    const known = counts.get(laCode);
    if (known === undefined) counts.set(laCode, { laName: laName ?? laCode, schools: 1 });
    else known.schools++;
  }
  const authorities = [...counts].map(([laCode, { laName, schools: count }]) => ({
    laCode,
    laName,
    name: areaName(laName),
    schools: count,
  }));
  authorities.sort((a, b) => a.name.localeCompare(b.name, "en"));
  return {
    schools,
    authorities,
    withoutAuthority: schools.filter(({ laCode }) => laCode === null),
  };
}

/** The short list of a register's authorities. */
export function authorityList(register: Register): AuthorityList {
  return {
    format: "school-cluster-authorities",
    version: 1,
    asAt: REGISTER_AS_AT,
    schools: register.schools.length,
    withoutAuthority: register.withoutAuthority.length,
    authorities: register.authorities,
  };
}

/** The authorities in an `authorities.json`. */
export function readAuthorities(bytes: Uint8Array): Reading<AuthorityList> {
  const parsed = parseJson(bytes, AUTHORITIES_FILE);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  if (isAuthorityList(parsed.value)) return { ok: true, value: parsed.value, notes: [] };
  return refuseFile(
    AUTHORITIES_FILE,
    "It is not a list of authorities of version 1.",
    "Load the page again, or take the file from its source again.",
  );
}

/**
 * The area of one authority: estimated times, and a hull of its schools in place of a boundary. Its caveats say how old
 * its figures are and what is blank. Throws when the register has no such authority.
 */
export function areaFromRegister(register: Register, laCode: string): Area {
  const authority = register.authorities.find((known) => known.laCode === laCode);
  if (authority === undefined) {
    throw new RangeError(`The register has no authority with the code ${laCode}.`);
  }
  const schools = register.schools.filter((school) => school.laCode === laCode);
  const locations = schools.map(({ location }) => location);
  return {
    name: authority.name,
    title: authority.laName,
    laCode,
    schools,
    driveTimes: estimateDriveTimes(locations, schoolHash(schools)),
    outline: schoolsHull(schools),
    outlineKind: "hull",
    districts: null,
    places: [],
    sources: REGISTER_SOURCES,
    caveats: [
      `The schools are those open on ${dateInWords(REGISTER_AS_AT)}; later openings, closures and new URNs are missing.`,
      ...schoolCaveats(schools),
      ...strayCaveats(register, laCode),
      ESTIMATE_CAVEAT,
      "No boundary is loaded: the line on the map is drawn around the schools.",
    ],
    hasDirections: false,
  };
}

/** The area name of a title: "Bristol, City of" is "bristol-city-of". */
export function areaName(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Names schools without an authority whose nearest registered school is this authority's: they may be its own. */
function strayCaveats(register: Register, laCode: string): string[] {
  const strays = register.withoutAuthority.filter(
    (school) => nearestAuthority(register, school) === laCode,
  );
  if (strays.length === 0) return [];
  const named = strays.map(({ name, urn }) => `${name} (${urn})`).join(", ");
  return [
    `The authority of ${named} is not known: ${strays.length === 1 ? "it is" : "they are"} nearby and may be missing here.`,
  ];
}

function nearestAuthority(register: Register, stray: School): string | null {
  const from = stray.location;
  if (from === null) return null;
  let nearest: { laCode: string; km: number } | null = null;
  for (const { laCode, location } of register.schools) {
    if (laCode === null || location === null) continue;
    const km = crowFlyKm(from, location);
    if (nearest === null || km < nearest.km) nearest = { laCode, km };
  }
  return nearest?.laCode ?? null;
}

function isAuthorityList(json: unknown): json is AuthorityList {
  if (typeof json !== "object" || json === null) return false;
  const { format, version, asAt, schools, withoutAuthority, authorities } = json as Partial<
    Record<keyof AuthorityList, unknown>
  >;
  return (
    format === "school-cluster-authorities" &&
    version === 1 &&
    typeof asAt === "string" &&
    typeof schools === "number" &&
    typeof withoutAuthority === "number" &&
    Array.isArray(authorities) &&
    authorities.every(isAuthority)
  );
}

function isAuthority(json: unknown): json is Authority {
  if (typeof json !== "object" || json === null) return false;
  const { laCode, laName, name, schools } = json as Partial<Record<keyof Authority, unknown>>;
  return (
    typeof laCode === "string" &&
    typeof laName === "string" &&
    typeof name === "string" &&
    typeof schools === "number"
  );
}
