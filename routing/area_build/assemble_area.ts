import type { Area, AreaSource } from "../../src/domain/area.ts";
import type { DriveTimes } from "../../src/domain/drive_times.ts";
import { ESTIMATE_CAVEAT } from "../../src/domain/estimate.ts";
import type { School } from "../../src/domain/school.ts";
import { areaOfSchools, estimatedTimes } from "../../src/io/area_of_schools.ts";
import { REGISTER_SOURCES } from "../../src/io/register_sources.ts";
import { dateInWords } from "../../src/io/school_caveats.ts";
import type { StoredDirections } from "./directions.ts";
import type { RoutedTimes } from "./drive_times.ts";
import type { KnownSchools } from "./known_area.ts";
import type { AuthoritySchools } from "./list_schools.ts";
import type { UsableRoads } from "./usable_roads.ts";

/** Drive times by road, with what is said of where they came from. */
export interface Routed {
  readonly times: RoutedTimes;
  readonly directions: StoredDirections;
  /** `null` for an OSRM server, which has roads of its own. */
  readonly roads: UsableRoads | null;
}

/** What comes with the program for the authority. */
export interface Known {
  /** Its built-in area, whose boundary, districts and place names are taken over. */
  readonly area: Area | null;
  /** The source of the schools where they are those that come with the program. */
  readonly schools: KnownSchools | null;
}

/** The area of an authority's schools. */
export function assembleArea(
  authority: AuthoritySchools,
  schoolsFile: string,
  routed: Routed | null,
  { area: known, schools: knownSchools }: Known,
): Area {
  const schools = routed === null ? authority.schools : withSnaps(authority.schools, routed.times);
  const driveTimes = routed?.directions.driveTimes ?? estimatedTimes(schools);
  const title = authority.laName;
  const { laCode, asAt } = authority;
  const ownOnes = schools.filter(({ urn }) => !authority.border.has(urn));
  const own = areaOfSchools(ownOnes, { title, laCode, file: schoolsFile, asAt }, driveTimes);
  const date = asAt ?? knownSchools?.asAt ?? null;
  const isBoundary = known?.outlineKind === "boundary" && known.outline !== null;
  return {
    ...own,
    schools,
    ...(authority.border.size === 0 ? {} : { borderSchools: authority.border }),
    outline: isBoundary ? known.outline : own.outline,
    outlineKind: isBoundary ? "boundary" : "hull",
    districts: known?.districts ?? null,
    places: known?.places ?? [],
    sources: [
      ...(knownSchools?.sources ?? (authority.isGias ? giasSources(asAt) : own.sources)),
      ...(known?.sources.filter(isOfTheMap) ?? []),
      ...(routed === null ? [] : [roadsSource(driveTimes, routed.roads)]),
    ],
    caveats: [
      ...caveatsOf(routed),
      ...(date === null
        ? []
        : [
            `The schools are those open on ${dateInWords(date)}; later openings, closures and new URNs are missing.`,
          ]),
      ...own.caveats,
      ...borderCaveats(authority),
      ...authority.unplaced.map((line) => `Without a position, so without times: ${line}`),
      ...(isBoundary
        ? []
        : ["No boundary is loaded: the line on the map is drawn around the schools."]),
    ],
    hasDirections: (routed?.directions.count ?? 0) > 0,
  };
}

function borderCaveats({ border }: AuthoritySchools): readonly string[] {
  if (border.size === 0) return [];
  const [which, they] =
    border.size === 1
      ? ["1 school of a neighbouring authority is", "it needs"]
      : [`${border.size} schools of neighbouring authorities are`, "they need"];
  return [
    `${which} listed too, so that drives over the border are known: ${they} no cluster here.`,
  ];
}

/** A GIAS extract has every fact of the schools, as at its own date. */
function giasSources(asAt: string | null): readonly AreaSource[] {
  return REGISTER_SOURCES.slice(0, 1).map((dfe) => ({
    ...dfe,
    what: "Open primary schools: name, position, type, religious character, roll, capacity",
    asAt,
  }));
}

/** The schools with their distance to the road, to the decimetre. */
function withSnaps(schools: readonly School[], { matrix }: RoutedTimes): readonly School[] {
  return schools.map((school, i) => {
    const metres = matrix.snaps[i]?.metres ?? null;
    return { ...school, snapMetres: metres === null ? null : Math.round(metres * 10) / 10 };
  });
}

/** Boundaries, districts and place names come along; facts of schools and roads are made anew. */
function isOfTheMap({ what }: AreaSource): boolean {
  return /^(boundary|districts|place names)/i.test(what);
}

function roadsSource({ provenance }: DriveTimes, roads: UsableRoads | null): AreaSource {
  const what = `Roads, from which drive times and directions were computed with ${provenance.engine}`;
  if (roads?.isLatest === true) {
    return {
      what,
      publisher: "OpenStreetMap contributors, extract by Geofabrik",
      licence: "Open Database Licence (ODbL) 1.0",
      attribution: "© OpenStreetMap contributors, ODbL.",
      asAt: roads.date,
      url: "https://www.openstreetmap.org/copyright",
    };
  }
  return {
    what,
    publisher: roads === null ? "the keeper of the OSRM server" : `your file ${roads.name}`,
    licence: roads === null ? "as the server's roads" : "as your file",
    attribution: "If they are from OpenStreetMap: © OpenStreetMap contributors, ODbL.",
    asAt: roads?.date ?? null,
    url: null,
  };
}

function caveatsOf(routed: Routed | null): string[] {
  if (routed === null) return [ESTIMATE_CAVEAT];
  const { roads, directions } = routed;
  const { reachSeconds } = directions;
  return [
    ...(roads === null
      ? []
      : [
          `Drive times and directions are from the road extract ${roads.name}${roads.date === null ? "" : `, of ${dateInWords(roads.date)}`}: no route uses a road outside it, so drives along its border may really be shorter.`,
        ]),
    ...(reachSeconds === null
      ? []
      : [
          `Directions are stored for pairs of schools within ${Math.round(reachSeconds / 60)} minutes of each other without traffic.`,
        ]),
  ];
}
