import type { CertificateLeaf } from "../exact/certificate.ts";
import type { ExactModel } from "../exact/model.ts";
import { urnOfItem } from "../exact/model.ts";
import type { CoverProblem } from "./cover_problem.ts";
import type { CoverDuals, DualCut } from "./instant_bounds.ts";

/** Whole numbers are rounded up from a sum of duals that is above them by more than this. */
const ROUNDING = 1e-6;

/** A case still to be decided, with the best duals known for it, one for each item of the model. */
export interface OpenCase {
  readonly problem: CoverProblem;
  readonly duals: Float64Array;
  readonly cuts: readonly DualCut[];
  readonly bound: number;
}

/** `problem` with the bound that duals over its items prove. */
export function caseOf(
  model: ExactModel,
  problem: CoverProblem,
  { duals, sum, cuts = [] }: CoverDuals,
): OpenCase {
  const ofModel = new Float64Array(model.size);
  problem.members.forEach(([first = 0], item) => {
    ofModel[first] = duals[item] ?? 0;
  });
  return { problem, duals: ofModel, cuts, bound: Math.ceil(sum - ROUNDING) };
}

/** The leaf of a certificate that a case is. */
export function leafOf(model: ExactModel, { problem, duals, cuts }: OpenCase): CertificateLeaf {
  const urnOf = (item: number) => urnOfItem(model, item);
  const named: Record<string, number> = {};
  duals.forEach((dual, item) => {
    if (dual !== 0) named[urnOf(item)] = dual;
  });
  const shown = cuts.map(({ items, dual }) => ({ urns: items.map(urnOf), dual }));
  return { ...problem.branch, duals: named, cuts: shown, other: {} };
}

/** The item that each of the model's items is a member of. */
export function itemsOfMembers({ members }: CoverProblem): ReadonlyMap<number, number> {
  return new Map(members.flatMap((each, item) => each.map((member) => [member, item] as const)));
}
