import type { Position as XY } from "geojson";
import type { Position } from "../../school.ts";
import type { Shape } from "../areas_protocol.ts";

/** Grid steps in a degree: a step is 0.1 m or less, and the sixth decimal that RFC 7946 §11.2 finds enough. */
const STEPS = 1e6;

/** A corner on the grid of millionths of a degree. Whole numbers, so that "left of" and "between" are exact. */
export interface GridPoint {
  readonly x: number;
  readonly y: number;
}

/** A piece of a ring with the land called `label` on its left. */
export interface GridLine {
  readonly from: GridPoint;
  readonly to: GridPoint;
  readonly label: number;
}

/** The corner of the grid nearest to a position in degrees. */
export function toGrid([lng = 0, lat = 0]: XY | Position): GridPoint {
  return { x: Math.round(lng * STEPS), y: Math.round(lat * STEPS) };
}

/** A position in degrees, of six decimals at most where the point is on the grid. */
export function toDegrees({ x, y }: GridPoint): XY {
  return [x / STEPS, y / STEPS];
}

/** Above 0 where `c` is left of the way from `a` to `b`, 0 where it is on the line. Exact for areas up to 40° across. */
export function turn(a: GridPoint, b: GridPoint, c: GridPoint): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** Twice the area within a ring, above 0 where it runs anticlockwise. */
export function signedArea(ring: readonly GridPoint[]): number {
  const [first] = ring;
  if (first === undefined) return 0;
  let sum = 0;
  ring.forEach((point, i) => {
    sum += turn(first, point, ring[i + 1] ?? first);
  });
  return sum;
}

/** Whether `at` is inside by the even-odd rule; a point on a line may be told either way. */
export function isWithinRings(at: GridPoint, rings: readonly (readonly GridPoint[])[]): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach((a, i) => {
      const b = ring[i + 1] ?? ring[0] ?? a;
      if (a.y > at.y === b.y > at.y) return;
      const left = turn(a, b, at) > 0;
      if (left === b.y > a.y) inside = !inside;
    });
  }
  return inside;
}

/** The polygons of `shape` as rings of grid points, not closed, the outer one anticlockwise and its holes clockwise. */
export function gridPolygons(shape: Shape["geometry"]): readonly (readonly GridPoint[])[][] {
  const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  return polygons.map((rings) =>
    rings.flatMap((ring, i) => {
      const points = withoutRepeats(ring.map(toGrid));
      if (points.length < 3) return [];
      return [signedArea(points) > 0 === (i === 0) ? points : points.reverse()];
    }),
  );
}

/** The sides of polygons, each with `label` on its left. */
export function linesOf(
  polygons: readonly (readonly (readonly GridPoint[])[])[],
  label: number,
): GridLine[] {
  return polygons
    .flat()
    .flatMap((ring) =>
      ring.map((from, i) => ({ from, to: ring[i + 1] ?? ring[0] ?? from, label })),
    );
}

function withoutRepeats(ring: readonly GridPoint[]): GridPoint[] {
  return ring.filter(({ x, y }, i) => {
    const after = ring[i + 1] ?? ring[0];
    return after === undefined || after.x !== x || after.y !== y;
  });
}
