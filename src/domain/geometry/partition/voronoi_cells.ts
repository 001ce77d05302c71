import type { BBox } from "geojson";
import type { Position } from "../../school.ts";
import { voronoiRings } from "../voronoi_rings.ts";
import type { GridPoint } from "./grid.ts";
import { signedArea, toGrid } from "./grid.ts";

const METRES_PER_DEGREE = 111_320;

/**
 * The Voronoi cells of `sites`, no two of them on one grid point, that cover `frame` (degrees): rings on the grid, not closed,
 * anticlockwise. Degrees are scaled by the middle latitude, so that "nearer" is true to about 1 % over a county.
 */
export function voronoiCells(sites: readonly Position[], frame: BBox): readonly GridPoint[][] {
  const [west, south, east, north] = frame;
  const xScale = Math.cos((((south + north) / 2) * Math.PI) / 180) * METRES_PER_DEGREE;
  const places = sites.map(([lng, lat]) => [lng * xScale, lat * METRES_PER_DEGREE] as const);
  const bbox: BBox = [
    west * xScale,
    south * METRES_PER_DEGREE,
    east * xScale,
    north * METRES_PER_DEGREE,
  ];
  return voronoiRings(places, bbox).map((ring) => {
    const corners = ring.slice(1).map(([x, y]) => toGrid([x / xScale, y / METRES_PER_DEGREE]));
    return signedArea(corners) > 0 ? corners : corners.reverse();
  });
}
