import type { GeoPath } from "d3-geo";
import { geoMercator, geoPath, geoTransform } from "d3-geo";
import type { Position } from "../domain/school.ts";
import type { Scene } from "./scene.ts";

/** Positions and shapes as pixels of an SVG. */
export interface Projection {
  at(position: Position): readonly [x: number, y: number];
  positionAt(pixel: readonly [x: number, y: number]): Position;
  readonly path: GeoPath;
}

const PADDING = 12;

/**
 * The map projection that shows all of `bounds` in `width` × `height` pixels. Shapes are drawn point by point on the plane, so
 * that, unlike on d3's sphere, the winding of a ring does not decide which side of it is filled.
 */
export function fitProjection(bounds: Scene["bounds"], width: number, height: number): Projection {
  const [west, south, east, north] = bounds;
  const mercator = geoMercator().fitExtent(
    [
      [PADDING, PADDING],
      [width - PADDING, height - PADDING],
    ],
    {
      type: "MultiPoint",
      coordinates: [
        [west, south],
        [east, north],
      ],
    },
  );
  const at = ([lng, lat]: Position) => mercator([lng, lat]) ?? [Number.NaN, Number.NaN];
  const plane = geoTransform({
    point(lng: number, lat: number) {
      const [x, y] = at([lng, lat]);
      this.stream.point(x, y);
    },
  });
  const positionAt: Projection["positionAt"] = ([x, y]) =>
    mercator.invert?.([x, y]) ?? [Number.NaN, Number.NaN];
  return { at, positionAt, path: geoPath(plane) };
}
