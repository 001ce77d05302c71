import type { Urn } from "../domain/school.ts";

/** Which ties between schools a proposal keeps whole. */
export type KeptTies = "none" | "federations" | "trusts" | "both";

/** Who takes part in a proposal, and who is to be with whom. A school that is not named must be placed, with anyone. */
export interface Wishes {
  /** Schools that a cluster may have but that need none. */
  readonly mayJoin: readonly Urn[];
  /** Schools that take no part. */
  readonly leaveOut: readonly Urn[];
  /** Sets of schools that share a cluster, whichever it is. */
  readonly keepTogether: readonly (readonly Urn[])[];
  /** Sets of schools no two of which share a cluster. */
  readonly keepApart: readonly (readonly Urn[])[];
  /** Clusters that stay as they are. */
  readonly locked: readonly (readonly Urn[])[];
  readonly keepTies: KeptTies;
}

/** Every school must be placed, and may be with any other. */
export const NO_WISHES: Wishes = {
  mayJoin: [],
  leaveOut: [],
  keepTogether: [],
  keepApart: [],
  locked: [],
  keepTies: "none",
};
