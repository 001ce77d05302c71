import type { CertificateLeaf } from "./certificate.ts";

/** The share of the sum of all duals' sizes by which every bound is lowered, so that rounding cannot raise it. */
export const SAFETY = 1e-9;

/** Sums of duals for counts are rounded up where they are above a whole number by more than this. */
const ROUNDING = 1e-6;

/** What a leaf proves for plans of `clusters` clusters, by arithmetic alone, lowered for safety. */
export function leafBound(leaf: CertificateLeaf, clusters: number | null): number {
  return sumOfDuals(leaf, clusters, (dual) => dual) - SAFETY * leafSize(leaf, clusters);
}

/** Σ|dual| of a leaf, each as often as it counts in the bound. */
export function leafSize(leaf: CertificateLeaf, clusters: number | null): number {
  return sumOfDuals(leaf, clusters, Math.abs);
}

function sumOfDuals(
  leaf: CertificateLeaf,
  clusters: number | null,
  measure: (dual: number) => number,
): number {
  let sum = 0;
  const add = (dual: number, times: number) => {
    sum += measure(dual) * times;
  };
  for (const dual of Object.values(leaf.duals)) add(dual, 1);
  for (const { urns, dual } of leaf.cuts) add(dual, Math.floor(urns.length / 2));
  const { hosts } = leaf.other;
  if (hosts !== undefined && clusters !== null) {
    if (leaf.other.opened?.some((urn) => hosts[urn] === undefined) === true) {
      return Number.POSITIVE_INFINITY;
    }
    const least = Object.values(hosts).sort((a, b) => a - b);
    if (least.length < clusters) return Number.POSITIVE_INFINITY;
    for (const value of least.slice(0, clusters)) add(value, 1);
  } else if (leaf.other.clusters !== undefined) add(leaf.other.clusters, clusters ?? 0);
  return sum;
}

/** What leaves that cover all cases prove; rounded up to a whole number where `isWhole`. */
export function leavesBound(
  leaves: readonly CertificateLeaf[],
  clusters: number | null,
  isWhole: boolean,
): number {
  const least = leaves.reduce(
    (bound, leaf) => Math.min(bound, leafBound(leaf, clusters)),
    Number.POSITIVE_INFINITY,
  );
  return isWhole ? Math.ceil(least - ROUNDING) : least;
}
