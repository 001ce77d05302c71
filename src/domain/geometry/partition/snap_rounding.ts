import type { GridLine, GridPoint } from "./grid.ts";
import { turn } from "./grid.ts";

/** A label of one layer beside an edge. */
export interface Side {
  readonly layer: number;
  readonly label: number;
  /** Whether the label is left of the way from `a` to `b`, not right. */
  readonly isLeft: boolean;
}

/** A line between two corners that no other line crosses or touches but at its ends. */
export interface Edge {
  readonly a: GridPoint;
  readonly b: GridPoint;
  readonly sides: readonly Side[];
}

/** Rounds after which the lines are at rest; each moves them by half a step at most, and 3 are usual. */
const MOST_ROUNDS = 40;

/**
 * The lines of all layers, cut where they cross and bent by less than a grid step onto every corner that they pass, so
 * that lines that nearly meet share their corners exactly. Iterated snap rounding (Halperin & Packer 2002, "Iterated
 * snap rounding", Computational Geometry 23). Throws when the lines do not come to rest.
 */
export function snapRounded(layers: readonly (readonly GridLine[])[]): readonly Edge[] {
  const corners = createCorners();
  let edges = merged(
    layers.flatMap((lines, layer) =>
      lines.map(({ from, to, label }) => ({
        a: corners.at(from.x, from.y),
        b: corners.at(to.x, to.y),
        sides: [{ layer, label, isLeft: true }],
      })),
    ),
  );
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const cuts = cutsOf(edges, corners);
    if (cuts.size === 0) return edges;
    edges = merged(edges.flatMap((edge) => cutUp(edge, cuts.get(edge))));
  }
  throw new Error(`${edges.length} lines did not come to rest in ${MOST_ROUNDS} rounds.`);
}

interface Corners {
  /** The one object that stands for a corner. */
  at(x: number, y: number): GridPoint;
}

function createCorners(): Corners {
  const known = new Map<string, GridPoint>();
  return {
    at(x, y) {
      const key = `${x} ${y}`;
      const corner = known.get(key) ?? { x, y };
      known.set(key, corner);
      return corner;
    },
  };
}

/** Edges with the same ends made one, each running from its lesser corner; those without length left out. */
function merged(pieces: readonly Edge[]): Edge[] {
  const sidesByEnd = new Map<GridPoint, Map<GridPoint, Side[]>>();
  for (const { a, b, sides } of pieces) {
    if (a === b) continue;
    const isForward = a.x < b.x || (a.x === b.x && a.y < b.y);
    const [lesser, greater] = isForward ? [a, b] : [b, a];
    const byEnd = sidesByEnd.get(lesser) ?? new Map<GridPoint, Side[]>();
    sidesByEnd.set(lesser, byEnd);
    const known = byEnd.get(greater) ?? [];
    byEnd.set(greater, known);
    for (const side of sides) {
      known.push(isForward ? side : { ...side, isLeft: !side.isLeft });
    }
  }
  return Array.from(sidesByEnd, ([a, byEnd]) =>
    Array.from(byEnd, ([b, sides]) => ({ a, b, sides })),
  ).flat();
}

function cutUp({ a, b, sides }: Edge, cuts: ReadonlySet<GridPoint> | undefined): Edge[] {
  if (cuts === undefined) return [{ a, b, sides }];
  const along = ({ x, y }: GridPoint) => (x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y);
  const stops = [a, ...[...cuts].sort((p, q) => along(p) - along(q)), b];
  return stops.slice(1).map((stop, i) => ({ a: stops[i] ?? a, b: stop, sides }));
}

/** Where edges have to be cut: at crossings, and at corners of others less than half a step away. */
function cutsOf(edges: readonly Edge[], corners: Corners): Map<Edge, Set<GridPoint>> {
  const cuts = new Map<Edge, Set<GridPoint>>();
  const cut = (edge: Edge, at: GridPoint) => {
    if (at === edge.a || at === edge.b) return;
    const known = cuts.get(edge) ?? new Set<GridPoint>();
    cuts.set(edge, known.add(at));
  };
  for (const near of neighbourhoods(edges)) {
    const ends = new Set(near.flatMap(({ a, b }) => [a, b]));
    near.forEach((edge, i) => {
      for (const end of ends) if (passes(edge, end)) cut(edge, end);
      for (const other of near.slice(i + 1)) {
        const at = crossing(edge, other);
        if (at === null) continue;
        const corner = corners.at(Math.round(at.x), Math.round(at.y));
        cut(edge, corner);
        cut(other, corner);
      }
    });
  }
  return cuts;
}

/** Whether the edge goes through the step-wide square round a corner. */
function passes({ a, b }: Edge, at: GridPoint): boolean {
  if (at.x < a.x || at.x > b.x) return false;
  if (at.y < Math.min(a.y, b.y) || at.y > Math.max(a.y, b.y)) return false;
  return 2 * Math.abs(turn(a, b, at)) <= b.x - a.x + Math.abs(b.y - a.y);
}

function crossing(one: Edge, other: Edge): GridPoint | null {
  const c = turn(one.a, one.b, other.a);
  const d = turn(one.a, one.b, other.b);
  if (!(c > 0 && d < 0) && !(c < 0 && d > 0)) return null;
  const a = turn(other.a, other.b, one.a);
  const b = turn(other.a, other.b, one.b);
  if (!(a > 0 && b < 0) && !(a < 0 && b > 0)) return null;
  const along = a / (a - b);
  return {
    x: one.a.x + (one.b.x - one.a.x) * along,
    y: one.a.y + (one.b.y - one.a.y) * along,
  };
}

/** The edges by the squares that they may pass through; two edges that meet are together in one of them. */
function neighbourhoods(edges: readonly Edge[]): Iterable<readonly Edge[]> {
  const [west, south, east, north] = extent(edges);
  const size = Math.max(
    1,
    Math.sqrt(((east - west) * (north - south)) / Math.max(1, edges.length)),
  );
  const column = (x: number) => Math.floor((x - west) / size);
  const row = (y: number) => Math.floor((y - south) / size);
  const columns = column(east) + 1;
  const found = new Map<number, Edge[]>();
  for (const edge of edges) {
    const { a, b } = edge;
    const [low, high] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
    for (let j = row(low); j <= row(high); j++) {
      for (let i = column(a.x); i <= column(b.x); i++) {
        const place = j * columns + i;
        const near = found.get(place);
        if (near === undefined) found.set(place, [edge]);
        else near.push(edge);
      }
    }
  }
  return found.values();
}

function extent(edges: readonly Edge[]): readonly [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { a, b } of edges) {
    box[0] = Math.min(box[0], a.x);
    box[1] = Math.min(box[1], a.y, b.y);
    box[2] = Math.max(box[2], b.x);
    box[3] = Math.max(box[3], a.y, b.y);
  }
  return box;
}
