import type { Position as XY } from "geojson";
import type { ClusterBoundary } from "../plan.ts";
import type { Position } from "../school.ts";
import type { GridPoint } from "./partition/grid.ts";
import {
  gridPolygons,
  isWithinRings,
  signedArea,
  toDegrees,
  toGrid,
  turn,
} from "./partition/grid.ts";

/** Whether a place is on the land of a boundary; on its very line it may be told either way. */
export function isWithinBoundary(at: Position, boundary: ClusterBoundary): boolean {
  const point = toGrid(at);
  return gridPolygons(boundary).some((rings) => isWithinRings(point, rings));
}

/**
 * A boundary as it is kept: six decimals, no altitudes, outer rings anticlockwise and holes clockwise (RFC 7946 §3.1.6),
 * rings without extent left out. `null` where nothing is left.
 */
export function tidyBoundary(boundary: ClusterBoundary): ClusterBoundary | null {
  const polygons = gridPolygons(boundary)
    .filter(([outer = []]) => signedArea(outer) > 0)
    .map((rings) => rings.map(closed));
  const [first] = polygons;
  if (first === undefined) return null;
  return polygons.length === 1
    ? { type: "Polygon", coordinates: first }
    : { type: "MultiPolygon", coordinates: polygons };
}

/** A place where two sides of a boundary cross, or lie on each other; `null` where none do. Rings may touch at a corner. */
export function selfCrossing(boundary: ClusterBoundary): Position | null {
  const sides = gridPolygons(boundary)
    .flat()
    .flatMap((ring) =>
      ring.map((from, i) => {
        const to = ring[i + 1] ?? ring[0] ?? from;
        return from.x < to.x || (from.x === to.x && from.y < to.y)
          ? { from, to }
          : { from: to, to: from };
      }),
    )
    .sort((a, b) => a.from.x - b.from.x);
  for (const [i, one] of sides.entries()) {
    for (let j = i + 1; j < sides.length; j++) {
      const other = sides[j];
      if (other === undefined || other.from.x > one.to.x) break;
      const at = meeting(one, other);
      if (at !== null) return asPosition(at);
    }
  }
  return null;
}

interface BoundarySide {
  readonly from: GridPoint;
  readonly to: GridPoint;
}

function meeting(one: BoundarySide, other: BoundarySide): GridPoint | null {
  const a = turn(one.from, one.to, other.from);
  const b = turn(one.from, one.to, other.to);
  const c = turn(other.from, other.to, one.from);
  const d = turn(other.from, other.to, one.to);
  if (a === 0 && b === 0) {
    const along = ({ x, y }: GridPoint) =>
      x * (one.to.x - one.from.x) + y * (one.to.y - one.from.y);
    const isOver =
      Math.max(along(one.from), Math.min(along(other.from), along(other.to))) <
      Math.min(along(one.to), Math.max(along(other.from), along(other.to)));
    return isOver ? other.from : null;
  }
  if (Math.sign(a) * Math.sign(b) >= 0 || Math.sign(c) * Math.sign(d) >= 0) return null;
  const share = c / (c - d);
  return {
    x: one.from.x + (one.to.x - one.from.x) * share,
    y: one.from.y + (one.to.y - one.from.y) * share,
  };
}

function closed(ring: readonly GridPoint[]): XY[] {
  return [...ring, ...ring.slice(0, 1)].map(toDegrees);
}

function asPosition(at: GridPoint): Position {
  const [lng = 0, lat = 0] = toDegrees(at);
  return [lng, lat];
}
