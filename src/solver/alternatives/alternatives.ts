import type { Urn } from "../../domain/school.ts";
import type { Proposal, ProposedCluster, ProposeOptions, Unplaced } from "../proposal.ts";
import type { WishReport } from "../wish_costs.ts";

/** The most plans that are made. */
export const MOST_PLANS = 5;

/** A plan's value may be this share above the best where no other is asked for. */
export const DEFAULT_WITHIN = 0.02;

/** Seconds of work where no other limit is asked for: with 280 schools, half a minute on the clock. */
export const ALTERNATIVES_SECONDS = 28;

/** Asks for plans that are nearly as good as the best and as different from each other as can be. */
export interface AlternativesQuestion {
  readonly kind: "alternatives";
  /** What the best plan is proposed by; its own time limit is not used. */
  readonly options: ProposeOptions;
  /** Seconds of work, from its start, the best plan's included. */
  readonly timeLimitSeconds: number;
  /** How many plans, the best among them: 2 to `MOST_PLANS`. */
  readonly count: number;
  /** How far above the best plan's value another's may be, as a share of it: 0.02 for 2 %. */
  readonly within: number;
  /** A proposal by the same settings and options to start from; `null`, or one that is not legal, to solve it first. */
  readonly best: Proposal | null;
}

/** How two plans differ. */
export interface PlanDifference {
  /** Pairs of schools that share a cluster in one of the two and not in the other. */
  readonly pairs: number;
  /** Schools whose partners are not the same in both. */
  readonly schools: number;
}

/** One of the plans. */
export interface AlternativePlan {
  /** Judged seconds, of what the alternatives are valued by, with the prices of wishes. */
  readonly value: number;
  readonly clusters: readonly ProposedCluster[];
  readonly unplaced: readonly Unplaced[];
  readonly differsFromBest: PlanDifference;
  /** What became of the wishes that have a price; `null` where there are none, and for the first plan, whose proposal says it. */
  readonly wished: WishReport | null;
}

/** Two schools and the number of plans in which they share a cluster, which is at least 1. */
export interface SharedPair {
  readonly schools: readonly [Urn, Urn];
  readonly plans: number;
}

/** What stays the same in all plans. */
export interface CommonCore {
  /** Sets of two or more schools that share a cluster in every plan, each as large as can be. */
  readonly together: readonly (readonly Urn[])[];
  /** Those of the sets that are a whole cluster in every plan. */
  readonly whole: readonly (readonly Urn[])[];
  /** Schools in a cluster of some plan that share it with none of the same schools in every plan. */
  readonly alone: readonly Urn[];
  /** Every pair that shares a cluster in some plan, the most often first. */
  readonly pairs: readonly SharedPair[];
}

/** Plans that are nearly as good as the best. */
export interface Alternatives {
  readonly kind: "alternatives";
  /** The first of the plans with what is proved of it. */
  readonly best: Proposal;
  /** `fewest` clusters are compared by the travel of plans with as many. */
  readonly valuedBy: "travel" | "host";
  readonly within: number;
  /** The most that a plan's value may be: (1 + `within`) × the value of the best plan found. */
  readonly most: number;
  /** The best first, then in the order in which they were found. */
  readonly plans: readonly AlternativePlan[];
  /** Pairs in which the two most alike of the plans differ; `null` for one plan. */
  readonly leastDifference: number | null;
  /** No such number of plans, the best among them, has a greater least difference; `null` where nothing is proved. */
  readonly leastDifferenceAtMost: number | null;
  /** Whether it is proved that there are no other plans at all within the share. */
  readonly areAll: boolean;
  readonly core: CommonCore;
  readonly stoppedBy: "proof" | "iterations" | "time" | "user";
  /** Seconds of wall clock. */
  readonly seconds: number;
}
