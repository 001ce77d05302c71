import { featureCollection, point } from "@turf/helpers";
import { voronoi } from "@turf/voronoi";
import type { BBox } from "geojson";

type Place = readonly [x: number, y: number];

/** Metres that sites may lie off one line and still count as on it: the sweep that finds cells fails on what is nearly a line. */
const ON_A_LINE = 1;

/** A closed ring for each of `sites`, no two of them alike: its Voronoi cell in a plane of metres, which covers its part of `frame` and, where all sites are on a line, may reach beyond. */
export function voronoiRings(sites: readonly Place[], frame: BBox): readonly Place[][] {
  const turn = turnOfLine(sites);
  if (turn === null) return cellsOf(sites, frame);
  const [west, south, east, north] = frame;
  const corners: Place[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  const turned = corners.map((corner) => rotated(corner, -turn));
  const [, height = 0] = rotated(sites[0] ?? [0, 0], -turn);
  const level = sites.map((site): Place => [rotated(site, -turn)[0], height]);
  const [xs, ys] = [turned.map(([x]) => x), turned.map(([, y]) => y)];
  const around: BBox = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return cellsOf(level, around).map((ring) => ring.map((place) => rotated(place, turn)));
}

function cellsOf(sites: readonly Place[], frame: BBox): Place[][] {
  const cells = voronoi(featureCollection(sites.map((site) => point([...site]))), { bbox: frame });
  return sites.map((_, site) =>
    (cells.features[site]?.geometry.coordinates[0] ?? []).map(([x = 0, y = 0]) => [x, y]),
  );
}

/** The angle in radians of the line that three sites or more lie on; `null` where they lie on none. */
function turnOfLine(sites: readonly Place[]): number | null {
  const [start] = sites;
  if (start === undefined || sites.length < 3) return null;
  const end = sites.reduce((far, site) =>
    distance(start, site) > distance(start, far) ? site : far,
  );
  const turn = Math.atan2(end[1] - start[1], end[0] - start[0]);
  const [, height] = rotated(start, -turn);
  const isLine = sites.every((site) => Math.abs(rotated(site, -turn)[1] - height) <= ON_A_LINE);
  return isLine ? turn : null;
}

function distance([x, y]: Place, [x2, y2]: Place): number {
  return Math.hypot(x2 - x, y2 - y);
}

function rotated([x, y]: Place, turn: number): Place {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [x * cos - y * sin, x * sin + y * cos];
}
