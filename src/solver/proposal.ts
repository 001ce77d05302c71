import type { Area } from "../domain/area.ts";
import type { ClusterId } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { Certificate } from "./exact/certificate.ts";
import type { HighsRuntime } from "./exact/highs.ts";
import type { PricedWish, Wishes, WishName } from "./wishes.ts";

/** `fewest` clusters; least `travel` between all partners; least travel to each cluster's `host`. */
export type ObjectiveKind = "fewest" | "travel" | "host";

/** `exact` is our solver; the others are baselines from the field, cut or repaired to nothing. */
export type Method = "exact" | "turf-kmeans" | "turf-dbscan" | "complete-linkage";

/** What is asked of a proposal, beside the judging settings. */
export interface ProposeOptions {
  readonly objective: ObjectiveKind;
  /** How many clusters, or "auto": the integer nearest to placeable schools ÷ `targetSchools` that is feasible. */
  readonly clusters: number | "auto";
  readonly targetSchools: number;
  readonly method: Method;
  readonly seed: number;
  /** Seconds of solving, from its start. */
  readonly timeLimitSeconds: number;
  /** Who takes part and with whom; absent for every school with anyone. */
  readonly wishes?: Wishes;
}

export const DEFAULT_PROPOSE_OPTIONS: ProposeOptions = {
  objective: "travel",
  clusters: "auto",
  targetSchools: 5,
  method: "exact",
  seed: 1,
  timeLimitSeconds: 30,
};

/** Why a school is in no proposed cluster. Codes and numbers; the sentence is made where it is shown. */
export type UnplacedReason =
  | "no-location"
  | "no-partner-within-ceiling"
  | "too-few-partners-within-ceiling"
  | "too-many-pupils"
  | "roll-not-known"
  | "no-cluster-within-pupil-bounds"
  | "kept-together-not-legal"
  | "no-room-in-any-cluster"
  | "not-in-a-cluster";

export interface Unplaced {
  readonly urn: Urn;
  readonly reason: UnplacedReason;
  readonly facts: Readonly<Record<string, number | string | null>>;
}

export interface ProposedCluster {
  readonly id: ClusterId;
  readonly schools: readonly Urn[];
  readonly host: Urn;
}

/** The part of the options that the optimum depends on. `keepTogether` has the ties that were kept in it. */
export interface ProposalRequest {
  readonly clusters: number | "auto";
  readonly targetSchools: number;
  readonly mayJoin: readonly Urn[];
  readonly leaveOut: readonly Urn[];
  readonly keepTogether: readonly (readonly Urn[])[];
  readonly keepApart: readonly (readonly Urn[])[];
  readonly locked: readonly (readonly Urn[])[];
  /** What was wished at a price; absent where nothing was. */
  readonly wishes?: readonly PricedWish[];
}

/** Judged seconds from `low` to `high`; `null` where no upper end is known. */
export interface SecondsRange {
  readonly low: number;
  readonly high: number | null;
}

/** What became of a wish. */
export interface WishOutcome {
  readonly name: WishName;
  /** As it was asked for. */
  readonly weight: number | null;
  readonly idealSeconds?: number;
  /** Judged seconds that the plan pays for what it does not fulfil, as `objective.value` counts them. */
  readonly price: number;
  /** The plan's travel less that of the best plan without the wish, with as many clusters and schools placed: one number where that is proved best, a range that holds it otherwise; `null` where it was not looked for. */
  readonly travelCost: SecondsRange | null;
  /** How much is not fulfilled, of how much, and how much is not in the best plan found without the wish. */
  readonly met: {
    readonly count: number;
    readonly of: number;
    readonly without: number | null;
  };
}

/** A federation or trust whose schools cannot share a cluster under the limits. */
export interface ReleasedTie {
  readonly kind: "federation" | "trust";
  readonly name: string;
  /** The earliest date that its schools give; `null` where one of them gives none. */
  readonly asAt: string | null;
  /** Those of its schools that take part. */
  readonly schools: readonly Urn[];
  readonly reason: "too-many-schools" | "too-many-pupils" | "too-far-apart";
  /** Judged seconds between its two farthest schools, mean of both directions; `null` without a route. */
  readonly longestSeconds: number | null;
}

/** A proposal. `objective.value` and `bound` are judged seconds for `travel` (with the prices of wishes) and `host`, counts for `fewest`. */
export interface Proposal {
  readonly status: "optimal" | "feasible" | "infeasible" | "cancelled";
  readonly stoppedBy: "proof" | "iterations" | "time" | "user";
  readonly objective: { readonly kind: ObjectiveKind; readonly value: number };
  /** No plan can be better than this; `null` where nothing is proved. */
  readonly bound: number | null;
  /** (value − bound) ÷ value, 0 where value is 0, `null` without a bound. */
  readonly gap: number | null;
  readonly clusters: readonly ProposedCluster[];
  readonly unplaced: readonly Unplaced[];
  /** What `planner check` re-verifies the bound from; `null` without a bound. */
  readonly certificate: Certificate | null;
  /** What was asked for, so that the proof can be checked from the proposal alone. */
  readonly request: ProposalRequest;
  /** Where there are wishes: judged seconds between all partners, without the prices. */
  readonly travel?: number;
  /** What all of the wishes together cost in travel, as `WishOutcome` says it of one. */
  readonly travelCost?: SecondsRange | null;
  readonly wishes?: readonly WishOutcome[];
  /** Federations and trusts that were to be kept whole and could not be. */
  readonly releasedTies: readonly ReleasedTie[];
  readonly seed: number;
  readonly method: Method;
  /** Seconds of wall clock. */
  readonly seconds: number;
}

/** How far a running solve is. */
export interface Progress {
  /** 0 to 1 of the iteration budget. */
  readonly share: number;
  readonly value: number;
  readonly bound: number | null;
  readonly unplaced: number;
  readonly seconds: number;
}

/** What a solve is given from outside, so that it stays pure. */
export interface SolveHooks {
  /** Seconds from any fixed origin. */
  readonly now: () => number;
  readonly shouldStop: () => boolean;
  readonly onProgress: (progress: Progress) => void;
  /** What proofs are made with; without it nothing is proved. */
  readonly highs?: HighsRuntime;
}

/** The contract that every method fulfils. */
export type Propose = (
  area: Area,
  settings: JudgingSettings,
  options: ProposeOptions,
  hooks: SolveHooks,
) => Proposal;
