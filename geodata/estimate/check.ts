import { highEnd, lowEnd } from "../../src/domain/error_band.ts";
import { curveSeconds } from "../../src/domain/estimate_model.ts";
import { seconds } from "../../src/domain/units.ts";
import type { EstimateModel, FittedModel } from "./fit.ts";
import type { RoadPairs } from "./pairs.ts";

/** How many road pairs of one place and distance class a band holds. */
export interface CoverageRow {
  readonly place: string;
  /** Whether the band was fitted without the place's pairs, or is the one that is shipped. */
  readonly band: "held out" | "shipped";
  readonly fromKm: number;
  readonly toKm: number;
  readonly pairs: number;
  readonly inside: number;
  /** Routed above the band's high end: the estimate was too optimistic. */
  readonly tooOptimistic: number;
  /** Routed below the band's low end: the estimate was too pessimistic. */
  readonly tooPessimistic: number;
  /** Mean seconds from the band's low end to its high end. */
  readonly meanWidthSeconds: number;
  /** Mean of (high − low) ÷ central. */
  readonly meanWidthShare: number;
}

/** The distance classes of the claim, then all beyond, then all. Kilometres. */
const DISTANCES = [
  [0, 5],
  [5, 10],
  [10, 20],
  [20, Number.POSITIVE_INFINITY],
  [0, Number.POSITIVE_INFINITY],
] as const;

/** Each area's pairs in the band that was fitted without them, and in the shipped band. */
export function checkEstimate(model: EstimateModel, areas: readonly RoadPairs[]): CoverageRow[] {
  return areas.flatMap((area) => {
    const fold = model.folds.find(({ heldOut }) => heldOut === area.place);
    if (fold === undefined) throw new Error(`No model was fitted without ${area.place}.`);
    return [...coverage(fold, "held out", area), ...coverage(model, "shipped", area)];
  });
}

/** The rows of one place in one band, a row for each distance class that has pairs. */
export function coverage(
  { curve, band }: FittedModel,
  name: CoverageRow["band"],
  { place, pairs }: RoadPairs,
): CoverageRow[] {
  const judged = pairs.map(({ km, seconds: routed }) => {
    const central = curveSeconds(curve, km);
    return { km, routed, central, low: lowEnd(band, central), high: highEnd(band, central) };
  });
  return DISTANCES.flatMap(([fromKm, toKm]) => {
    const within = judged.filter(({ km }) => km >= fromKm && km < toKm);
    if (within.length === 0) return [];
    const count = (test: (pair: (typeof within)[number]) => boolean) => within.filter(test).length;
    const mean = (value: (pair: (typeof within)[number]) => number) =>
      within.reduce((sum, pair) => sum + value(pair), 0) / within.length;
    return {
      place,
      band: name,
      fromKm,
      toKm,
      pairs: within.length,
      inside: count(({ routed, low, high }) => routed >= low && routed <= high),
      tooOptimistic: count(({ routed, high }) => routed > high),
      tooPessimistic: count(({ routed, low }) => routed < low),
      meanWidthSeconds: seconds(mean(({ low, high }) => high - low)),
      meanWidthShare: mean(({ low, high, central }) => (high - low) / central),
    };
  });
}

/** The distance classes up to 20 km in which a band holds fewer of the pairs than is claimed. */
export function brokenClaims(rows: readonly CoverageRow[], claim: number): CoverageRow[] {
  return rows.filter(({ toKm, inside, pairs }) => toKm <= 20 && inside / pairs < claim);
}

/** The rows as a table in text. */
export function formatCoverage(rows: readonly CoverageRow[]): string {
  const header = [
    "area",
    "band",
    "km",
    "pairs",
    "inside",
    "too optimistic",
    "too pessimistic",
    "mean width",
    "of centre",
  ];
  const cells = rows.map((row) => [
    row.place,
    row.band,
    classOf(row),
    String(row.pairs),
    `${((100 * row.inside) / row.pairs).toFixed(1)} %`,
    String(row.tooOptimistic),
    String(row.tooPessimistic),
    `${(row.meanWidthSeconds / 60).toFixed(1)} min`,
    `${(100 * row.meanWidthShare).toFixed(0)} %`,
  ]);
  const table = [header, ...cells];
  const widths = header.map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ");
  return `${table.map(line).join("\n")}\n`;
}

function classOf({ fromKm, toKm }: CoverageRow): string {
  if (Number.isFinite(toKm)) return `${fromKm}–${toKm}`;
  return fromKm === 0 ? "all" : `${fromKm}+`;
}
