import type { Position as XY } from "geojson";
import type { Border, Faces } from "./faces.ts";
import type { GridPoint } from "./grid.ts";
import { toDegrees, turn } from "./grid.ts";
import { isEdgeOf } from "./rings.ts";

/** How much of the sides of a corner its curve takes, most first: 1/2 makes one curve of a whole border. */
const SHARES = [1 / 2, 1 / 4, 1 / 8];
/** Where along a curve its points are; its ends are on the sides. */
const ALONG = [0, 1 / 3, 2 / 3, 1];

/** Rings as they are drawn: a list of positions for each corner. */
export interface Smoother {
  /** A ring in degrees, closed, with rounded corners. */
  smooth(ring: readonly GridPoint[]): XY[];
}

/**
 * Rounds corners between owners: each by a quadratic curve within the triangle of the corner, and only where no other
 * corner and none of `sites` is in the triangle. So curves cannot cross, a corner is rounded once for both its sides, and
 * nothing changes sides. Corners where three meet, and those on lines of `fixedLayers`, stay.
 */
export function createSmoother(
  faces: Faces,
  owner: readonly (number | null)[],
  sites: readonly GridPoint[],
  fixedLayers: readonly number[],
): Smoother {
  const obstacles = createObstacles([...faces.leaving.keys(), ...sites]);
  const curves = new Map<GridPoint, Curve>();
  const curveAt = (corner: GridPoint): Curve => {
    const known = curves.get(corner);
    if (known !== undefined) return known;
    const edges = (faces.leaving.get(corner) ?? []).filter((border) => isEdgeOf(border, owner));
    const [one, other] = edges;
    const isFree =
      edges.length === 2 && one !== undefined && other !== undefined && !edges.some(isFixed);
    const points = isFree ? curve(one.to, corner, other.to, obstacles) : [toDegrees(corner)];
    const made = { from: one?.to ?? corner, points };
    curves.set(corner, made);
    return made;
  };
  const isFixed = ({ labels }: Border) =>
    fixedLayers.some((layer) => (labels[layer] ?? null) !== null);
  return {
    smooth(ring) {
      const points = ring.flatMap((corner, i) => {
        const { from, points: drawn } = curveAt(corner);
        return drawn.length === 1 || from === ring.at(i - 1) ? drawn : [...drawn].reverse();
      });
      const [start] = points;
      return start === undefined ? [] : withoutRepeats([...points, start]);
    },
  };
}

/** The points in place of a corner, from the side towards the corner `from` on. */
interface Curve {
  readonly from: GridPoint;
  readonly points: readonly XY[];
}

function curve(a: GridPoint, v: GridPoint, b: GridPoint, obstacles: Obstacles): readonly XY[] {
  if (turn(a, v, b) === 0) return [toDegrees(v)];
  for (const share of SHARES) {
    const q = between(v, a, share);
    const r = between(v, b, share);
    if (!obstacles.isEmpty(q, v, r)) continue;
    return ALONG.map((t) => {
      const [p, c, d] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
      return toDegrees({ x: p * q.x + c * v.x + d * r.x, y: p * q.y + c * v.y + d * r.y });
    });
  }
  return [toDegrees(v)];
}

function between(from: GridPoint, to: GridPoint, share: number): GridPoint {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

interface Obstacles {
  /** Whether nothing but `v` is in or on the triangle. */
  isEmpty(q: GridPoint, v: GridPoint, r: GridPoint): boolean;
}

function createObstacles(points: readonly GridPoint[]): Obstacles {
  const byX = [...points].sort((a, b) => a.x - b.x);
  const firstFrom = (x: number) => {
    let [low, high] = [0, byX.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((byX[middle]?.x ?? Infinity) < x) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    isEmpty(q, v, r) {
      const isLeft = turn(q, v, r) > 0;
      const [a, b] = isLeft ? [q, r] : [r, q];
      const east = Math.max(q.x, v.x, r.x);
      for (let i = firstFrom(Math.min(q.x, v.x, r.x)); i < byX.length; i++) {
        const at = byX[i];
        if (at === undefined || at.x > east) return true;
        if (at.x === v.x && at.y === v.y) continue;
        if (turn(a, v, at) >= 0 && turn(v, b, at) >= 0 && turn(b, a, at) >= 0) return false;
      }
      return true;
    },
  };
}

function withoutRepeats(points: readonly XY[]): XY[] {
  return points.filter(([x, y], i) => {
    const before = points[i - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
}
