import type { Position } from "./school.ts";

/** Mean radius of the Earth in kilometres (IUGG 1980, R₁; Moritz 2000, Geodetic Reference System 1980). */
const EARTH_RADIUS_KM = 6371.0088;

const RADIANS = Math.PI / 180;

/** Kilometres between two positions as the crow flies, on a sphere, by the haversine formula (Sinnott 1984). */
export function crowFlyKm(from: Position, to: Position): number {
  const halfHeight = Math.sin(((to[1] - from[1]) * RADIANS) / 2);
  const halfWidth = Math.sin(((to[0] - from[0]) * RADIANS) / 2);
  const chord =
    halfHeight * halfHeight +
    Math.cos(from[1] * RADIANS) * Math.cos(to[1] * RADIANS) * halfWidth * halfWidth;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}
