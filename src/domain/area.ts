import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { DriveTimes } from "./drive_times.ts";
import type { Position, School, SchoolIndex, Urn } from "./school.ts";

/** A named settlement, for the map's labels. */
export interface Place {
  readonly name: string;
  readonly position: Position;
}

/** A source of an area's facts, with what its licence asks to be said. */
export interface AreaSource {
  readonly what: string;
  readonly publisher: string;
  readonly licence: string;
  readonly attribution: string;
  /** As-at date, or dates in words; `null` where not known. */
  readonly asAt: string | null;
  readonly url: string | null;
}

/** A local authority's schools, boundary, places and drive times. */
export interface Area {
  /** Folder name and plan key, such as "isle-of-wight". */
  readonly name: string;
  /** What people call it, such as "Isle of Wight". */
  readonly title: string;
  readonly laCode: string | null;
  readonly schools: readonly School[];
  /** Those of `schools` that are over the border: partners of other authorities, none of which needs a cluster here. Absent for none. */
  readonly borderSchools?: ReadonlySet<Urn>;
  /** Rows and columns in the order of `schools`. */
  readonly driveTimes: DriveTimes;
  readonly outline: Feature<Polygon | MultiPolygon> | null;
  /** A hull of the schools stands in until a boundary is loaded. */
  readonly outlineKind: "boundary" | "hull";
  readonly districts: FeatureCollection<Polygon | MultiPolygon, { name: string }> | null;
  readonly places: readonly Place[];
  readonly sources: readonly AreaSource[];
  /** Sentences about gaps and dates that everyone who reads the area's figures must see. */
  readonly caveats: readonly string[];
  /** Whether route directions between its schools are stored with it. */
  readonly hasDirections: boolean;
}

/** The schools' places in the area's list by URN. */
export function schoolIndexes(area: Area): ReadonlyMap<Urn, SchoolIndex> {
  const known = indexesByArea.get(area.schools);
  if (known !== undefined) return known;
  const made = new Map(area.schools.map((school, i) => [school.urn, i as SchoolIndex]));
  indexesByArea.set(area.schools, made);
  return made;
}

const indexesByArea = new WeakMap<readonly School[], ReadonlyMap<Urn, SchoolIndex>>();

/** Whether a school of the area is of another authority. */
export function isOverBorder({ borderSchools }: Pick<Area, "borderSchools">, urn: Urn): boolean {
  return borderSchools?.has(urn) === true;
}

/** How many schools are the area's own: those over the border are not counted. */
export function ownSchoolCount({ schools, borderSchools }: Area): number {
  return schools.length - (borderSchools?.size ?? 0);
}

/** Where the area's own schools are, by index; `null` for those over the border too, which have no land in it. */
export function landLocations(area: Area): readonly (Position | null)[] {
  return area.schools.map(({ urn, location }) => (isOverBorder(area, urn) ? null : location));
}

/** The school at `index`. Throws when the area has no such school. */
export function schoolAt(area: Area, index: SchoolIndex): School {
  const school = area.schools[index];
  if (school === undefined) {
    throw new RangeError(`${area.title} has ${area.schools.length} schools; there is no ${index}.`);
  }
  return school;
}
