import { areaName } from "./area_name.ts";

const MOST_NAMED = 5;

/** Of `names`, those that someone who typed `typed` may have meant, the likeliest first, at most five. */
export function nearNames(typed: string, names: readonly string[]): readonly string[] {
  const wanted = areaName(typed);
  if (wanted === "") return [];
  const holding = names.filter((name) => areaName(name).includes(wanted));
  if (holding.length > 0) return holding.slice(0, MOST_NAMED);
  const most = Math.max(1, Math.floor(wanted.length / 4));
  return names
    .map((name) => ({ name, slips: slipsBetween(wanted, areaName(name)) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips || a.name.localeCompare(b.name))
    .slice(0, MOST_NAMED)
    .map(({ name }) => name);
}

/** Letters to be added, left out or changed to make one of the other (Levenshtein 1966), two that changed places being one slip. */
function slipsBetween(a: string, b: string): number {
  let [before, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, (row?.[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before?.[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row?.[b.length] ?? 0;
}
