import type { ErrorBand } from "./error_band.ts";
import type { Seconds } from "./units.ts";

/** Central raw seconds as a function of crow-fly kilometres: `interceptSeconds + slopeSeconds · km ^ exponent`. */
export interface DriveCurve {
  readonly interceptSeconds: number;
  readonly slopeSeconds: number;
  readonly exponent: number;
}

/** Central raw (free-flow) seconds of a drive between points `km` apart as the crow flies. */
export function curveSeconds(curve: DriveCurve, km: number): Seconds {
  return (curve.interceptSeconds + curve.slopeSeconds * km ** curve.exponent) as Seconds;
}

/**
 * The median curve through the OSRM school pairs of Rutland and the Isle of Wight.
 * Fitted by `geodata/estimate/fit.ts`, recorded in `geodata/estimate/model.json`; source: docs/data-sources.md#estimate.
 */
export const ESTIMATE_CURVE: DriveCurve = {
  interceptSeconds: 20,
  slopeSeconds: 145.7,
  exponent: 0.79,
};

/**
 * The band around `ESTIMATE_CURVE`: at every distance from 0.2 to 100 km at least as wide as each band that was
 * checked on an area held out of its fitting. Source: docs/data-sources.md#estimate.
 */
export const ESTIMATE_BAND: ErrorBand = {
  coverage: 0.85,
  points: [
    { seconds: 60.9, low: 0.52, high: 3.36 },
    { seconds: 165.7, low: 0.64, high: 2.44 },
    { seconds: 539.6, low: 0.62, high: 2.26 },
    { seconds: 918.4, low: 0.58, high: 1.62 },
    { seconds: 1573.4, low: 0.58, high: 1.38 },
    { seconds: 2159.9, low: 0.71, high: 1.2 },
    { seconds: 5559.4, low: 0.73, high: 1.3 },
  ],
};
