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
  const hosts: Record<Urn, number> = {};
  lagrangean.price.forEach((price, host) => {
    if (price < Number.POSITIVE_INFINITY) hosts[urnOfHost(problem, host)] = price;
  });
  const byUrn: Record<Urn, number> = {};
  kept.forEach((dual, item) => {
    if (dual !== 0) byUrn[urnOfItem(problem, item)] = dual;
  });
  const other = problem.clusters === null ? {} : { hosts };
  const leaf = { together: [], apart: [], duals: byUrn, cuts: [], other };
  return { leaf, bound: leafBound(leaf, problem.clusters) };
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

function urnOfHost(problem: HostProblem, host: number): Urn {
  const urn = problem.hostUrns[problem.urnNumber[host] ?? -1];
  if (urn === undefined) throw new RangeError(`There is no host ${host} of ${problem.hosts}.`);
  return urn;
}
