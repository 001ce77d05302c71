import { crowFlyKm } from "../domain/crow_fly.ts";
import type { Position } from "../domain/school.ts";
import { gridToPosition, isInEngland, isInEnglandGrid, roundedPosition } from "./national_grid.ts";
import { agreesWithPostcode } from "./postcode_areas.ts";
import { decimalNumber } from "./school_cells.ts";

/** The cells that say where a school is; blank where the file has no such column. */
export interface PlaceCells {
  readonly easting: string;
  readonly northing: string;
  readonly longitude: string;
  readonly latitude: string;
  readonly postcode: string;
}

/** What is wrong with a place, without the file and row. */
export interface PlaceProblem {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly advice: string;
}

export interface PlaceReading {
  readonly location: Position | null;
  readonly problem: PlaceProblem | null;
}

/** Farther apart than this, a school's two places are of different places and not two roundings of one. */
const DISAGREE_KM = 1;

/**
 * Where a school is: its longitude and latitude, else its National Grid reference, which goes before them where the two are
 * more than a kilometre apart. `location` is `null` where that is blank, 0, not a number, outside England or turned round;
 * with `mendSwapped` a turned-round pair is turned back.
 */
export function readPlace(cells: PlaceCells, mendSwapped: boolean): PlaceReading {
  const degrees = readDegrees(cells, mendSwapped);
  const grid = readGrid(cells, mendSwapped);
  if (degrees?.location != null) {
    return (grid?.location && disagreement(cells, degrees.location, grid)) ?? degrees;
  }
  return grid ?? degrees ?? { location: null, problem: noPlace(cells) };
}

/** The better of two places that are far apart, with a note; `null` where they agree. GIAS has the grid reference alone. */
function disagreement(
  cells: PlaceCells,
  degrees: Position,
  { location: grid, problem }: PlaceReading,
): PlaceReading | null {
  if (grid === null) return null;
  const apart = crowFlyKm(degrees, grid);
  if (apart <= DISAGREE_KM) return null;
  const isGridUsed = problem === null;
  const used = isGridUsed
    ? "The easting and northing are used."
    : `The longitude and latitude are used, because the easting and northing do not agree with the postcode ${cells.postcode}.`;
  return {
    location: isGridUsed ? grid : degrees,
    problem: {
      column: "easting, northing, longitude, latitude",
      value: [cells.easting, cells.northing, cells.longitude, cells.latitude].join(", "),
      reason: `The easting and northing are ${apart.toFixed(1)} km from the longitude and latitude.`,
      advice: `${used} Correct the wrong pair, or leave it blank.`,
    },
  };
}

function readDegrees(cells: PlaceCells, mendSwapped: boolean): PlaceReading | null {
  if (cells.longitude === "" || cells.latitude === "") return null;
  if (isBlank(cells.longitude) && isBlank(cells.latitude)) return null;
  const value = `${cells.longitude}, ${cells.latitude}`;
  const column = "longitude, latitude";
  const longitude = decimalNumber(cells.longitude);
  const latitude = decimalNumber(cells.latitude);
  if (longitude === null || latitude === null) return unusable(column, value, NOT_NUMBERS);
  if (isInEngland(longitude, latitude)) {
    return { location: roundedPosition(longitude, latitude), problem: null };
  }
  if (!isInEngland(latitude, longitude)) return unusable(column, value, OUTSIDE_DEGREES);
  return swapped(column, value, mendSwapped ? roundedPosition(latitude, longitude) : null);
}

function readGrid(cells: PlaceCells, mendSwapped: boolean): PlaceReading | null {
  if (isBlank(cells.easting) || isBlank(cells.northing)) return null;
  const value = `${cells.easting}, ${cells.northing}`;
  const column = "easting, northing";
  const easting = decimalNumber(cells.easting);
  const northing = decimalNumber(cells.northing);
  if (easting === null || northing === null) return unusable(column, value, NOT_NUMBERS);
  const isPlaced = isInEnglandGrid(easting, northing);
  const isPlacedSwapped = isInEnglandGrid(northing, easting);
  const agrees = agreesWithPostcode(easting, northing, cells.postcode);
  const agreesSwapped = agreesWithPostcode(northing, easting, cells.postcode);
  if (isPlacedSwapped && (!isPlaced || agrees === false) && agreesSwapped !== false) {
    return swapped(column, value, mendSwapped ? gridToPosition(northing, easting) : null);
  }
  if (!isPlaced) return unusable(column, value, OUTSIDE);
  const location = gridToPosition(easting, northing);
  if (agrees !== false) return { location, problem: null };
  return { location, problem: { column, value, ...farFrom(cells.postcode) } };
}

/** GIAS writes 0 where it has no grid reference. */
function isBlank(cell: string): boolean {
  return cell === "" || Number(cell) === 0;
}

function noPlace(cells: PlaceCells): PlaceProblem {
  return {
    column: "easting, northing",
    value: [cells.easting, cells.northing].join(", "),
    reason: "The school has no grid reference, so it is kept but its drive times cannot be judged.",
    advice: "Give its easting and northing, or its longitude and latitude.",
  };
}

function unusable(
  column: string,
  value: string,
  text: { readonly reason: string; readonly advice: string },
): PlaceReading {
  return { location: null, problem: { column, value, ...text } };
}

function swapped(column: string, value: string, location: Position | null): PlaceReading {
  const reason = `The ${column.replace(", ", " and ")} look turned round.`;
  const advice =
    location === null
      ? "Swap the two values, or read the file again with swapped places mended. Until then the school has no place."
      : "They were swapped back. Check the school's place on the map.";
  return { location, problem: { column, value, reason, advice } };
}

const NOT_NUMBERS = {
  reason: "The school's place is not a pair of numbers, so it has none.",
  advice: "Give easting and northing in metres, or longitude and latitude in decimal degrees.",
};

const OUTSIDE = {
  reason: "The school's place is outside England, so it is not used.",
  advice: "Check the numbers: easting 80000 to 656000, northing 5000 to 658000.",
};

const OUTSIDE_DEGREES = {
  ...OUTSIDE,
  advice: "Check the numbers: longitude -6.6 to 1.9, latitude 49.8 to 55.9.",
};

function farFrom(postcode: string): { readonly reason: string; readonly advice: string } {
  return {
    reason: `The place is more than 80 km from where the postcode ${postcode} is.`,
    advice: "The place is used as given. Check it, and the postcode.",
  };
}
