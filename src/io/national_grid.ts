import OsGridRef from "geodesy/osgridref.js";
import type { Position } from "../domain/school.ts";

/** England on the National Grid, in metres (domain handbook §2.5). */
const ENGLAND_GRID = {
  minEasting: 80_000,
  maxEasting: 656_000,
  minNorthing: 5_000,
  maxNorthing: 658_000,
};

/** England in WGS84 degrees: the same box, a little wider. */
const ENGLAND_DEGREES = { west: -6.6, south: 49.8, east: 1.9, north: 55.9 };

/** Whether a National Grid reference lies in the box round England. */
export function isInEnglandGrid(easting: number, northing: number): boolean {
  return (
    easting >= ENGLAND_GRID.minEasting &&
    easting <= ENGLAND_GRID.maxEasting &&
    northing >= ENGLAND_GRID.minNorthing &&
    northing <= ENGLAND_GRID.maxNorthing
  );
}

/** Whether a WGS84 position lies in the box round England. */
export function isInEngland(longitude: number, latitude: number): boolean {
  return (
    longitude >= ENGLAND_DEGREES.west &&
    longitude <= ENGLAND_DEGREES.east &&
    latitude >= ENGLAND_DEGREES.south &&
    latitude <= ENGLAND_DEGREES.north
  );
}

/**
 * The WGS84 position of a National Grid reference (EPSG:27700), to six decimals. A seven-parameter Helmert shift,
 * so accurate to about 5 m. Source: Ordnance Survey, A Guide to Coordinate Systems in Great Britain, §6.6.
 */
export function gridToPosition(easting: number, northing: number): Position {
  const { lon, lat } = new OsGridRef(easting, northing).toLatLon();
  return roundedPosition(lon, lat);
}

/** A position to six decimals, about 0.1 m: the precision of the school hash and of `schools.csv`. */
export function roundedPosition(longitude: number, latitude: number): Position {
  return [Math.round(longitude * 1e6) / 1e6, Math.round(latitude * 1e6) / 1e6];
}
