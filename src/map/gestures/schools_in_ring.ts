import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import type { Position, SchoolIndex } from "../../domain/school.ts";

/** A school and where it is. */
export interface PlacedSchool {
  readonly index: SchoolIndex;
  readonly position: Position;
}

/** The schools that a line drawn round them takes. */
export interface RingedSchools {
  /** Inside by the even-odd rule, and not on the line. */
  readonly inside: readonly SchoolIndex[];
  /** On the line, within a metre. */
  readonly onLine: readonly SchoolIndex[];
}

/** A line is taken to pass through a school within this distance: positions are given to about a metre. */
const LINE_METRES = 1;
const METRES_PER_DEGREE = 111_320;

/**
 * The schools inside and on `ring`, whose corners need not be closed. It may cross itself: what it goes round twice is outside.
 * Between corners it is straight in longitude and latitude, as RFC 7946 §3.1.1 has it. O(n·c) for c corners.
 */
export function schoolsInRing(
  schools: readonly PlacedSchool[],
  ring: readonly Position[],
): RingedSchools {
  const [first] = ring;
  if (first === undefined || ring.length < 3) return { inside: [], onLine: [] };
  const corners = [...ring, first].map(([lng, lat]) => [lng, lat]);
  const inside: SchoolIndex[] = [];
  const onLine: SchoolIndex[] = [];
  for (const { index, position } of schools) {
    if (isOnLine(position, ring)) onLine.push(index);
    else if (isInside(position, corners)) inside.push(index);
  }
  return { inside, onLine };
}

function isInside([lng, lat]: Position, corners: number[][]): boolean {
  return booleanPointInPolygon([lng, lat], { type: "Polygon", coordinates: [corners] });
}

function isOnLine(position: Position, ring: readonly Position[]): boolean {
  return ring.some((corner, at) => {
    const next = ring[(at + 1) % ring.length] ?? corner;
    return metresToSide(position, corner, next) <= LINE_METRES;
  });
}

/** Metres from a point to a straight side, on the plane round the point. */
function metresToSide([lng, lat]: Position, from: Position, to: Position): number {
  const east = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const onPlane = ([x, y]: Position): Point => [(x - lng) * east, (y - lat) * METRES_PER_DEGREE];
  return distanceToSide([0, 0], onPlane(from), onPlane(to));
}

type Point = readonly [x: number, y: number];

/** The distance from `point` to the straight line between two others. */
export function distanceToSide([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
