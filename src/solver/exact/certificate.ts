import type { Urn } from "../../domain/school.ts";

/** Raised whenever the meaning of a certificate changes. */
export const CERTIFICATE_VERSION = 1;

/**
 * A cut over an odd number of schools S (Chvátal–Gomory rank 1, "subset row"; Jepsen, Petersen, Spoorendonk & Pisinger
 * 2008): over the clusters C of a plan, Σ ⌊|C ∩ S| ÷ 2⌋ ≤ ⌊|S| ÷ 2⌋. Its dual is 0 or less.
 */
export interface CertificateCut {
  readonly urns: readonly Urn[];
  readonly dual: number;
}

/** What a leaf needs beside the schools' duals and the cuts. */
export interface LeafExtras {
  /** The dual of "exactly so many clusters" (any sign); absent where the count is free or `hosts` stands for it. */
  readonly clusters?: number;
  /** For `host`: for each school, what the reduced cost of a legal cluster that it hosts cannot be below. A school that no legal cluster of the leaf can have as its host is absent. */
  readonly hosts?: Readonly<Record<Urn, number>>;
  /** For `host`, where it was branched on too: schools that are the host of their cluster in this leaf. */
  readonly opened?: readonly Urn[];
  /** And schools that are not, but may be members. A plan names one host for each cluster, so that opened or closed are all cases. */
  readonly closed?: readonly Urn[];
}

/**
 * The duals of one leaf of a branching on pairs of schools that share a cluster ("together") or do not ("apart"); none
 * where there was no branching. An absent dual is 0. A school that must be placed has a dual of at most the cost of
 * leaving it out; one that may join has 0 or less.
 *
 * The reduced cost of a cluster C is cost(C) − Σ duals of its schools − Σ over cuts of dual·⌊|C ∩ S| ÷ 2⌋ − `other.clusters`.
 * No legal cluster of the leaf may have one below 0 (or, hosted by h, below `other.hosts[h]`). The leaf's bound is then
 * Σ duals + Σ over cuts of dual·⌊|S| ÷ 2⌋ + p·`other.clusters` (or + the p smallest of `other.hosts`) for p clusters.
 */
export interface CertificateLeaf {
  readonly together: readonly (readonly [Urn, Urn])[];
  readonly apart: readonly (readonly [Urn, Urn])[];
  readonly duals: Readonly<Record<Urn, number>>;
  readonly cuts: readonly CertificateCut[];
  readonly other: LeafExtras;
}

/**
 * What `planner check` re-verifies a proposal's bound from. The leaves cover all cases; the least of their bounds is a bound
 * on `leftOutCost` × (schools left out that must be placed) + the objective's value, over all plans of `clusters` clusters.
 */
export interface Certificate {
  readonly version: typeof CERTIFICATE_VERSION;
  readonly objective: "fewest" | "travel" | "host";
  /** How many clusters every plan that is compared has; `null` where the count is free. */
  readonly clusters: number | null;
  readonly leftOutCost: number;
  readonly leaves: readonly CertificateLeaf[];
  /** Where schools are left out and the count of clusters is free: leaves that prove that no plan leaves out fewer, for clusters at a cost of 0 and each left-out school that must be placed at 1. */
  readonly leftOutLeaves?: readonly CertificateLeaf[];
  /** Where a fixed count of clusters cannot be met: leaves that prove that there are fewer, for clusters at a cost of −1 and left-out schools at 0. */
  readonly countLeaves?: readonly CertificateLeaf[];
  /** For `fewest`: schools no two of which can share a cluster, so that each needs a cluster of its own. */
  readonly noTwoShare?: readonly Urn[];
}
