import type { Rank } from "./kernels/rank.ts";
import type { Progress } from "./proposal.ts";
import type { StopRequest } from "./stop_request.ts";

/** The best clustering that one stream of a search found. */
export interface FoundClustering {
  /** The number of the stream. */
  readonly stream: number;
  /** Slot of each candidate, `POOL` for none. */
  readonly slotOf: Int32Array;
  readonly unplaced: number;
  readonly clusters: number;
  readonly objective: number;
  readonly rank: Rank;
}

/** What streams that ran apart from the rest of a solve found. */
export interface Searched {
  /** In the order of the streams; empty where the solve is to search by itself. */
  readonly found: readonly FoundClustering[];
  /** Why they were ended before their time; `null` where they were not. */
  readonly stop: StopRequest;
  /** Seconds that they took. */
  readonly seconds: number;
}

/** How far streams are, with the rank of their best so far. */
export interface SearchProgress extends Progress {
  readonly rank: Rank;
}
