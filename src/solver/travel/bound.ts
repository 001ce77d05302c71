import type { CertificateLeaf } from "../exact/certificate.ts";
import type { ExactModel } from "../exact/model.ts";
import { urnOfItem } from "../exact/model.ts";
import type { Duals, Triple } from "./master.ts";
import type { Branch, ContractedGraph } from "./pricing_graph.ts";

/** Duals under which no legal cluster of a branch has a reduced cost below 0, and the bound they prove. */
export interface LegalDuals {
  readonly duals: Duals;
  readonly bound: number;
}

/**
 * `duals` lowered until no cluster has a reduced cost below 0, given the least of each seed (`leastOf`, by item of the
 * contracted graph; 0 or less). The clusters' dual takes the part of it that at least as many seeds need as there are
 * clusters, each seed's own dual the rest: together that costs the sum of the p worst.
 */
export function lowerToLegal(
  model: ExactModel,
  contracted: ContractedGraph,
  duals: Duals,
  leastOf: Float64Array,
): LegalDuals {
  const count = model.clusters;
  const worst = count === null ? 0 : Math.min(0, leastOf.slice().sort()[count - 1] ?? 0);
  const items = duals.items.slice();
  leastOf.forEach((least, at) => {
    const item = contracted.itemsOf[at]?.[0] ?? 0;
    if (least < worst) items[item] = (items[item] ?? 0) + least - worst;
  });
  const lowered = { items, clusters: duals.clusters + worst, cuts: duals.cuts };
  return { duals: lowered, bound: boundOf(lowered, count) };
}

/** Σ duals of items + Σ duals of cuts + the clusters' dual for each of `clusters`. */
export function boundOf(duals: Duals, clusters: number | null): number {
  let sum = (clusters ?? 0) * duals.clusters;
  for (const dual of duals.items) sum += dual;
  for (const dual of duals.cuts) sum += dual;
  return sum;
}

/** The certificate's leaf for `branch`, proved by `legal`. */
export function certificateLeaf(
  model: ExactModel,
  branch: Branch,
  cuts: readonly Triple[],
  { duals }: LegalDuals,
): CertificateLeaf {
  const urn = (item: number) => urnOfItem(model, item);
  return {
    together: branch.together.map(([a, b]) => [urn(a), urn(b)] as const),
    apart: branch.apart.map(([a, b]) => [urn(a), urn(b)] as const),
    duals: Object.fromEntries(Array.from(duals.items, (dual, item) => [urn(item), dual])),
    cuts: cuts.flatMap((triple, cut) => {
      const dual = duals.cuts[cut] ?? 0;
      return dual < 0 ? [{ urns: triple.map(urn), dual }] : [];
    }),
    other: model.clusters === null ? {} : { clusters: duals.clusters },
  };
}
