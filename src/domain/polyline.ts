import type { Position } from "./school.ts";

const PRECISION = 1e5;

/**
 * The positions of an encoded polyline of precision 5: each coordinate is the difference to the one before, in pieces of
 * five bits, the sign in the lowest (Google, "Encoded polyline algorithm format"). What is cut off is left out.
 */
export function decodePolyline(encoded: string): readonly Position[] {
  const positions: Position[] = [];
  let [at, latitude, longitude] = [0, 0, 0];
  const next = (): number | null => {
    let [value, shift] = [0, 0];
    while (at < encoded.length) {
      const piece = encoded.charCodeAt(at++) - 63;
      value |= (piece & 31) << shift;
      shift += 5;
      if (piece < 32) return value & 1 ? ~(value >> 1) : value >> 1;
    }
    return null;
  };
  while (at < encoded.length) {
    const [north, east] = [next(), next()];
    if (north === null || east === null) break;
    latitude += north;
    longitude += east;
    positions.push([longitude / PRECISION, latitude / PRECISION]);
  }
  return positions;
}
