import type { Position } from "../../domain/school.ts";

/** A place in OSRM's addresses: `longitude,latitude` with the six decimals that OSRM keeps. */
export function placeText([longitude, latitude]: Position): string {
  return `${longitude.toFixed(6)},${latitude.toFixed(6)}`;
}
