import type { Tie } from "../rules/ties.ts";
import type { Urn } from "../school.ts";

/** Who was asked to share a cluster with whom, or not to. */
export interface Companions {
  /** Sets of schools that share a cluster. */
  readonly together: readonly (readonly Urn[])[];
  /** Sets of schools no two of which share one. */
  readonly apart: readonly (readonly Urn[])[];
  /** Federations and trusts that are kept whole. */
  readonly ties: readonly Pick<Tie, "kind" | "name" | "schools">[];
}

/** Nothing asked. */
export const NO_COMPANIONS: Companions = { together: [], apart: [], ties: [] };

/** What of that stops a school from being in a cluster. */
export type CompanionBlock =
  /** It is kept apart from these, which are in the cluster. */
  | { readonly kind: "kept-apart"; readonly schools: readonly Urn[] }
  /** It is kept together with these, which are not. */
  | { readonly kind: "kept-together"; readonly schools: readonly Urn[] }
  | {
      readonly kind: "tie";
      readonly tie: Tie["kind"];
      readonly name: string;
      readonly schools: readonly Urn[];
    };

/** What stops `urn` from being with just `others`. O(schools named). */
export function companionBlocks(
  { together, apart, ties }: Companions,
  urn: Urn,
  others: readonly Urn[],
): readonly CompanionBlock[] {
  const present = new Set(others);
  const blocks: CompanionBlock[] = [];
  const partnersIn = (sets: readonly (readonly Urn[])[]) =>
    [...new Set(sets.filter((set) => set.includes(urn)).flat())].filter((other) => other !== urn);
  const shunned = partnersIn(apart).filter((other) => present.has(other));
  if (shunned.length > 0) blocks.push({ kind: "kept-apart", schools: shunned });
  const missed = partnersIn(together).filter((other) => !present.has(other));
  if (missed.length > 0) blocks.push({ kind: "kept-together", schools: missed });
  for (const { kind, name, schools } of ties) {
    if (!schools.includes(urn)) continue;
    const left = schools.filter((other) => other !== urn && !present.has(other));
    if (left.length > 0) blocks.push({ kind: "tie", tie: kind, name, schools: left });
  }
  return blocks;
}
