import type { CSSProperties } from "react";

const WIDTH = 340;
const HEIGHT = 200;
const LEFT = 44;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 22;
/** Grid lines at the most, and how far apart the numbers below the chart are at the least. */
const MOST_LINES = 5;
const LEAST_APART = 26;

/** Where figures lie in a chart of numbers of clusters against seconds. */
export interface ChartScale {
  readonly viewBox: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: (clusters: number) => number;
  readonly y: (seconds: number) => number;
  /** Grid lines, at whole minutes. */
  readonly lines: readonly { readonly y: number; readonly value: number }[];
  /** Numbers of clusters to write below. */
  readonly ticks: readonly number[];
  /** The place of a point for an element that lies over the chart. */
  readonly placeOf: (clusters: number, seconds: number) => CSSProperties;
}

/** A scale in which all of `clusters` and `seconds` lie. */
export function chartScale(clusters: readonly number[], seconds: readonly number[]): ChartScale {
  const [first, last] = [Math.min(...clusters), Math.max(...clusters)];
  const [low, high] = [Math.min(...seconds), Math.max(...seconds)];
  const step = lineStep((high - low) / 60);
  const from = Math.floor(low / 60 / step) * step;
  const to = Math.max(from + step, Math.ceil(high / 60 / step) * step);
  const [right, bottom] = [WIDTH - RIGHT, HEIGHT - BOTTOM];
  const x = (count: number) => LEFT + ((count - first) / (last - first || 1)) * (right - LEFT);
  const y = (value: number) => bottom - ((value / 60 - from) / (to - from)) * (bottom - TOP);
  const lines = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => {
    const value = (from + at * step) * 60;
    return { value, y: y(value) };
  });
  const ticks: number[] = [];
  for (const count of [...new Set(clusters)].sort((a, b) => a - b)) {
    const before = ticks.at(-1);
    if (before === undefined || x(count) - x(before) >= LEAST_APART) ticks.push(count);
  }
  return {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    left: LEFT,
    right,
    bottom,
    x,
    y,
    lines,
    ticks,
    placeOf: (count, value) => ({
      left: `${(100 * x(count)) / WIDTH}%`,
      top: `${(100 * y(value)) / HEIGHT}%`,
    }),
  };
}

/** Minutes between grid lines: 1, 2 or 5 times a power of ten, and 1 at the least. */
function lineStep(minutes: number): number {
  const least = Math.max(1, minutes / MOST_LINES);
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((times) => times * power >= least) ?? 10) * power;
}

/** A line through `points`, as an SVG path. */
export function pathOf(points: readonly (readonly [x: number, y: number])[]): string {
  return points
    .map(([x, y], at) => `${at === 0 ? "M" : "L"}${x.toFixed(1)},${y.toFixed(1)}`)
    .join("");
}

/** The same as a staircase that goes on at its height until the next point. */
export function stairsOf(points: readonly (readonly [x: number, y: number])[]): string {
  return points
    .map(([x, y], at) =>
      at === 0 ? `M${x.toFixed(1)},${y.toFixed(1)}` : `H${x.toFixed(1)}V${y.toFixed(1)}`,
    )
    .join("");
}
