import type { Position } from "../../../src/domain/school.ts";

/** The margins that a wide map leaves round a whole area and round some schools, in pixels: room for the switches above and the legend below. */
const WHOLE_AREA = { top: 52, right: 24, bottom: 124, left: 24 };
export const SOME_SCHOOLS = { top: 116, right: 72, bottom: 148, left: 72 };

/** Where Web Mercator draws `position` on a map that shows all of `bounds` within a margin; pixels from its top left. */
export function pixelOnMap(
  position: Position,
  bounds: readonly [west: number, south: number, east: number, north: number],
  map: { readonly width: number; readonly height: number },
  margin: typeof WHOLE_AREA = WHOLE_AREA,
): { readonly x: number; readonly y: number } {
  const [left, bottom] = mercator([bounds[0], bounds[1]]);
  const [right, top] = mercator([bounds[2], bounds[3]]);
  const [x, y] = mercator(position);
  const width = map.width - margin.left - margin.right;
  const height = map.height - margin.top - margin.bottom;
  const scale = Math.min(width / (right - left), height / (top - bottom));
  return {
    x: margin.left + width / 2 + (x - (left + right) / 2) * scale,
    y: margin.top + height / 2 - (y - (bottom + top) / 2) * scale,
  };
}

function mercator([longitude, latitude]: Position): [number, number] {
  const radians = (latitude * Math.PI) / 180;
  return [(longitude * Math.PI) / 180, Math.log(Math.tan(Math.PI / 4 + radians / 2))];
}
