import { featureCollection, point, voronoi } from "@turf/turf";
import type { BBox } from "geojson";
import type { Position } from "../../school.ts";
import type { GridPoint } from "./grid.ts";
import { signedArea, toGrid } from "./grid.ts";

const METRES_PER_DEGREE = 111_320;

/**
 * The Voronoi cells of `sites`, no two of them on one grid point, within `frame` (degrees): rings on the grid, not closed,
 * anticlockwise. Degrees are scaled by the middle latitude, so that "nearer" is true to about 1 % over a county.
 */
export function voronoiCells(sites: readonly Position[], frame: BBox): readonly GridPoint[][] {
  const [west, south, east, north] = frame;
  const xScale = Math.cos((((south + north) / 2) * Math.PI) / 180) * METRES_PER_DEGREE;
  const points = featureCollection(
    sites.map(([lng, lat]) => point([lng * xScale, lat * METRES_PER_DEGREE])),
  );
  const bbox: BBox = [
    west * xScale,
    south * METRES_PER_DEGREE,
    east * xScale,
    north * METRES_PER_DEGREE,
  ];
  const diagram = voronoi(points, { bbox }).features;
  return sites.map((_, i) => {
    const [ring = []] = diagram[i]?.geometry.coordinates ?? [];
    const corners = ring
      .slice(1)
      .map(([x = 0, y = 0]) => toGrid([x / xScale, y / METRES_PER_DEGREE]));
    return signedArea(corners) > 0 ? corners : corners.reverse();
  });
}
