import type { Urn } from "../../domain/school.ts";
import { costOfLeavingOut, type ExactModel, urnOfItem } from "../exact/model.ts";
import type { CliqueGraph } from "../kernels/heaviest_clique.ts";

/** A case of a branching on pairs of schools: their first URNs. */
export interface Branch {
  readonly together: readonly (readonly [Urn, Urn])[];
  readonly apart: readonly (readonly [Urn, Urn])[];
}

/** Which items are to be covered by cliques that all cost the same, and what leaving one out costs. */
export interface CoverProblem extends CliqueGraph {
  /** What one cluster costs. */
  readonly clusterCost: number;
  /** What leaving an item out costs; 0 where it may stay out. */
  readonly leaveCost: Float64Array;
  /** The model's items that each item here is made of. */
  readonly members: readonly (readonly number[])[];
  readonly urns: readonly Urn[];
  /** Whether a part of a legal cluster is always legal, so that covering an item twice is as good as once. */
  readonly hereditary: boolean;
  readonly branch: Branch;
}

/** The cover problem of `model`, with a cluster at `clusterCost` and a left-out school of those to place at `leftOutCost`. */
export function coverProblemOf(
  model: ExactModel,
  clusterCost: number,
  leftOutCost: number = model.leftOutCost,
): CoverProblem {
  const { limits, size } = model;
  const scale = model.leftOutCost > 0 ? leftOutCost / model.leftOutCost : 0;
  const items = Array.from({ length: size }, (_, item) => item);
  return {
    size,
    allowed: model.allowed,
    schools: model.schools,
    pupils: model.pupils,
    limits,
    clusterCost,
    leaveCost: Float64Array.from(items, (item) => costOfLeavingOut(model, item) * scale),
    members: items.map((item) => [item]),
    urns: items.map((item) => urnOfItem(model, item)),
    hereditary: limits.minSchools <= 1 && limits.minPupils <= 0 && clusterCost >= 0,
    branch: { together: [], apart: [] },
  };
}

/** `problem` in the case that items `a` and `b` share a cluster, which they may. */
export function together(problem: CoverProblem, a: number, b: number): CoverProblem {
  const { size } = problem;
  const kept = Array.from({ length: size }, (_, item) => item).filter((item) => item !== b);
  const allowed = new Uint8Array(kept.length * kept.length);
  const both = (one: number, other: number) => {
    if (problem.allowed[one * size + other] !== 1) return 0;
    const beside = one === a ? other : other === a ? one : null;
    return beside === null || problem.allowed[beside * size + b] === 1 ? 1 : 0;
  };
  kept.forEach((one, row) => {
    kept.forEach((other, column) => {
      allowed[row * kept.length + column] = both(one, other);
    });
  });
  const added = (table: ArrayLike<number>) => (item: number) =>
    (table[item] ?? 0) + (item === a ? (table[b] ?? 0) : 0);
  return {
    ...problem,
    size: kept.length,
    allowed,
    schools: Int32Array.from(kept, added(problem.schools)),
    pupils: Float64Array.from(kept, added(problem.pupils)),
    leaveCost: Float64Array.from(kept, added(problem.leaveCost)),
    members: kept.map((item) => [
      ...(problem.members[item] ?? []),
      ...(item === a ? (problem.members[b] ?? []) : []),
    ]),
    urns: kept.map((item) => problem.urns[item] ?? ""),
    branch: { ...problem.branch, together: [...problem.branch.together, pairOf(problem, a, b)] },
  };
}

/** `problem` in the case that items `a` and `b` do not share a cluster. */
export function apart(problem: CoverProblem, a: number, b: number): CoverProblem {
  const allowed = problem.allowed.slice();
  allowed[a * problem.size + b] = 0;
  allowed[b * problem.size + a] = 0;
  const { branch } = problem;
  return {
    ...problem,
    allowed,
    branch: { ...branch, apart: [...branch.apart, pairOf(problem, a, b)] },
  };
}

function pairOf(problem: CoverProblem, a: number, b: number): readonly [Urn, Urn] {
  return [problem.urns[a] ?? "", problem.urns[b] ?? ""];
}
