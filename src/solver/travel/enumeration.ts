import type { Pauses, PricedBranch } from "./column_generation.ts";
import { pricesOf } from "./column_generation.ts";
import type { Duals, Triple } from "./master.ts";

/** Which clusters are wanted: those of a reduced cost below `gap` under `duals`, if they are fewer than `limit`. */
export interface Wanted {
  readonly duals: Duals;
  readonly cuts: readonly Triple[];
  readonly gap: number;
  readonly limit: number;
}

/**
 * Every legal cluster of the branch that is wanted: no plan better by `gap` than the bound of the duals has any other.
 * `null` where there are too many, or it was stopped.
 */
export function* enumerateClusters(
  { contracted, pricing }: PricedBranch,
  { duals, cuts, gap, limit }: Wanted,
): Pauses<readonly (readonly number[])[] | null> {
  const { rewards, penalties } = pricesOf(contracted, duals, cuts);
  pricing.prepare(rewards, penalties);
  pricing.found.clear();
  for (let rank = 0; rank < contracted.graph.size; rank++) {
    if (!pricing.enumerateSeed(rank, duals.clusters + gap, limit)) return null;
    if (pricing.isCutShort === true || !(yield)) return null;
  }
  const { count, starts, members } = pricing.found;
  return Array.from({ length: count }, (_, k) =>
    Array.from(members.subarray(starts[k], starts[k + 1]), (at) => contracted.itemsOf[at] ?? [])
      .flat()
      .sort((a, b) => a - b),
  );
}
