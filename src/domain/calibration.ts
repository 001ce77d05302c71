import type { DriveTimes } from "./drive_times.ts";
import type { SchoolIndex } from "./school.ts";
import type { Seconds } from "./units.ts";
import { UNREACHABLE } from "./units.ts";

/** A drive that somebody timed, door to door. */
export interface ObservedTrip {
  readonly from: SchoolIndex;
  readonly to: SchoolIndex;
  readonly observed: Seconds;
}

/** A timed drive beside the time of the table. */
export interface CalibratedTrip extends ObservedTrip {
  readonly raw: Seconds;
  /** How many times as long as the table's free-flow time it took, fixed minutes taken off first. */
  readonly ratio: number;
  /** Beyond 1.5 times the middle half's width from the middle half (Tukey 1977, §2D). */
  readonly isOutlier: boolean;
}

export interface Calibration {
  /** Those that could be compared, in the order they were given. */
  readonly trips: readonly CalibratedTrip[];
  /** The median of the ratios. Source: docs/data-sources.md#calibration. */
  readonly factor: number;
  /** Ratios below which a quarter and three quarters of the trips lie. */
  readonly quartiles: readonly [number, number];
  /** Ratios below which 5 % and 95 % of the trips lie. */
  readonly ninety: readonly [number, number];
  /** The width of the middle half as a share of the factor: 0.25 is 25 %. */
  readonly spread: number;
  readonly isFew: boolean;
  readonly isWide: boolean;
}

/** Fewer trips than this say little. */
export const LEAST_TRIPS = 8;
/** Beyond these a factor says that schools, minutes or rows were mixed up: winter, the slowest of the named speeds, is 1.45. */
export const FACTOR_BOUNDS = [0.5, 3] as const;
/** A middle half wider than this share of the factor says that one factor does not fit these trips. */
export const WIDE_SPREAD = 0.25;

/**
 * What observed trips say of `times`: the factor is the median of (observed − fixed) ÷ raw. Trips without a route, of no
 * length, or not longer than `fixed` are left out; `null` where none is left.
 */
export function calibrate(
  times: DriveTimes,
  observed: readonly ObservedTrip[],
  fixed: Seconds,
): Calibration | null {
  const compared = observed.flatMap((trip) => {
    const raw = times.seconds(trip.from, trip.to);
    const ratio = (trip.observed - fixed) / raw;
    return isComparable(times, trip, fixed) ? [{ ...trip, raw, ratio }] : [];
  });
  if (compared.length === 0) return null;
  const ratios = compared.map(({ ratio }) => ratio).sort((a, b) => a - b);
  const [lower, factor, upper] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share));
  if (lower === undefined || factor === undefined || upper === undefined) return null;
  const reach = 1.5 * (upper - lower);
  const spread = (upper - lower) / factor;
  return {
    trips: compared.map((trip) => ({
      ...trip,
      isOutlier: trip.ratio < lower - reach || trip.ratio > upper + reach,
    })),
    factor,
    quartiles: [lower, upper],
    ninety: [quantile(ratios, 0.05), quantile(ratios, 0.95)],
    spread,
    isFew: compared.length < LEAST_TRIPS,
    isWide: spread > WIDE_SPREAD,
  };
}

/** Whether a trip can be set beside the table's time: there is a route of some length, and it took longer than the fixed time. */
export function isComparable(times: DriveTimes, trip: ObservedTrip, fixed: Seconds): boolean {
  const raw = times.seconds(trip.from, trip.to);
  return raw > 0 && raw < UNREACHABLE && trip.observed > fixed;
}

/** The value below which `share` of ascending `sorted` lies, interpolated linearly (Hyndman & Fan 1996, definition 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
