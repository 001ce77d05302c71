import type { Proposal, ProposeOptions } from "../proposal.ts";

/** The most numbers of clusters that a curve has. */
export const MOST_POINTS = 20;

/** Asks for the least travel in every one of several numbers of clusters, and for the longest drive that each needs. */
export interface CurveQuestion {
  readonly kind: "curve";
  /** What each plan is proposed by; its own objective, count of clusters and time limit are not used. */
  readonly options: ProposeOptions;
  /** Seconds of work, from its start. */
  readonly timeLimitSeconds: number;
  /** The numbers of clusters from the first to the last; `null` for every one in which all schools that can be placed are. */
  readonly range: readonly [first: number, last: number] | null;
  /** A number that is to be among them with its two neighbours, such as today's; `null` for none. */
  readonly around: number | null;
}

/** The best plan known of one number of clusters, with what is proved of it: a proposal like any other. */
export interface CurvePoint {
  readonly clusters: number;
  readonly proposal: Proposal;
}

/** A number that is proved to be from `low` to `high`, both judged seconds. Exact where they are equal. */
export interface SecondsRange {
  readonly low: number;
  readonly high: number;
}

/** What the neighbours of one number of clusters are worth; `null` where a neighbour is not in the curve, or leaves out another number of schools. */
export interface Marginal {
  readonly clusters: number;
  /** Judged seconds of travel that one cluster more saves. Negative where it costs. */
  readonly oneMoreSaves: SecondsRange | null;
  /** Judged seconds of travel that one cluster fewer costs. */
  readonly oneFewerCosts: SecondsRange | null;
}

/** The smallest limit under which all schools that can be placed at all can be, in at most so many clusters. */
export interface LongestDrive {
  /** At most so many clusters. */
  readonly clusters: number;
  /**
   * Judged seconds, the cautious end of a pair's slower direction: under this limit there are such clusters. `null`
   * where none are known under the settings' own limit.
   */
  readonly limitSeconds: number | null;
  /** Under no limit below this are there such clusters; `null` where there are none under the settings' own either. */
  readonly atLeastSeconds: number | null;
  readonly proved: boolean;
}

/** The trade-off between the number of clusters and travel. */
export interface Curve {
  readonly kind: "curve";
  /** In the order of their numbers of clusters. */
  readonly points: readonly CurvePoint[];
  readonly marginal: readonly Marginal[];
  readonly longestDrive: readonly LongestDrive[];
  /** The settings' own limit, in judged seconds: longer drives are not looked at. */
  readonly ceilingSeconds: number;
  readonly stoppedBy: Proposal["stoppedBy"];
  /** Seconds of wall clock. */
  readonly seconds: number;
}
