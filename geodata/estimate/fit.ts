import type { BandPoint, ErrorBand } from "../../src/domain/error_band.ts";
import { highEnd, lowEnd } from "../../src/domain/error_band.ts";
import type { DriveCurve } from "../../src/domain/estimate_model.ts";
import { curveSeconds } from "../../src/domain/estimate_model.ts";
import type { RoadPair, RoadPairs } from "./pairs.ts";

/** A curve with its band, and the places it was fitted on. */
export interface FittedModel {
  readonly fittedOn: readonly string[];
  readonly curve: DriveCurve;
  readonly band: ErrorBand;
}

/** The shipped model, and the models that were each fitted without one area so that it could be held out. */
export interface EstimateModel extends FittedModel {
  readonly folds: readonly (FittedModel & { readonly heldOut: string })[];
}

/** The share of routed pairs that the band is claimed to hold, at every distance. */
const CLAIMED_COVERAGE = 0.85;

/** Fitted to hold 90 % of each place's pairs at each distance: 5 % more than is claimed. */
const LOW_QUANTILE = 0.05;
const HIGH_QUANTILE = 0.95;

/** Kilometres between which a place's ratios are pooled; the last class is open. */
const DISTANCE_EDGES = [5, 10, 20] as const;

/** A place with fewer pairs than this in a distance class says nothing about its tails. */
const FEWEST_PAIRS = 20;

/** Where the shipped band has its points. The closest pair known is 0.2 km apart, the farthest 100 km. */
const ENVELOPE_KM = [0.2, 1, 5, 10, 20, 30, 100] as const;

/**
 * The model fitted on two areas with OSRM times, each held out in turn, and on road times of other origin (`spread`),
 * which widen the bands but do not move the curve.
 */
export function fitEstimate(areas: readonly RoadPairs[], spread: RoadPairs): EstimateModel {
  const folds = areas.map((heldOut) => {
    const others = areas.filter((area) => area !== heldOut);
    return { heldOut: heldOut.place, ...fitFold(others, spread) };
  });
  const curve = fitCurve(areas);
  const fittedOn = [...areas, spread].map(({ place }) => place);
  return { fittedOn, curve, band: envelope(curve, folds), folds };
}

function fitFold(areas: readonly RoadPairs[], spread: RoadPairs): FittedModel {
  const curve = fitCurve(areas);
  const places = [...areas, spread];
  return { fittedOn: places.map(({ place }) => place), curve, band: fitBand(curve, places) };
}

/**
 * The curve with the least mean |ln(routed ÷ curve)|, every place counting the same. For each intercept and exponent
 * on a grid the slope is the weighted median, so half of the weight lies above the curve and half below.
 */
export function fitCurve(places: readonly RoadPairs[]): DriveCurve {
  const weighted = places.flatMap(({ pairs }) =>
    pairs.map((pair) => ({ ...pair, weight: 1 / pairs.length })),
  );
  let best: { curve: DriveCurve; error: number } | null = null;
  for (let exponent = 0.5; exponent <= 1.001; exponent += 0.01) {
    for (let intercept = 0; intercept <= 180; intercept += 10) {
      const slope = weightedMedian(
        weighted.map(({ km, seconds, weight }) => ({
          value: (seconds - intercept) / km ** exponent,
          weight,
        })),
      );
      if (slope <= 0) continue;
      const curve = {
        interceptSeconds: intercept,
        slopeSeconds: round(slope, 1),
        exponent: round(exponent, 2),
      };
      const error = weighted.reduce(
        (sum, { km, seconds, weight }) =>
          sum + weight * Math.abs(Math.log(seconds / curveSeconds(curve, km))),
        0,
      );
      if (best === null || error < best.error) best = { curve, error };
    }
  }
  if (best === null) throw new Error("No curve fits: there are no pairs with a time above 0.");
  return best.curve;
}

/**
 * The band that holds the central 90 % of every place's ratios in every distance class. A point on the edge of two
 * classes takes the wider of both, so the band is nowhere narrower than its class needs.
 */
