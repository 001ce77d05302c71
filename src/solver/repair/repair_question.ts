import type { ErrorRule } from "../../domain/issue.ts";
import type { PairTime } from "../../domain/mends/mend.ts";
import type { Cluster, ClusterId } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import type { ObjectiveKind, ProposalRequest, ReleasedTie, Unplaced } from "../proposal.ts";
import type { AnyAnswer, AnyQuestion } from "../questions/question.ts";
import type { Wishes } from "../wishes.ts";

/**
 * What is the least change to `start` that makes it valid? First the fewest schools that lose their place, then the
 * fewest that move, then the least travel. Schools in no cluster stay so, unless it is to `finish`, which places as many
 * of them as it can with no more moves.
 */
export interface RepairQuestion extends AnyQuestion {
  readonly kind: "repair";
  readonly start: readonly Cluster[];
  /** Which of the clusters at fault to mend, the others being left alone; `null` for all. */
  readonly only: readonly ClusterId[] | null;
  /** Who takes part and with whom. The start's own locks are kept whatever this says of locked clusters. */
  readonly wishes: Wishes;
  /** Schools that stay in the cluster of the start that lists them, or in none. */
  readonly lockedSchools: readonly Urn[];
  /** By which travel repairs of equally few moves are told apart; for `fewest` by `travel`. */
  readonly objective: ObjectiveKind;
  /** `null` for any number. */
  readonly maxMoves: number | null;
  readonly finish: boolean;
  /** How many schools a cluster that the start does not have needs, beside the bounds. */
  readonly leastInNew: number;
  /** How many repairs are asked for, the least first: 1 or more. */
  readonly repairs: number;
}

/** What a change mends: a rule's error, that a school was in no cluster, a wish, or nothing by itself where it makes room for another. */
export type Mended =
  | ErrorRule
  | "unassigned"
  | "kept-apart"
  | "kept-together"
  | "takes-no-part"
  | "roll-not-known"
  | "makes-room";

/**
 * What is done with one school. "move": into another cluster; "lose-place": out of its cluster and into none; "unlist":
 * out of one of two clusters that list it, or out of the plan where the area does not have it; "place": into its first.
 */
export interface RepairChange {
  readonly kind: "move" | "lose-place" | "unlist" | "place";
  readonly urn: Urn;
  readonly from: ClusterId | null;
  readonly to: ClusterId | null;
  readonly mends: Mended;
  /** The cluster whose fault that is; `null` where it is none's. */
  readonly faultOf: ClusterId | null;
  /** Its longest drive, either way, to or from another school of `from` as it was; `null` without one. */
  readonly before: PairTime | null;
  /** The same in `to` as it becomes. */
  readonly after: PairTime | null;
}

/** Why no repair was made. */
export type RepairObstacle =
  /** Locked clusters that have a fault themselves. */
  | { readonly reason: "locked-at-fault"; readonly clusters: readonly ClusterId[] }
  /** As few locked schools as there can be that would have to leave where they are. */
  | { readonly reason: "locked-schools"; readonly schools: readonly Urn[] }
  /** More moves are needed than allowed: at least `bound` of the answer. */
  | { readonly reason: "more-moves-needed" };

/** One way to make the start valid. */
export interface OneRepair {
  /** The plan's clusters when it is done, with the ids and names that they had; none where there is an obstacle. */
  readonly clusters: readonly Cluster[];
  readonly changes: readonly RepairChange[];
  /** The start's clusters that have no schools left. */
  readonly vanished: readonly ClusterId[];
  /** How many changes are "move" or "lose-place". */
  readonly moves: number;
  /** How many are "lose-place". */
  readonly lost: number;
  /** No repair in which as few schools lose their place has fewer moves; of later ones, none that does not contain one before it. */
  readonly bound: number;
  /** Whether it is proved that no fewer schools could lose their place, nor, of those that do, could fewer move. */
  readonly proved: boolean;
  /** The objective of the clusters, in judged seconds; a count for `fewest`. */
  readonly objective: { readonly kind: ObjectiveKind; readonly value: number };
}

/** The least change that was found, and the next least ones. */
export interface RepairAnswer extends AnyAnswer, OneRepair {
  readonly kind: "repair";
  readonly obstacle: RepairObstacle | null;
  /**
   * The next least repairs, in the same order, as far as they were asked for: none does all that one before it does, so that
   * none is another with moves added to it; nor has any the very same clusters under other names.
   */
  readonly others: readonly OneRepair[];
  /** Whether it is proved that there are no more than these. */
  readonly isAll: boolean;
  readonly unplaced: readonly Unplaced[];
  readonly request: ProposalRequest;
  readonly releasedTies: readonly ReleasedTie[];
}
