import type { Border, Faces } from "./faces.ts";
import { nextRound } from "./faces.ts";
import type { GridPoint } from "./grid.ts";
import { isWithinRings, signedArea, turn } from "./grid.ts";

/** A polygon's rings, not closed: the outer one anticlockwise, then its holes clockwise. Rings may touch at corners only. */
export type GridPolygon = readonly (readonly GridPoint[])[];

/**
 * The polygons of the union of faces for which `owner` gives the same number, by that number; `null` is nobody's. Rings
 * of neighbours have the same corners along what they share.
 */
export function ownedPolygons(
  faces: Faces,
  owner: readonly (number | null)[],
): ReadonlyMap<number, readonly GridPolygon[]> {
  const rings = new Map<number, (readonly GridPoint[])[]>();
  const seen = new Set<Border>();
  for (const start of faces.borders) {
    const own = owner[start.face] ?? null;
    if (own === null || seen.has(start) || !isEdgeOf(start, owner)) continue;
    const walked: GridPoint[] = [];
    for (let at = start; !seen.has(at); at = nextOf(at, faces, owner)) {
      seen.add(at);
      walked.push(at.from);
    }
    rings.set(own, [...(rings.get(own) ?? []), ...simpleRings(walked)]);
  }
  const isBend = createBends(faces, owner);
  return new Map(
    Array.from(rings, ([own, found]) => [
      own,
      asPolygons(found.map((ring) => fromLeast(ring.filter((corner) => isBend(corner))))),
    ]),
  );
}

/** The ring from its westernmost corner on, so that the same land is always written the same. */
function fromLeast(ring: readonly GridPoint[]): readonly GridPoint[] {
  const isBefore = (a: GridPoint, b: GridPoint) => a.x < b.x || (a.x === b.x && a.y < b.y);
  const least = ring.reduce((best, at, i) => (isBefore(at, ring[best] ?? at) ? i : best), 0);
  return [...ring.slice(least), ...ring.slice(0, least)];
}

/** Tells corners where a border turns, or where more than two parts of one meet, from those that it goes straight through. */
function createBends(
  faces: Faces,
  owner: readonly (number | null)[],
): (corner: GridPoint) => boolean {
  return (corner) => {
    const [one, other, ...more] = (faces.leaving.get(corner) ?? []).filter((border) =>
      isEdgeOf(border, owner),
    );
    if (one === undefined || other === undefined || more.length > 0) return true;
    return turn(one.to, corner, other.to) !== 0;
  };
}

/** Whether a border parts two owners. */
export function isEdgeOf(border: Border, owner: readonly (number | null)[]): boolean {
  return (owner[border.face] ?? null) !== (owner[border.back.face] ?? null);
}

function nextOf(border: Border, faces: Faces, owner: readonly (number | null)[]): Border {
  const around = faces.leaving.get(border.to) ?? [];
  let next = border.back;
  do {
    next = nextRound(around, next) ?? border.back;
  } while (!isEdgeOf(next, owner));
  return next;
}

/** A walk that comes back to corners it has been at, as rings that do not. */
function simpleRings(walked: readonly GridPoint[]): GridPoint[][] {
  const rings: GridPoint[][] = [];
  const open: GridPoint[] = [];
  const placeOf = new Map<GridPoint, number>();
  for (const corner of walked) {
    const place = placeOf.get(corner);
    if (place !== undefined) {
      const ring = open.splice(place);
      for (const at of ring) placeOf.delete(at);
      rings.push(ring);
    }
    placeOf.set(corner, open.length);
    open.push(corner);
  }
  rings.push(open);
  return rings;
}

function asPolygons(rings: readonly (readonly GridPoint[])[]): GridPolygon[] {
  const outer = rings
    .filter((ring) => signedArea(ring) > 0)
    .map((ring) => ({ ring, size: signedArea(ring), holes: [] as (readonly GridPoint[])[] }))
    .sort((a, b) => a.size - b.size);
  for (const hole of rings) {
    const size = -signedArea(hole);
    if (size < 0) continue;
    const around = outer.find((polygon) => polygon.size > size && isAround(polygon.ring, hole));
    if (around === undefined) throw new Error(`A hole of ${hole.length} corners is in no ring.`);
    around.holes.push(hole);
  }
  return outer.reverse().map(({ ring, holes }) => [ring, ...holes]);
}

/** By the middle of a side, which no other ring of the same land goes through. */
function isAround(ring: readonly GridPoint[], hole: readonly GridPoint[]): boolean {
  const [a, b] = hole;
  if (a === undefined || b === undefined) return false;
  const doubled = ring.map(({ x, y }) => ({ x: 2 * x, y: 2 * y }));
  return isWithinRings({ x: a.x + b.x, y: a.y + b.y }, [doubled]);
}