function fitBand(curve: DriveCurve, places: readonly RoadPairs[]): ErrorBand {
  const classes = [0, ...DISTANCE_EDGES].map((from, i) => {
    const to = DISTANCE_EDGES[i] ?? Number.POSITIVE_INFINITY;
    const ratios = places
      .map(({ pairs }) => pairs.filter(({ km }) => km >= from && km < to))
      .filter((pairs) => pairs.length >= FEWEST_PAIRS)
      .map((pairs) => pairs.map((pair) => ratioTo(curve, pair)).sort((a, b) => a - b));
    return {
      low: Math.min(...ratios.map((sorted) => quantile(sorted, LOW_QUANTILE))),
      high: Math.max(...ratios.map((sorted) => quantile(sorted, HIGH_QUANTILE))),
    };
  });
  const lastEdge = DISTANCE_EDGES[DISTANCE_EDGES.length - 1] ?? 0;
  const points = [...DISTANCE_EDGES, lastEdge * 1.5].map((km, i) => {
    const nearer = classes[i];
    const farther = classes[i + 1] ?? nearer;
    if (nearer === undefined || farther === undefined) throw new Error(`No class at ${km} km.`);
    const low = Math.min(nearer.low, farther.low);
    return bandPoint(curve, km, low, Math.max(nearer.high, farther.high));
  });
  return { coverage: CLAIMED_COVERAGE, points };
}

/** A band around `curve` that is nowhere from 0.2 to 100 km narrower than the band of any fold. */
function envelope(curve: DriveCurve, folds: readonly FittedModel[]): ErrorBand {
  const need = (km: number) => {
    const ends = folds.map((fold) => {
      const central = curveSeconds(fold.curve, km);
      return { low: lowEnd(fold.band, central), high: highEnd(fold.band, central) };
    });
    const central = curveSeconds(curve, km);
    return {
      low: Math.min(...ends.map(({ low }) => low)) / central,
      high: Math.max(...ends.map(({ high }) => high)) / central,
    };
  };
  const points = ENVELOPE_KM.map((km) => bandPoint(curve, km, need(km).low, need(km).high));
  for (const km of envelopeGrid()) {
    const central = curveSeconds(curve, km);
    const band = { coverage: CLAIMED_COVERAGE, points };
    const short = {
      low: lowEnd(band, central) / central - need(km).low,
      high: need(km).high - highEnd(band, central) / central,
    };
    widen(points, central, Math.max(0, short.low), Math.max(0, short.high));
  }
  return { coverage: CLAIMED_COVERAGE, points };
}

/** The distances at which the envelope is made, and tested, to hold every fold's band. */
export function envelopeGrid(): readonly number[] {
  return Array.from({ length: 999 }, (_, i) => round(0.2 + i * 0.1, 1));
}

function widen(points: BandPoint[], central: number, low: number, high: number): void {
  if (low === 0 && high === 0) return;
  const above = points.findIndex((point) => point.seconds >= central);
  for (const i of [above - 1, above]) {
    const point = points[i];
    if (point === undefined) continue;
    points[i] = { ...point, low: roundDown(point.low - low), high: roundUp(point.high + high) };
  }
}

function bandPoint(curve: DriveCurve, km: number, low: number, high: number): BandPoint {
  return {
    seconds: round(curveSeconds(curve, km), 1),
    low: roundDown(low),
    high: roundUp(high),
  };
}

function ratioTo(curve: DriveCurve, { km, seconds }: RoadPair): number {
  return seconds / curveSeconds(curve, km);
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (at - Math.floor(at)) * (above - below);
}

function weightedMedian(items: { value: number; weight: number }[]): number {
  items.sort((a, b) => a.value - b.value);
  const half = items.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of items) {
    sum += weight;
    if (sum >= half) return value;
  }
  return Number.NaN;
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

function roundDown(multiplier: number): number {
  return Math.floor(round(multiplier * 100, 6)) / 100;
}

function roundUp(multiplier: number): number {
  return Math.ceil(round(multiplier * 100, 6)) / 100;
}
