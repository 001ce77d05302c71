import type { ExactHooks } from "../exact/steps.ts";
import { greedyClusters, mostWorthCluster, WORTH_MORE, worthOf } from "./cover_columns.ts";
import type { CoverProblem } from "./cover_problem.ts";
import type { CoverProgram } from "./cover_program.ts";
import type { CoverDuals } from "./instant_bounds.ts";

/** New clusters for the linear program are at most so many at a time. */
const MOST_AT_ONCE = 200;

/**
 * Solves the fractional cover by column generation: clusters worth more than they cost are added until exact pricing finds
 * none, or at once where all are there. Yields after every round; returns the duals, or `null` where `shouldStop` said so before the end.
 */
export function* boundCover(
  problem: CoverProblem,
  program: CoverProgram,
  hooks: ExactHooks,
): Generator<void, CoverDuals | null> {
  for (;;) {
    const left = hooks.endsAt - hooks.now();
    if (left <= 0 || !program.solve(left)) return null;
    const duals = program.duals();
    if (program.hasAll) return provedDuals(problem, duals, mostExcess(problem, program, duals));
    const quick = greedyClusters(problem, duals).slice(0, MOST_AT_ONCE);
    if (program.add(quick) === 0) {
      const best = mostWorthCluster(problem, duals);
      if (best === null) return provedDuals(problem, duals, 0);
      const excess = worthOf(duals, best) - problem.clusterCost;
      // A cluster that is known and still worth more is so by HiGHS's tolerance.
      if (program.add([best]) === 0) return provedDuals(problem, duals, excess);
    }
    yield;
  }
}

/** By how much a cluster of `program` is worth more than it costs, by HiGHS's tolerance. */
function mostExcess(problem: CoverProblem, program: CoverProgram, duals: Float64Array): number {
  return program.clusters.reduce(
    (most, cluster) => Math.max(most, worthOf(duals, cluster) - problem.clusterCost),
    0,
  );
}

/** `duals` lowered so that no legal cluster is worth more than its cost at all, and their sum. */
function provedDuals(problem: CoverProblem, duals: Float64Array, excess: number): CoverDuals {
  const by = excess + 2 * WORTH_MORE;
  const lowered = duals.map((dual) => (problem.hereditary ? Math.max(0, dual - by) : dual - by));
  return { duals: lowered, sum: lowered.reduce((sum, dual) => sum + dual, 0) };
}
