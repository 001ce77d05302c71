import type { CoverProblem } from "./cover_problem.ts";
import type { CoverProgram } from "./cover_program.ts";

/** Two items of a cover problem. */
type Pair = readonly [a: number, b: number];

/** So many pairs, those nearest to half together, are tried. */
const MOST_TRIED = 8;
/** A share this near to 0 or 1 is whole, and so small a rise of a bound is none. */
const ROUNDING = 1e-6;

/**
 * The pair to branch on after `program` was solved at a cost of `bound`: the one that raises the bound most in both of its
 * cases, as trials say ("strong branching"; Applegate, Bixby, Chvátal & Cook 1995), where a rise to `enough` is all that
 * counts, and trials end when it `isLate`. `null` where every cluster of the fractional cover is whole.
 */
export function pairToBranchOn(
  problem: CoverProblem,
  program: CoverProgram,
  { bound, enough }: { readonly bound: number; readonly enough: number },
  isLate: () => boolean,
): Pair | null {
  let best: Pair | null = null;
  let most = 0;
  const rise = (cost: number) => Math.max(ROUNDING, Math.min(cost, enough) - bound);
  for (const [a, b] of dividedPairs(problem, program).slice(0, MOST_TRIED)) {
    if (best !== null && isLate()) break;
    const together = program.costTogether(a, b);
    if (rise(together) * (enough - bound) <= most) continue;
    const apart = program.costApart(a, b);
    const score = rise(together) * rise(apart);
    if (score > most) {
      most = score;
      best = [a, b];
    }
    if (Math.min(together, apart) >= enough) break;
  }
  return best;
}

/** Pairs of items that are partly together in the fractional cover of `program`, nearest to half first. */
function dividedPairs(problem: CoverProblem, program: CoverProgram): readonly Pair[] {
  const { size } = problem;
  const joint = new Map<number, number>();
  program.clusters.forEach((cluster, at) => {
    const share = program.shares[at] ?? 0;
    if (share < ROUNDING) return;
    for (const a of cluster) {
      for (const b of cluster) {
        if (a < b) joint.set(a * size + b, (joint.get(a * size + b) ?? 0) + share);
      }
    }
  });
  return [...joint]
    .map(([pair, share]) => ({ pair, away: Math.abs(share - 0.5) }))
    .filter(({ away }) => away < 0.5 - ROUNDING)
    .sort((one, other) => one.away - other.away || one.pair - other.pair)
    .map(({ pair }) => [Math.floor(pair / size), pair % size]);
}
