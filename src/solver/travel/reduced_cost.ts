import type { Duals, MasterColumn, Triple } from "./master.ts";

/**
 * For each of `columns`, its cost less what its items and the clusters' dual are worth, and more what the cuts of which
 * it has two items or three make it pay.
 */
export function reducedCosts(
  columns: readonly MasterColumn[],
  duals: Duals,
  cuts: readonly Triple[],
): Float64Array {
  const cutsWith: number[][] = Array.from(duals.items, () => []);
  duals.cuts.forEach((dual, cut) => {
    if (dual < 0) for (const item of cuts[cut] ?? []) cutsWith[item]?.push(cut);
  });
  const held = new Uint8Array(duals.cuts.length);
  return Float64Array.from(columns, ({ members, cost }) => {
    let sum = cost - duals.clusters;
    for (const item of members) {
      sum -= duals.items[item] ?? 0;
      for (const cut of cutsWith[item] ?? []) {
        held[cut] = (held[cut] ?? 0) + 1;
        if (held[cut] === 2) sum -= duals.cuts[cut] ?? 0;
      }
    }
    for (const item of members) for (const cut of cutsWith[item] ?? []) held[cut] = 0;
    return sum;
  });
}
