import type { ExactModel } from "../exact/model.ts";
import { starHosts } from "../host/star_hosts.ts";
import { StarPricing } from "../kernels/host_star_pricing.ts";
import type { FoundClusters } from "../kernels/travel_found.ts";
import { TravelPricing } from "../kernels/travel_pricing.ts";
import type { TriplePenalties } from "../kernels/triple_charges.ts";
import type { LegalDuals } from "./bound.ts";
import { lowerToLegal } from "./bound.ts";
import type { Duals, TravelMaster, Triple } from "./master.ts";
import type { Branch, ContractedGraph } from "./pricing_graph.ts";
import { contractGraph } from "./pricing_graph.ts";

/** A pause in the work: sent `true` to go on, `false` to stop at once. */
export type Pauses<T> = Generator<void, T, boolean>;

/** An exact search for clusters, seed by seed: between all partners for `travel`, to a host for `host`. */
export type ClusterPricing = Pick<
  TravelPricing,
  "graph" | "found" | "prepare" | "seedAt" | "priceSeed" | "enumerateSeed"
> & { readonly isCutShort?: boolean };

/** A branch of the model with its search for clusters, and the best duals proved for it so far. */
export interface PricedBranch {
  readonly branch: Branch;
  readonly contracted: ContractedGraph;
  readonly pricing: ClusterPricing;
}

/** A branch ready for pricing, whose searches are cut short once it `isLate`. O(n²). */
export function pricedBranch(
  model: ExactModel,
  branch: Branch,
  isLate: () => boolean = () => false,
): PricedBranch {
  const contracted = contractGraph(model, branch);
  const { graph } = contracted;
  if (model.objective !== "host") {
    return { branch, contracted, pricing: new TravelPricing(graph, isLate) };
  }
  const pricing = new StarPricing(graph, starHosts(model, contracted));
  return {
    branch,
    contracted: { ...contracted, internalCost: new Float64Array(graph.size) },
    pricing,
  };
}

/** What one exact pricing of every seed found. */
export interface PricingPass {
  readonly legal: LegalDuals;
  /** Clusters of the model's items, best first for each seed. */
  readonly clusters: readonly (readonly number[])[];
}

/** Reduced costs above this (judged seconds) count as 0 in the search; what that leaves open lowers the bound. */
const PRICING_TOLERANCE = 1e-7;
const KEPT_PER_SEED = 6;
const SEEDS_A_PAUSE = 8;

/** What the items of `contracted` earn, and what triples cost, under `duals`. */
export function pricesOf(
  contracted: ContractedGraph,
  duals: Duals,
  cuts: readonly Triple[],
): { readonly rewards: Float64Array; readonly penalties: TriplePenalties } {
  const rewards = contracted.internalCost.map((cost) => -cost);
  duals.items.forEach((dual, item) => {
    const at = contracted.contractedOf[item] ?? 0;
    rewards[at] = (rewards[at] ?? 0) + dual;
  });
  const triples: number[] = [];
  const penalties: number[] = [];
  cuts.forEach((triple, cut) => {
    const penalty = -(duals.cuts[cut] ?? 0);
    if (!(penalty > 0)) return;
    const [a, b, c] = triple.map((item) => contracted.contractedOf[item] ?? 0);
    if (a === undefined || b === undefined || c === undefined) return;
    const pair = a === b || a === c ? a : b === c ? b : null;
    if (pair !== null) rewards[pair] = (rewards[pair] ?? 0) - penalty;
    else {
      triples.push(a, b, c);
      penalties.push(penalty);
    }
  });
  return {
    rewards,
    penalties: { triples: Int32Array.from(triples), penalties: Float64Array.from(penalties) },
  };
}

