import type { Position } from "../../../src/domain/school.ts";

/** The margin that the map leaves round a whole area, in pixels: room for the switches above and the legend below. */
const PADDING = { top: 52, right: 24, bottom: 92, left: 24 };

/** Where Web Mercator draws `position` on a map that shows all of `bounds`; pixels from its top left. */
export function pixelOnMap(
  position: Position,
  bounds: readonly [west: number, south: number, east: number, north: number],
  map: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number } {
  const [left, bottom] = mercator([bounds[0], bounds[1]]);
  const [right, top] = mercator([bounds[2], bounds[3]]);
  const [x, y] = mercator(position);
  const width = map.width - PADDING.left - PADDING.right;
  const height = map.height - PADDING.top - PADDING.bottom;
  const scale = Math.min(width / (right - left), height / (top - bottom));
  return {
    x: PADDING.left + width / 2 + (x - (left + right) / 2) * scale,
    y: PADDING.top + height / 2 - (y - (bottom + top) / 2) * scale,
  };
}

function mercator([longitude, latitude]: Position): [number, number] {
  const radians = (latitude * Math.PI) / 180;
  return [(longitude * Math.PI) / 180, Math.log(Math.tan(Math.PI / 4 + radians / 2))];
}
