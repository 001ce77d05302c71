import type { Duals, MasterColumn, Triple } from "./master.ts";

/** The cost of `column` less what its items and the clusters' dual are worth, and more what `cuts` make it pay. */
export function reducedCost(column: MasterColumn, duals: Duals, cuts: readonly Triple[]): number {
  let sum = column.cost - duals.clusters;
  for (const item of column.members) sum -= duals.items[item] ?? 0;
  duals.cuts.forEach((dual, cut) => {
    if (dual === 0) return;
    const held = cuts[cut]?.filter((item) => column.members.includes(item)).length ?? 0;
    if (held >= 2) sum -= dual;
  });
  return sum;
}
