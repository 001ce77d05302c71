import type { ClusterId } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import type { Proposal, ProposeOptions, UnplacedReason } from "../proposal.ts";
import type { Change } from "./change.ts";

/** Why a school is in no cluster, and the smallest single changes that would place it. */
export interface ReliefQuestion {
  readonly kind: "relief";
  readonly urn: Urn;
  /** What clusters were asked for by. */
  readonly options: ProposeOptions;
  /** Seconds of work, from its start. */
  readonly timeLimitSeconds: number;
  /** The clusters as they are: no school of a legal one is to lose its place. */
  readonly clusters: readonly { readonly id: ClusterId; readonly schools: readonly Urn[] }[];
}

/** A single change with which a plan places the school, and every school that was placed. */
export interface Relief {
  readonly change: Change;
  /**
   * Why no smaller change of its kind does: "no-cluster" where no legal cluster could hold the school, "no-plan" where it was
   * solved to a proof that no plan places them all; `null` where neither is shown.
   */
  readonly smallerFails: "no-cluster" | "no-plan" | null;
}

/** What a `ReliefQuestion` is answered by. */
export interface ReliefAnswer {
  readonly kind: "relief";
  readonly urn: Urn;
  /**
   * Whether it can be placed as things are, every school that is placed keeping a place: "yes", "no-cluster" where no legal cluster can hold it,
   * "no-plan" where that is proved by solving, "undecided" where time ran out.
   */
  readonly asThingsAre: "yes" | "no-cluster" | "no-plan" | "undecided";
  /** Why no legal cluster holds it; `null` where one does. */
  readonly reason: UnplacedReason | null;
  /** At most one of each kind, in the order of `CHANGE_KINDS`. */
  readonly reliefs: readonly Relief[];
  /** The kinds of change for which time ran out before one was found. */
  readonly undecided: readonly Change["kind"][];
  /** The school with the least mean-direction time; judged seconds of the slower direction, and its cautious end. */
  readonly nearest: {
    readonly urn: Urn;
    readonly seconds: number;
    readonly highSeconds: number;
  } | null;
  readonly stoppedBy: Proposal["stoppedBy"];
  /** Seconds of wall clock. */
  readonly seconds: number;
}
