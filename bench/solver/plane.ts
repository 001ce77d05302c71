import type { Area } from "../../src/domain/area.ts";
import { denseDriveTimes } from "../../src/domain/drive_times.ts";
import { emptySchool } from "../../src/domain/school.ts";
import { schoolHash } from "../../src/io/school_hash.ts";
import { seededRandom } from "../../src/solver/random.ts";

/** A point of the plane with its pupils, none where absent. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
  readonly demand?: number;
}

/** Points of the plane drawn as degrees at the equator, so that what measures in degrees sees their shape. */
const UNITS_PER_DEGREE = 1000;

/** An area of a school at each of `points`, with straight-line times, rounded down where `isWhole`. */
export function planeArea(
  points: readonly PlanePoint[],
  { secondsPerUnit, isWhole = false }: { secondsPerUnit: number; isWhole?: boolean },
): Area {
  const size = points.length;
  const schools = points.map(({ x, y, demand }, at) => ({
    ...emptySchool(String(100_001 + at), `Place ${at + 1}`),
    location: [x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE] as const,
    pupils: demand === undefined ? null : { value: demand, asAt: null },
  }));
  const seconds = Float64Array.from({ length: size * size }, (_, pair) => {
    const from = points[Math.floor(pair / size)] ?? { x: 0, y: 0 };
    const to = points[pair % size] ?? { x: 0, y: 0 };
    const distance = secondsPerUnit * Math.hypot(from.x - to.x, from.y - to.y);
    return isWhole ? Math.floor(distance) : distance;
  });
  const provenance = {
    engine: "straight lines",
    version: null,
    profile: null,
    extract: null,
    madeAt: null,
    notes: null,
  };
  return {
    name: "plane",
    title: `${size} places of a plane`,
    laCode: null,
    schools,
    driveTimes: denseDriveTimes({
      kind: "osrm",
      provenance,
      schoolHash: schoolHash(schools),
      size,
      band: null,
      seconds,
      metres: null,
    }),
    outline: null,
    outlineKind: "hull",
    districts: null,
    places: [],
    sources: [],
    caveats: [],
    hasDirections: false,
  };
}

/** `count` points drawn evenly from a square with sides of 100. */
export function randomPoints(count: number, seed: number): readonly PlanePoint[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => ({ x: 100 * random(), y: 100 * random() }));
}
