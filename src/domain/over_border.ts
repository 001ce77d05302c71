import type { Area } from "./area.ts";
import { isWithin } from "./ceiling.ts";
import { crowFlyKm } from "./crow_fly.ts";
import { lowEnd } from "./error_band.ts";
import { NEIGHBOUR_REACH_KM } from "./estimate.ts";
import { curveSeconds, ESTIMATE_BAND, ESTIMATE_CURVE } from "./estimate_model.ts";
import type { Position, School, Urn } from "./school.ts";
import type { JudgingSettings } from "./settings.ts";
import { judgedSeconds, namedSpeed } from "./speed.ts";
import type { Seconds } from "./units.ts";

/** A school of another authority, and how far it is at least. */
export interface SchoolOverBorder {
  readonly school: School;
  /** The area's school that is nearest to it as the crow flies, which the estimate takes for the quickest to reach. */
  readonly nearest: Urn;
  /** Judged seconds to it, most likely. */
  readonly seconds: Seconds;
}

/** The schools over an area's border, or why there are none to be told. */
export type OverBorder =
  | {
      readonly kind: "found";
      /** The quickest to reach first, ties by URN; at most so many as were asked for. */
      readonly schools: readonly SchoolOverBorder[];
      /** How many are within reach. */
      readonly within: number;
    }
  /** An island without a road to any other authority, or schools whose authority is not known. */
  | { readonly kind: "island" | "no-authority" };

/** What of an area its neighbours are told by. */
export type AreaWithBorder = Pick<Area, "laCode" | "schools">;

/**
 * The Isle of Wight and the Isles of Scilly: no road leads from them to another authority, and the estimate knows no sea.
 * GIAS codes of local authorities.
 */
const ISLANDS: ReadonlySet<string> = new Set(["921", "420"]);

/** Degrees of latitude that are farther than any school within reach, from 111 km to a degree. */
const REACH_DEGREES = NEIGHBOUR_REACH_KM / 111;

/**
 * The schools of `known` that are of other authorities and can be within the ceiling of some school of `area`: the optimistic
 * end of the estimated time to the nearest is. At most `most`. O(n·m) over the schools in the box round the area.
 */
export function schoolsOverBorder(
  area: AreaWithBorder,
  known: readonly School[],
  { ceiling, speed }: Pick<JudgingSettings, "ceiling" | "speed">,
  most: number,
): OverBorder {
  const own = ownAuthorities(area);
  if (own.size === 0) return { kind: "no-authority" };
  if ([...own].every((code) => ISLANDS.has(code))) return { kind: "island" };
  const urns = new Set(area.schools.map(({ urn }) => urn));
  const near = boxRound(area.schools);
  const found: SchoolOverBorder[] = [];
  for (const school of known) {
    const { laCode, location, urn } = school;
    if (laCode === null || own.has(laCode) || ISLANDS.has(laCode) || urns.has(urn)) continue;
    if (location === null || !near(location)) continue;
    const nearest = nearestTo(location, area.schools);
    if (nearest === null) continue;
    const central = curveSeconds(ESTIMATE_CURVE, nearest.km);
    if (!isWithin(judgedSeconds(lowEnd(ESTIMATE_BAND, central), speed), ceiling)) continue;
    found.push({ school, nearest: nearest.urn, seconds: judgedSeconds(central, speed) });
  }
  found.sort((a, b) => a.seconds - b.seconds || (a.school.urn < b.school.urn ? -1 : 1));
  return { kind: "found", schools: found.slice(0, most), within: found.length };
}

/** The schools of `known` whose optimistic time at free flow to some school of `area` is at most `reach`, as `schoolsOverBorder` finds them. */
export function schoolsWithinReach(
  area: AreaWithBorder,
  known: readonly School[],
  reach: Seconds,
): readonly School[] {
  const found = schoolsOverBorder(
    area,
    known,
    { ceiling: reach, speed: namedSpeed("free-flow") },
    Infinity,
  );
  return found.kind === "found" ? found.schools.map(({ school }) => school) : [];
}

/** The area's authority; those of its schools where it is of several. */
function ownAuthorities({ laCode, schools }: AreaWithBorder): ReadonlySet<string> {
  if (laCode !== null) return new Set([laCode]);
  return new Set(schools.flatMap((school) => school.laCode ?? []));
}

function boxRound(schools: readonly School[]): (position: Position) => boolean {
  const places = schools.flatMap(({ location }) => (location === null ? [] : [location]));
  const [west, east] = extent(places.map(([longitude]) => longitude));
  const [south, north] = extent(places.map(([, latitude]) => latitude));
  const farthest = Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + REACH_DEGREES);
  const width = REACH_DEGREES / Math.cos((farthest * Math.PI) / 180);
  return ([longitude, latitude]) =>
    longitude >= west - width &&
    longitude <= east + width &&
    latitude >= south - REACH_DEGREES &&
    latitude <= north + REACH_DEGREES;
}

function extent(values: readonly number[]): readonly [least: number, most: number] {
  return [Math.min(...values), Math.max(...values)];
}

function nearestTo(
  position: Position,
  schools: readonly School[],
): { readonly urn: Urn; readonly km: number } | null {
  let nearest: { readonly urn: Urn; readonly km: number } | null = null;
  for (const { urn, location } of schools) {
    if (location === null) continue;
    const km = crowFlyKm(position, location);
    if (nearest === null || km < nearest.km) nearest = { urn, km };
  }
  return nearest;
}
