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
  /** What is wished of every cluster, at a price each; absent for nothing. Only `travel` takes them. */
  readonly priced?: readonly PricedWish[];
}

export type WishName = PricedWish["name"];

/** A wish that a plan need not fulfil: what it does not costs judged seconds, beside the travel. No name comes twice. */
export type PricedWish =
  /** Each second by which two partners' mean-direction time is beyond `idealSeconds` costs `weight` seconds. */
  | { readonly name: "short-drives"; readonly weight: number; readonly idealSeconds: number }
  /** A cluster without faith or without community schools, although one that takes part is within the ceiling of all its schools, costs `weight`. */
  | { readonly name: "each-kind"; readonly weight: number }
  /** A cluster in pieces (see `schoolNeighbours`) costs `weight`; for `null` none may be. */
  | { readonly name: "joined-up"; readonly weight: number | null }
  /** Two partners that share no cluster of `today` cost `weight`. */
  | {
      readonly name: "close-to-today";
      readonly weight: number;
      readonly today: readonly (readonly Urn[])[];
    };

/** Every school must be placed, and may be with any other. */
export const NO_WISHES: Wishes = {
  mayJoin: [],
  leaveOut: [],
  keepTogether: [],
  keepApart: [],
  locked: [],
  keepTies: "none",
};

/** What wishes cost where nothing else is said: minutes, but for short drives, of which each minute beyond the ideal costs one. */
export const STANDARD_WISHES = {
  idealMinutes: 20,
  kindMinutes: 30,
  joinedMinutes: 30,
  todayMinutes: 5,
} as const;
