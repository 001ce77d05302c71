import { MOST_POINTS } from "./curve.ts";

/**
 * Up to `MOST_POINTS` numbers from `first` to `last`, both among them, as evenly spread as whole numbers can be; and
 * `around` with its neighbours, where they are between.
 */
export function spreadCounts(
  first: number,
  last: number,
  around: number | null,
): readonly number[] {
  if (last < first) return [];
  const wanted = (around === null ? [] : [around - 1, around, around + 1]).filter(
    (count) => count >= first && count <= last,
  );
  const chosen = new Set([first, last, ...wanted]);
  for (let parts = Math.min(MOST_POINTS, last - first + 1); parts > 0; parts--) {
    const spread = new Set([...chosen, ...evenly(first, last, parts)]);
    if (spread.size <= MOST_POINTS) return ascending(spread);
  }
  return ascending(chosen);
}

function evenly(first: number, last: number, parts: number): readonly number[] {
  if (parts === 1) return [first];
  const step = (last - first) / (parts - 1);
  return Array.from({ length: parts }, (_, at) => Math.round(first + at * step));
}

function ascending(counts: ReadonlySet<number>): readonly number[] {
  return [...counts].sort((a, b) => a - b);
}
