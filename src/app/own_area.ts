import type { Area } from "../domain/area.ts";
import type { DriveTimes } from "../domain/drive_times.ts";
import { areaOfSchools, titleFromFile } from "../io/area_of_schools.ts";
import type { SchoolList } from "../io/school_list.ts";
import { withSnapMetres } from "../io/snap_metres.ts";

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
  const laCode = authority?.laCode ?? null;
  const area = areaOfSchools(schools, { title, laCode, file, asAt: list.asAt });
  if (known === null || laCode === null || known.laCode !== laCode) return area;
  const isBoundary = known.outlineKind === "boundary" && known.outline !== null;
  return {
    ...area,
    name: known.name,
    outline: isBoundary ? known.outline : area.outline,
    outlineKind: isBoundary ? "boundary" : "hull",
    districts: known.districts,
    places: known.places,
    sources: [
      ...area.sources,
      ...known.sources.filter((source) => !source.what.toLowerCase().includes("school")),
    ],
  };
}

/** `area` with other drive times, such as a table from OSRM, and with what their file says of the schools' way to the road. */
export function withDriveTimes(
  area: Area,
  driveTimes: DriveTimes,
  snapMetres: readonly (number | null)[] | null = null,
): Area {
  return { ...area, driveTimes, schools: withSnapMetres(area.schools, snapMetres) };
}
