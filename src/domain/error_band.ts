import type { Seconds } from "./units.ts";

/** One point of an error band: at `seconds` of central raw time the truth lies between `low` and `high` times it. */
export interface BandPoint {
  readonly seconds: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How far an estimated time may be from a routed one. Multipliers are interpolated linearly in central raw seconds
 * between `points` (ascending), and held constant outside them.
 */
export interface ErrorBand {
  /** The share of routed pairs that the band is claimed to hold, 0 to 1. */
  readonly coverage: number;
  readonly points: readonly BandPoint[];
}

/** The shortest raw seconds that a central estimate may stand for; the value itself without a band. */
export function lowEnd(band: ErrorBand | null, central: Seconds): Seconds {
  return band === null ? central : ((central * multiplier(band, central, "low")) as Seconds);
}

/** The longest raw seconds that a central estimate may stand for; the value itself without a band. */
export function highEnd(band: ErrorBand | null, central: Seconds): Seconds {
  return band === null ? central : ((central * multiplier(band, central, "high")) as Seconds);
}

function multiplier(band: ErrorBand, central: number, end: "low" | "high"): number {
  const points = band.points;
  const first = points[0];
  if (first === undefined) throw new RangeError("An error band needs at least one point.");
  let below = first;
  for (const above of points) {
    if (above.seconds >= central) {
      if (above.seconds === below.seconds) return above[end];
      const share = (central - below.seconds) / (above.seconds - below.seconds);
      return share <= 0 ? below[end] : below[end] + share * (above[end] - below[end]);
    }
    below = above;
  }
  return below[end];
}
