import { area, bbox, booleanPointInPolygon, polygon } from "@turf/turf";
import type { Feature, Polygon } from "geojson";
import type { Position } from "../school.ts";
import type { Shape } from "./areas_protocol.ts";

const STEPS = 12;

/**
 * A position inside the largest part of `shape`, as far as a 12 × 12 grid allows from both its edge and `sites`, so that a
 * number written there hides no school. `null` for a shape without extent.
 */
export function labelPosition(shape: Shape, sites: readonly Position[]): Position | null {
  const part = largestPart(shape);
  const [west, south, east, north] = bbox(part);
  const xScale = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const obstacles = [...edgePoints(part), ...sites];
  let best: Position | null = null;
  let bestRoom = 0;
  for (let i = 1; i < STEPS; i++) {
    for (let j = 1; j < STEPS; j++) {
      const at: Position = [
        west + ((east - west) * i) / STEPS,
        south + ((north - south) * j) / STEPS,
      ];
      const room = nearest(at, obstacles, xScale);
      if (room > bestRoom && booleanPointInPolygon([...at], part)) {
        best = at;
        bestRoom = room;
      }
    }
  }
  return best;
}

function largestPart(shape: Shape): Feature<Polygon> {
  const { geometry } = shape;
  if (geometry.type === "Polygon") return polygon(geometry.coordinates);
  const parts = geometry.coordinates.map((rings) => polygon(rings));
  return parts.reduce((largest, part) => (area(part) > area(largest) ? part : largest));
}

/** The corners and the middles of long edges, close enough together to stand for the edge. */
function edgePoints(part: Feature<Polygon>): Position[] {
  const ring = part.geometry.coordinates[0] ?? [];
  return ring.flatMap(([x = 0, y = 0], i): Position[] => {
    const [x2 = x, y2 = y] = ring[i + 1] ?? [];
    return [0, 0.25, 0.5, 0.75].map((along) => [x + (x2 - x) * along, y + (y2 - y) * along]);
  });
}

function nearest(at: Position, obstacles: readonly Position[], xScale: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [lng, lat] of obstacles) {
    const dx = (lng - at[0]) * xScale;
    const dy = lat - at[1];
    least = Math.min(least, dx * dx + dy * dy);
  }
  return least;
}
