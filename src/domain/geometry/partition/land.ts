import { featureCollection, point, bbox as turfBbox } from "@turf/turf";
import type { BBox, Point } from "geojson";
import type { Position } from "../../school.ts";
import type { Shape } from "../areas_protocol.ts";
import type { Faces } from "./faces.ts";
import { facesOf, NOWHERE } from "./faces.ts";
import type { GridPoint } from "./grid.ts";
import { gridPolygons, isWithinRings, linesOf, toDegrees } from "./grid.ts";
import { snapRounded } from "./snap_rounding.ts";
import { voronoiCells } from "./voronoi_cells.ts";

/** Land around the schools that stands in for an outline, about 2 km. */
const MARGIN_DEGREES = 0.02;

/** Layers of the partition: cells of sites, the outline, then each drawn boundary. */
const CELLS = 0;
export const OUTLINE = 1;
const FIRST_DRAWN = 2;

/** An area's land cut up by the cells of its sites and by drawn boundaries. */
export interface Land {
  readonly faces: Faces;
  /** The layers whose lines are as they were given: all but the cells. */
  readonly drawnLayers: readonly number[];
  /**
   * By face, who has it, from who has each site and each drawn boundary: of boundaries the first that holds it, else the
   * nearest site; nobody (`null`) outside the outline.
   */
  owners(
    ofSite: readonly (number | null)[],
    ofDrawn: readonly number[],
  ): readonly (number | null)[];
}

/** The land within `outline`, else within a box round the sites; no two sites are on one grid point. */
export function cutUpLand(
  sites: readonly GridPoint[],
  outline: Shape | null,
  drawn: readonly Shape["geometry"][],
): Land {
  const at = sites.map((site): Position => {
    const [lng = 0, lat = 0] = toDegrees(site);
    return [lng, lat];
  });
  const box = boxOf(at);
  const land = outline?.geometry ?? (box === null ? null : boxShape(padded(box)));
  const everything = featureCollection<Shape["geometry"] | Point>([
    ...shapesOf(land),
    ...at.map(pointAt),
  ]);
  const frame = padded(turfBbox(everything));
  const cells = at.length === 0 ? [] : voronoiCells(at, frame).map((ring) => [ring]);
  const outlines = land === null ? [] : gridPolygons(land);
  const boundaries = drawn.map(gridPolygons);
  const byLayer = [cells, outlines, ...boundaries];
  const lines = [
    cells.flatMap((rings, site) => linesOf([rings], site)),
    ...[outlines, ...boundaries].map((polygons) => linesOf(polygons, 0)),
  ];
  const locate = (layer: number, corner: GridPoint) => {
    const found = (byLayer[layer] ?? []).findIndex((rings) => isWithinRings(corner, rings));
    return layer === CELLS || found < 0 ? found : 0;
  };
  const faces = facesOf(snapRounded(lines), byLayer.length, locate);
  const drawnLayers = drawn.map((_, i) => FIRST_DRAWN + i);
  return {
    faces,
    drawnLayers: [OUTLINE, ...drawnLayers],
    owners: (ofSite, ofDrawn) => {
      const [bySite = [], within = [], ...drawnLabels] = faces.labels;
      return bySite.map((site, face) => {
        if (within[face] === NOWHERE) return null;
        const holder = drawnLabels.findIndex((labels) => labels[face] !== NOWHERE);
        return (holder < 0 ? ofSite[site] : ofDrawn[holder]) ?? null;
      });
    },
  };
}

function shapesOf(geometry: Shape["geometry"] | null): Shape[] {
  return geometry === null ? [] : [{ type: "Feature", properties: {}, geometry }];
}

function pointAt([lng, lat]: Position) {
  return point([lng, lat]);
}

function boxOf(at: readonly Position[]): BBox | null {
  return at.length === 0 ? null : turfBbox(featureCollection(at.map(pointAt)));
}

function boxShape([west, south, east, north]: readonly [number, number, number, number]) {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Polygon" as const, coordinates: [corners] };
}

function padded(box: BBox): [number, number, number, number] {
  const [west = 0, south = 0, east = 0, north = 0] = box;
  return [
    west - MARGIN_DEGREES,
    south - MARGIN_DEGREES,
    east + MARGIN_DEGREES,
    north + MARGIN_DEGREES,
  ];
}
