import type { Area } from "../domain/area.ts";
import type { DriveTimes } from "../domain/drive_times.ts";
import { estimateDriveTimes } from "../domain/estimate.ts";
import { schoolsHull } from "../domain/geometry/hull.ts";
import type { School } from "../domain/school.ts";
import { schoolCaveats } from "../io/school_caveats.ts";
import { schoolHash } from "../io/school_hash.ts";
import type { SchoolList } from "../io/school_list.ts";

/** An authority whose schools are in a file, with how many there are. */
export interface FoundAuthority {
  readonly laCode: string | null;
  readonly laName: string;
  readonly schools: number;
}

/** The authorities of a list's schools, most schools first. Schools without one come under "No authority given". */
export function authoritiesIn(list: SchoolList): readonly FoundAuthority[] {
  const found = new Map<string | null, FoundAuthority>();
  for (const { laCode, laName } of list.schools) {
    const known = found.get(laCode);
    const name = known?.laName ?? laName ?? laCode ?? "No authority given";
    found.set(laCode, { laCode, laName: name, schools: (known?.schools ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.schools - a.schools);
}

/**
 * An area of the schools of one authority in the user's file, or of all of them where `authority` is `null`, with
 * estimated times. It takes over the boundary and place names of `known` where that is the same authority.
 */
export function ownArea(
  list: SchoolList,
  authority: FoundAuthority | null,
  file: string,
  known: Area | null,
): Area {
  const schools =
    authority === null
      ? list.schools
      : list.schools.filter((school) => school.laCode === authority.laCode);
  const title = authority?.laName ?? titleFromFile(file);
  const same = known !== null && authority?.laCode != null && known.laCode === authority.laCode;
  const kept = same ? known : null;
  const boundary = kept?.outlineKind === "boundary" ? kept.outline : null;
  return {
    name: kept?.name ?? slug(title),
    title,
    laCode: authority?.laCode ?? null,
    schools,
    driveTimes: estimated(schools),
    outline: boundary ?? schoolsHull(schools),
    outlineKind: boundary === null ? "hull" : "boundary",
    districts: kept?.districts ?? null,
    places: kept?.places ?? [],
    sources: [
      {
        what: `Schools from your file ${file}`,
        publisher: "your file",
        licence: "as your file",
        attribution:
          "If it is a GIAS extract: contains public sector information licensed under the Open Government Licence v3.0.",
        asAt: list.asAt,
        url: null,
      },
      ...(kept?.sources.filter((source) => !source.what.toLowerCase().includes("school")) ?? []),
    ],
    caveats: schoolCaveats(schools),
    hasDirections: false,
  };
}

/** `area` with other drive times, such as a table from OSRM. */
export function withDriveTimes(area: Area, driveTimes: DriveTimes): Area {
  return { ...area, driveTimes };
}

function estimated(schools: readonly School[]): DriveTimes {
  return estimateDriveTimes(
    schools.map((school) => school.location),
    schoolHash(schools),
  );
}

function titleFromFile(file: string): string {
  return file.replace(/\.[a-z0-9]+$/i, "");
}

function slug(title: string): string {
  const text = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return text === "" ? "own-area" : text;
}
