/** What part of the drawing is in sight: scale 1 is all of it; `x` and `y` shift it in pixels after scaling. */
export interface Sight {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** A point of the drawing, in its own pixels. */
export type Point = readonly [x: number, y: number];

const CLOSEST = 24;
/** Not as close as one may zoom by hand: the surroundings tell where one is. */
const CLOSEST_FLIGHT = 8;
const FLIGHT_PADDING = 72;

/** The sight after scaling by `factor` about a pixel, never smaller than the whole. */
export function zoomedAt(sight: Sight, factor: number, x: number, y: number): Sight {
  const scale = Math.min(CLOSEST, Math.max(1, sight.scale * factor));
  if (scale === 1) return { scale: 1, x: 0, y: 0 };
  const ratio = scale / sight.scale;
  return { scale, x: x - (x - sight.x) * ratio, y: y - (y - sight.y) * ratio };
}

/** The sight that has all of `points`, one or more, around the middle of a drawing of `width` × `height`. */
export function sightOn(points: readonly Point[], width: number, height: number): Sight {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const fitting = Math.min(
    (width - 2 * FLIGHT_PADDING) / (right - left),
    (height - 2 * FLIGHT_PADDING) / (bottom - top),
  );
  const scale = Math.min(CLOSEST_FLIGHT, Math.max(1, fitting));
  if (scale === 1) return { scale: 1, x: 0, y: 0 };
  return {
    scale,
    x: width / 2 - ((left + right) / 2) * scale,
    y: height / 2 - ((top + bottom) / 2) * scale,
  };
}

/** Whether all of `points` are within a drawing of `width` × `height` as it is looked at. */
export function areInSight(
  sight: Sight,
  points: readonly Point[],
  width: number,
  height: number,
): boolean {
  return points.every(([px, py]) => {
    const [x, y] = [px * sight.scale + sight.x, py * sight.scale + sight.y];
    return x >= 0 && x <= width && y >= 0 && y <= height;
  });
}