/** Prices every seed of `priced` under `duals`, exactly; `null` if it was stopped. */
export function* pricingPass(
  model: ExactModel,
  { contracted, pricing }: PricedBranch,
  duals: Duals,
  cuts: readonly Triple[],
): Pauses<PricingPass | null> {
  const { rewards, penalties } = pricesOf(contracted, duals, cuts);
  pricing.prepare(rewards, penalties);
  const below = duals.clusters - PRICING_TOLERANCE;
  const leastOf = new Float64Array(contracted.graph.size);
  const clusters: (readonly number[])[] = [];
  for (let rank = 0; rank < contracted.graph.size; rank++) {
    pricing.found.clear();
    leastOf[pricing.seedAt(rank)] = pricing.priceSeed(rank, below) - duals.clusters;
    if (pricing.isCutShort === true) return null;
    clusters.push(...bestClusters(pricing.found, contracted, KEPT_PER_SEED));
    if (rank % SEEDS_A_PAUSE === SEEDS_A_PAUSE - 1 && !(yield)) return null;
  }
  return { legal: lowerToLegal(model, contracted, duals, leastOf), clusters };
}

function bestClusters(
  { count, values, starts, members }: FoundClusters,
  { itemsOf }: ContractedGraph,
  most: number,
): number[][] {
  const order = Array.from({ length: count }, (_, k) => k);
  if (count > most) order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  return order.slice(0, most).map((k) => {
    const found = members.subarray(starts[k], starts[k + 1]);
    return Array.from(found, (at) => itemsOf[at] ?? []).flat();
  });
}

/** How a column generation ended. */
export interface Generated {
  readonly best: LegalDuals | null;
  /** `true` when no column is missing, `false` when it was cut short. */
  readonly isComplete: boolean;
  /** Value of the last linear relaxation. */
  readonly value: number;
}

/** Seconds that a linear program may take beyond the time. */
const MOST_LATE = 0.5;
/** The relaxation counts as solved when bound and value are this close, relative to the value. */
const CONVERGED = 1e-7;
/** Weight of the best duals so far against the master's own. Measured on 280 schools, from good first clusters. */
const SMOOTHING = 0.3;

/** What a column generation starts from, and when it may end. */
export interface Generation {
  /** Duals to stay near at first; `null` for the master's own. */
  readonly start: Duals | null;
  /** A bound that is enough. */
  readonly cutoff: number;
  readonly secondsLeft: () => number;
  /** Hears of every better bound. */
  readonly report: (legal: LegalDuals) => void;
}

/**
 * Column generation for the branch that is set in `master`: solves the master over the clusters known, prices at duals
 * between its own and the best so far (Wentges 1997, "Weighted Dantzig–Wolfe decomposition"), or at its own where the
 * value stands still, and adds what was found. Ends when bound and value meet, or the bound is enough.
 */
export function* generateColumns(
  master: TravelMaster,
  priced: PricedBranch,
  { start, cutoff, secondsLeft, report }: Generation,
): Pauses<Generated> {
  let centre = start;
  let best: LegalDuals | null = null;
  let value = Number.POSITIVE_INFINITY;
  for (;;) {
    const before = value;
    const isSolved = master.solve(Math.max(MOST_LATE, secondsLeft()));
    value = master.value;
    if (!isSolved || !(yield)) return { best, isComplete: false, value };
    if (best !== null && value - best.bound <= CONVERGED * Math.max(1, Math.abs(value))) {
      if (!master.raisePenalty()) break;
      continue;
    }
    const own = master.duals();
    const weight = value < before - CONVERGED * Math.abs(value) ? SMOOTHING : 0;
    const between = centre === null ? own : mixed(centre, own, weight);
    const pass = yield* pricingPass(master.model, priced, between, master.cuts);
    if (pass === null) return { best, isComplete: false, value };
    const added = master.addClusters(pass.clusters);
    if (best === null || pass.legal.bound > best.bound) {
      best = pass.legal;
      centre = between;
      report(best);
      if (best.bound >= cutoff) break;
    }
    if (added === 0 && weight === 0 && !master.raisePenalty()) break;
  }
  return { best, isComplete: true, value };
}

/** `weight` × `a` + (1 − `weight`) × `b`; cuts that only `b` has keep their dual. */
function mixed(a: Duals, b: Duals, weight: number): Duals {
  const between = (x: Float64Array, y: Float64Array) =>
    y.map((dual, at) => weight * (x[at] ?? 0) + (1 - weight) * dual);
  return {
    items: between(a.items, b.items),
    clusters: weight * a.clusters + (1 - weight) * b.clusters,
    cuts: between(a.cuts, b.cuts),
  };
}
