import type { Proposal } from "../proposal.ts";
import type { Alternatives } from "./alternatives.ts";

/**
 * Plan number `at` of `alternatives` as a proposal: the best one's bound and certificate hold for it as well, since they are
 * about every plan of what was asked for. Throws where there is no such plan.
 */
export function proposalOfAlternative(alternatives: Alternatives, at: number): Proposal {
  const { best, plans } = alternatives;
  const plan = plans[at];
  if (plan === undefined) throw new RangeError(`There is no plan ${at} of ${plans.length}.`);
  if (at === 0) return best;
  const { kind } = best.objective;
  const value = kind === "fewest" ? plan.clusters.length : plan.value;
  const bound = best.bound === null ? null : Math.min(value, best.bound);
  const isAsGood = value <= best.objective.value && plan.unplaced.length <= best.unplaced.length;
  return {
    ...best,
    status: isAsGood ? best.status : "feasible",
    stoppedBy: isAsGood ? best.stoppedBy : "iterations",
    objective: { kind, value },
    bound,
    gap: bound === null ? null : value === 0 ? 0 : (value - bound) / value,
    clusters: plan.clusters,
    unplaced: plan.unplaced,
    ...plan.wished,
  };
}
