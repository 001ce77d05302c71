import { crowFlyKm } from "./crow_fly.ts";
import type { DriveTimes, Provenance } from "./drive_times.ts";
import { highEnd, lowEnd } from "./error_band.ts";
import { curveSeconds, ESTIMATE_BAND, ESTIMATE_CURVE } from "./estimate_model.ts";
import type { Position, SchoolIndex } from "./school.ts";
import { seconds, UNREACHABLE } from "./units.ts";

/** Up to this many schools everyone is everyone's neighbour; above, only within `NEIGHBOUR_REACH_KM`. */
const EVERYONE_IS_NEAR = 1000;

/** Crow-fly kilometres beyond which no pair is within 45 minutes even at free flow and the band's optimistic end. */
export const NEIGHBOUR_REACH_KM = 80;

/** Degrees of latitude and of longitude on a side of a cell of the neighbour grid. */
const CELL_DEGREES = 0.5;

/** Kilometres in a degree of latitude, rounded down so that the search never stops short. */
const KM_PER_DEGREE = 111;

/** What is said of estimated times wherever they are shown. */
export const ESTIMATE_PROVENANCE: Provenance = {
  engine: "Estimate from straight-line distance",
  version: "1",
  profile: null,
  extract: null,
  madeAt: null,
  notes:
    "Not routed. Fitted on OSRM times between schools in Rutland and on the Isle of Wight; at least 85 % of their pairs held out of the fitting lie in the band.",
};

/** What everyone who reads estimated times must know. */
export const ESTIMATE_CAVEAT =
  "Drive times are estimated from straight-line distance until road times are loaded: they know no rivers, estuaries or ferries.";

/**
 * Estimated drive times between `locations`, computed when asked for: the memory is that of the locations. The same
 * both ways. A school without a location is unreachable; a school is 0 s from itself. Metres by road are not known.
 * Above 1,000 schools, neighbours are those within 80 km as the crow flies.
 */
export function estimateDriveTimes(
  locations: readonly (Position | null)[],
  schoolHash: string | null,
): DriveTimes {
  const central = (from: SchoolIndex, to: SchoolIndex) => {
    const start = locations[from] ?? null;
    const end = locations[to] ?? null;
    if (start === null || end === null) return UNREACHABLE;
    return from === to ? seconds(0) : curveSeconds(ESTIMATE_CURVE, crowFlyKm(start, end));
  };
  const near = locations.length <= EVERYONE_IS_NEAR ? null : createNearby(locations);
  return {
    kind: "estimate",
    provenance: ESTIMATE_PROVENANCE,
    schoolHash,
    size: locations.length,
    band: ESTIMATE_BAND,
    seconds: central,
    low: (from, to) => lowEnd(ESTIMATE_BAND, central(from, to)),
    high: (from, to) => highEnd(ESTIMATE_BAND, central(from, to)),
    metres: () => null,
    origin: () => "estimated",
    *neighbours(from) {
      const start = locations[from] ?? null;
      if (start === null) return;
      for (const to of near === null ? locations.keys() : near(start)) {
        if (to !== from && (locations[to] ?? null) !== null) yield to as SchoolIndex;
      }
    },
  };
}

/** A function that finds, in list order, the locations within `NEIGHBOUR_REACH_KM` of a position. */
function createNearby(
  locations: readonly (Position | null)[],
): (position: Position) => readonly number[] {
  const cells = new Map<string, number[]>();
  const cellOf = (degrees: number) => Math.floor(degrees / CELL_DEGREES);
  locations.forEach((location, i) => {
    if (location === null) return;
    const key = `${cellOf(location[0])},${cellOf(location[1])}`;
    const members = cells.get(key);
    if (members === undefined) cells.set(key, [i]);
    else members.push(i);
  });
  return (position) => {
    const [longitude, latitude] = position;
    const height = NEIGHBOUR_REACH_KM / KM_PER_DEGREE;
    const farthest = Math.min(89, Math.abs(latitude) + height);
    const width = height / Math.cos((farthest * Math.PI) / 180);
    const found: number[] = [];
    for (let x = cellOf(longitude - width); x <= cellOf(longitude + width); x++) {
      for (let y = cellOf(latitude - height); y <= cellOf(latitude + height); y++) {
        for (const i of cells.get(`${x},${y}`) ?? []) {
          const location = locations[i] ?? null;
          if (location !== null && crowFlyKm(position, location) <= NEIGHBOUR_REACH_KM)
            found.push(i);
        }
      }
    }
    return found.sort((a, b) => a - b);
  };
}
