import type { Urn } from "../../domain/school.ts";
import type { CertificateLeaf } from "../exact/certificate.ts";
import { leafBound } from "../exact/leaf_bound.ts";
import { urnOfItem } from "../exact/model.ts";
import type { HostLagrangean } from "../kernels/host_lagrangean.ts";
import type { HostRulings } from "../kernels/host_pricing.ts";
import { openRulings } from "../kernels/host_pricing.ts";
import type { HostProblem } from "./host_problem.ts";

/** A leaf and what it proves of every plan's total. */
export interface ProvedLeaf {
  readonly leaf: CertificateLeaf;
  readonly bound: number;
}

const MOST_ROUNDS = 20;

/** The leaf that `duals` prove, with every host priced anew over all its partners. */
export function leafOf(
  lagrangean: HostLagrangean,
  duals: Float64Array,
  rulings: HostRulings = openRulings(lagrangean.problem),
): ProvedLeaf {
  const { problem } = lagrangean;
  const kept = problem.clusters === null ? withoutGain(lagrangean, duals, rulings) : duals;
  lagrangean.evaluate(kept, rulings);
  const shown = withOpenHostsChosen(lagrangean, kept, rulings);
  const hosts: Record<Urn, number> = {};
  lagrangean.price.forEach((price, host) => {
    const less =
      (shown[problem.hostItem[host] ?? -1] ?? 0) - (kept[problem.hostItem[host] ?? -1] ?? 0);
    if (price < Number.POSITIVE_INFINITY) hosts[urnOfHost(problem, host)] = price - less;
  });
  const byUrn: Record<Urn, number> = {};
  shown.forEach((dual, item) => {
    if (dual !== 0) byUrn[urnOfItem(problem, item)] = dual;
  });
  const other = problem.clusters === null ? {} : { hosts };
  const leaf = { together: [], apart: [], duals: byUrn, cuts: [], other };
  return { leaf, bound: leafBound(leaf, problem.clusters) };
}

/**
 * Duals at which a host that must be open is among the cheapest. Nobody else can have its item, so what its dual gains its own
 * cluster's reduced cost loses, and the bound stays what it was.
 */
function withOpenHostsChosen(
  { problem, price }: HostLagrangean,
  duals: Float64Array,
  rulings: HostRulings,
): Float64Array {
  let least = Number.POSITIVE_INFINITY;
  for (const each of price) least = Math.min(least, each);
  const shown = duals.slice();
  rulings.state.forEach((state, host) => {
    const item = problem.hostItem[host] ?? -1;
    const above = (price[host] ?? 0) - least;
    if (state !== 1 || above === Number.POSITIVE_INFINITY) return;
    const most = Math.max(duals[item] ?? 0, problem.outCost[item] ?? 0);
    shown[item] = Math.min(most, (duals[item] ?? 0) + above);
  });
  return shown;
}

/** Duals lowered until no cluster has a reduced cost below 0: what a free count of clusters needs. */
function withoutGain(
  lagrangean: HostLagrangean,
  duals: Float64Array,
  rulings: HostRulings,
): Float64Array {
  const { problem, pricing } = lagrangean;
  const kept = duals.slice();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isDone = true;
    for (let host = 0; host < problem.hosts; host++) {
      pricing.setDuals(kept, rulings);
      const price = pricing.price(host);
      if (price >= 0) continue;
      isDone = false;
      const { memberCount } = pricing;
      for (const item of pricing.members.subarray(0, memberCount)) {
        kept[item] = (kept[item] ?? 0) + price / memberCount;
      }
    }
    if (isDone) return kept;
  }
  return shifted(lagrangean, kept, rulings);
}

/** Every dual lowered by as much as the cheapest cluster gains: each cluster has a member, so none gains any more. */
function shifted(
  { problem, pricing }: HostLagrangean,
  duals: Float64Array,
  rulings: HostRulings,
): Float64Array {
  pricing.setDuals(duals, rulings);
  let least = 0;
  for (let host = 0; host < problem.hosts; host++) least = Math.min(least, pricing.price(host));
  return duals.map((dual) => dual + least);
}

/** The URN of a host of `problem`. */
export function urnOfHost(problem: HostProblem, host: number): Urn {
  const urn = problem.hostUrns[problem.urnNumber[host] ?? -1];
  if (urn === undefined) throw new RangeError(`There is no host ${host} of ${problem.hosts}.`);
  return urn;
}
