import type { Proof } from "../outcome.ts";
import type { Certificate } from "./certificate.ts";
import { CERTIFICATE_VERSION } from "./certificate.ts";
import { leafSize, leavesBound, SAFETY } from "./leaf_bound.ts";
import type { ExactModel } from "./model.ts";
import { urnOfItem } from "./model.ts";
import type { ExactOutcome } from "./steps.ts";

export const NO_PROOF: Proof | null = null;

/** A bound meets the value where it is nearer than this share of it, and the safety term. */
const SAME = 1e-6;

/**
 * The proof of an exact method's outcome. `leftOut` is what proved that no plan of any count leaves out fewer schools, where that
 * was needed; `wanted` the count of clusters that the outcome shows to be too many.
 */
export function closeOutcome(
  model: ExactModel,
  outcome: ExactOutcome,
  leftOut: ExactOutcome | null,
  wanted: number | null = null,
): Proof | null {
  if (outcome.leaves.length === 0) return NO_PROOF;
  const base = {
    version: CERTIFICATE_VERSION,
    objective: model.objective,
    clusters: model.clusters,
    leftOutCost: model.leftOutCost,
  } as const;
  if (wanted !== null) {
    const most = -leavesBound(outcome.leaves, null, true);
    if (most >= wanted) return NO_PROOF;
    const certificate: Certificate = { ...base, leaves: [], countLeaves: outcome.leaves };
    return { bound: 0, isComplete: true, certificate };
  }
  const { plan } = outcome;
  const bound = leavesBound(outcome.leaves, model.clusters, model.objective === "fewest");
  const ofValue = Math.max(0, bound - model.leftOutCost * plan.unplaced);
  const sizes = outcome.leaves.map((leaf) => leafSize(leaf, model.clusters));
  const slack = SAME * Math.max(1, plan.value) + 2 * SAFETY * Math.max(...sizes);
  if (bound > plan.total + slack) {
    throw new Error(`The bound ${bound} is above the plan's total of ${plan.total}.`);
  }
  const isFewestLeftOut =
    plan.unplaced === 0 || leftOut === null || provedLeftOut(leftOut) >= plan.unplaced;
  const certificate: Certificate = {
    ...base,
    leaves: outcome.leaves,
    ...(leftOut === null ? {} : { leftOutLeaves: leftOut.leaves }),
    ...(outcome.noTwoShare === undefined
      ? {}
      : { noTwoShare: outcome.noTwoShare.map((item) => urnOfItem(model, item)) }),
  };
  return {
    bound: ofValue,
    isComplete: bound >= plan.total - slack && isFewestLeftOut,
    certificate,
  };
}

/** How many schools every plan leaves out, as the outcome of leaving out the fewest proves. */
export function provedLeftOut({ leaves }: ExactOutcome): number {
  return leaves.length === 0 ? 0 : leavesBound(leaves, null, true);
}
