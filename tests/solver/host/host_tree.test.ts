import { describe, expect, it } from "vitest";
import type { CertificateLeaf } from "../../../src/solver/exact/certificate.ts";
import { leafBound } from "../../../src/solver/exact/leaf_bound.ts";
import type { ExactModel } from "../../../src/solver/exact/model.ts";
import { createHostProblem } from "../../../src/solver/host/host_problem.ts";
import { HostTree } from "../../../src/solver/host/host_tree.ts";
import { HostLagrangean } from "../../../src/solver/kernels/host_lagrangean.ts";
import { seededRandom } from "../../../src/solver/random.ts";
import type { Draw } from "./made_models.ts";
import { drawModel, hostedPlans, leastTotal } from "./made_models.ts";

const DRAW: Draw = {
  size: 6,
  ceiling: Number.POSITIVE_INFINITY,
  unreachable: 0,
  pupilBounds: true,
  sets: false,
  mayJoin: false,
  clusters: 2,
  minSchools: 1,
  maxSchools: 6,
};

describe("branching on hosts", () => {
  it("proves the least total, and no plan of any leaf is below that leaf's bound", () => {
    let branched = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const model = drawModel({ ...DRAW, mayJoin: seed % 3 === 0 }, seededRandom(seed));
      const least = leastTotal(model);
      if (least === null || least === Number.POSITIVE_INFINITY) continue;
      const tree = proved(model, least);
      expect(tree.bound).toBeLessThanOrEqual(least + 1e-6);
      expect(tree.bound).toBeGreaterThanOrEqual(least - 1e-5 * least);
      if (tree.leaves.length > 1) branched++;
      for (const leaf of tree.leaves) {
        expect(leastOfLeaf(model, leaf)).toBeGreaterThanOrEqual(leafBound(leaf, 2) - 1e-6);
      }
      for (const plan of hostedPlans(model)) {
        expect(tree.leaves.some((leaf) => isInLeaf(model, plan, leaf))).toBe(true);
      }
    }
    expect(branched).toBeGreaterThan(0);
  });
});

function proved(model: ExactModel, least: number): HostTree {
  const problem = createHostProblem(model);
  const duals = new Float64Array(model.size);
  const target = least * (1 - 1e-6);
  const tree = new HostTree(new HostLagrangean(problem), duals, target);
  while (tree.advance(10, target));
  return tree;
}

function leastOfLeaf(model: ExactModel, leaf: CertificateLeaf): number {
  let least = Number.POSITIVE_INFINITY;
  for (const plan of hostedPlans(model)) {
    if (isInLeaf(model, plan, leaf)) least = Math.min(least, plan.total);
  }
  return least;
}

type HostedPlan = ReturnType<typeof hostedPlans>[number];

function isInLeaf(model: ExactModel, plan: HostedPlan, leaf: CertificateLeaf): boolean {
  const hosts = new Set(plan.hosts.map((host) => model.hostUrns[host]));
  const itemOf = (urn: string) => model.items.findIndex(({ urns }) => urns.includes(urn));
  const share = ([a, b]: readonly [string, string]) =>
    plan.clusters.some((members) => members.includes(itemOf(a)) && members.includes(itemOf(b)));
  const { opened = [], closed = [] } = leaf.other;
  if (!opened.every((urn) => hosts.has(urn)) || closed.some((urn) => hosts.has(urn))) return false;
  return leaf.together.every(share) && !leaf.apart.some(share);
}
