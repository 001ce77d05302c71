import {
  area,
  bboxClip,
  bboxPolygon,
  feature,
  featureCollection,
  intersect,
  multiPolygon,
  point,
  polygon,
  bbox as turfBbox,
  voronoi,
} from "@turf/turf";
import type { BBox, Feature, Polygon, Position as XY } from "geojson";
import type { Position } from "../school.ts";
import type { Shape } from "./areas_protocol.ts";

/** The land nearer to one school than to any other, for every school of an area. Made once per area. */
export interface VoronoiCells {
  /** By school, its place in `cells`; schools at one point share a cell. `null` without a location. */
  readonly cellOf: readonly (number | null)[];
  /** By cell, its land within the outline; `null` where none of it is. */
  readonly cells: readonly (Shape | null)[];
  /** By cell, where its schools are. */
  readonly sites: readonly Position[];
  /** By cell, the cells that share an edge with it inside the outline. */
  readonly neighbours: readonly (readonly number[])[];
}

const METRES_PER_DEGREE = 111_320;
/** 0.1 m: vertices that two cells share must be the same numbers, or the shared edge would not dissolve. */
const DECIMALS = 1e6;
/** Land around the schools that stands in for an outline, about 2 km. */
const MARGIN_DEGREES = 0.02;

/**
 * The Voronoi cells of `locations` (by school, `null` where not known), clipped to `outline`; without an outline,
 * to a box round the schools. Degrees are scaled by the middle latitude, so that "nearer" is true to about 1 %
 * over a county.
 */
export function voronoiCells(
  locations: readonly (Position | null)[],
  outline: Shape | null,
): VoronoiCells {
  const { cellOf, sites } = distinctSites(locations);
  if (sites.length === 0) return { cellOf, cells: [], sites, neighbours: [] };
  const schoolsBox = turfBbox(featureCollection(sites.map((site) => point([...site]))));
  const land = outline ?? bboxPolygon(padded(schoolsBox, MARGIN_DEGREES));
  const frame = padded(unionBox(turfBbox(land), schoolsBox), MARGIN_DEGREES);
  const cells = rawCells(sites, frame).map((cell) => (cell === null ? null : clip(cell, land)));
  return { cellOf, cells, sites, neighbours: neighboursOf(cells) };
}

function distinctSites(locations: readonly (Position | null)[]) {
  const sites: Position[] = [];
  const placeByKey = new Map<string, number>();
  const cellOf = locations.map((location) => {
    if (location === null) return null;
    const site: Position = [rounded(location[0]), rounded(location[1])];
    const key = `${site[0]},${site[1]}`;
    const known = placeByKey.get(key);
    if (known !== undefined) return known;
    placeByKey.set(key, sites.length);
    return sites.push(site) - 1;
  });
  return { cellOf, sites };
}

function rawCells(sites: readonly Position[], frame: BBox): (Feature<Polygon> | null)[] {
  const xScale = Math.cos((((frame[1] + frame[3]) / 2) * Math.PI) / 180) * METRES_PER_DEGREE;
  const project = ([lng, lat]: Position) => [lng * xScale, lat * METRES_PER_DEGREE] as const;
  const [west, south] = project([frame[0], frame[1]]);
  const [east, north] = project([frame[2], frame[3]]);
  const points = featureCollection(sites.map((site) => point([...project(site)])));
  const diagram = voronoi(points, { bbox: [west, south, east, north] }).features;
  return sites.map((_, i) => {
    const ring = diagram[i]?.geometry.coordinates[0];
    if (ring === undefined) return null;
    const degrees = ring.map(([x = 0, y = 0]) => [
      rounded(x / xScale),
      rounded(y / METRES_PER_DEGREE),
    ]);
    return polygon([withoutRepeats(degrees)]);
  });
}

/** The part of `cell` inside `land`. Cells far from the border are kept as they are: clipping costs milliseconds each. */
function clip(cell: Feature<Polygon>, land: Shape): Shape | null {
  const box = padded(turfBbox(cell), 0.001);
  const clipped = (bboxClip(land, box) as Shape).geometry;
  const parts = clipped.type === "Polygon" ? [clipped.coordinates] : clipped.coordinates;
  const solid = parts.filter((rings) => (rings[0]?.length ?? 0) > 3);
  if (solid.length === 0) return null;
  const nearby = multiPolygon(solid);
  if (area(nearby) >= area(bboxPolygon(box)) * (1 - 1e-9)) return cell;
  const inside = intersect(featureCollection<Shape["geometry"]>([cell, nearby]));
  return inside === null ? null : feature(roundedGeometry(inside.geometry));
}

function neighboursOf(cells: readonly (Shape | null)[]): number[][] {
  const cellByEdge = new Map<string, number>();
  const found = cells.map(() => new Set<number>());
  cells.forEach((cell, place) => {
    for (const ring of ringsOf(cell)) {
      for (let i = 1; i < ring.length; i++) {
        const ends = [String(ring[i - 1]), String(ring[i])].sort().join(" ");
        const other = cellByEdge.get(ends);
        if (other === undefined) cellByEdge.set(ends, place);
        else {
          found[place]?.add(other);
          found[other]?.add(place);
        }
      }
    }
  });
  return found.map((places) => [...places].sort((a, b) => a - b));
}

function ringsOf(shape: Shape | null): readonly (readonly XY[])[] {
  if (shape === null) return [];
  const { geometry } = shape;
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

function roundedGeometry(geometry: Shape["geometry"]): Shape["geometry"] {
  const round = (rings: XY[][]) =>
    rings
      .map((ring) => withoutRepeats(ring.map(([x = 0, y = 0]) => [rounded(x), rounded(y)])))
      .filter((ring) => ring.length > 3);
  if (geometry.type === "Polygon") {
    return { type: "Polygon", coordinates: round(geometry.coordinates) };
  }
  const coordinates = geometry.coordinates.map(round).filter((rings) => rings.length > 0);
  return { type: "MultiPolygon", coordinates };
}

function withoutRepeats(ring: readonly XY[]): XY[] {
  return ring.filter((at, i) => i === 0 || String(at) !== String(ring[i - 1]));
}

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}

function padded(box: BBox, by: number): [number, number, number, number] {
  const [west = 0, south = 0, east = 0, north = 0] = box;
  return [west - by, south - by, east + by, north + by];
}

function unionBox(a: BBox, b: BBox): BBox {
  const [west = 0, south = 0, east = 0, north = 0] = a;
  const [west2 = 0, south2 = 0, east2 = 0, north2 = 0] = b;
  return [
    Math.min(west, west2),
    Math.min(south, south2),
    Math.max(east, east2),
    Math.max(north, north2),
  ];
}
