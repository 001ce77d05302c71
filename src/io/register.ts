import type { Area } from "../domain/area.ts";
import { crowFlyKm } from "../domain/crow_fly.ts";
import { ESTIMATE_CAVEAT, estimateDriveTimes } from "../domain/estimate.ts";
import { schoolsHull } from "../domain/geometry/hull.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { School } from "../domain/school.ts";
import { areaName } from "./area_name.ts";
import type { Authority, AuthorityList } from "./authorities.ts";
import { REGISTER_FILE } from "./authorities.ts";
import { gunzip } from "./gunzip.ts";
import { refuseFile } from "./refusal.ts";
import { REGISTER_AS_AT, REGISTER_SOURCES } from "./register_sources.ts";
import { dateInWords, schoolCaveats } from "./school_caveats.ts";
import { schoolHash } from "./school_hash.ts";
import { readSchoolsCsv } from "./schools_csv.ts";

/** All open primary schools of England. */
export interface Register {
  readonly schools: readonly School[];
  readonly authorities: readonly Authority[];
  readonly withoutAuthority: readonly School[];
}

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
