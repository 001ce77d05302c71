import type { Area } from "../../domain/area.ts";
import type { Plan } from "../../domain/plan.ts";
import type { PlanHistory } from "../state.ts";

/** Whether this browser keeps plans. "none": nobody asked it to. */
export type StorageState =
  | { readonly status: "none" | "opening" | "ready" }
  | { readonly status: "refused"; readonly reason: string };

/** Another tab has changed, or deleted, the plan that is open here. */
export interface KeptConflict {
  /** ISO 8601 time of the other tab's last change. */
  readonly theirs: string;
  /** ISO 8601 time of the last change that was made here; `null` where there was none. */
  readonly mine: string | null;
  readonly isDeleted: boolean;
  /** Whether it is to be decided later. */
  readonly isPutOff: boolean;
}

/** How the plan that is open in an area is kept. */
export interface KeptMark {
  readonly id: string;
  /** The plan as it is kept; whatever else is on show is not kept yet. */
  readonly plan: Plan;
  /** ISO 8601 time of the last change that is kept. */
  readonly at: string;
  readonly conflict: KeptConflict | null;
  readonly isOpenElsewhere: boolean;
  /** Whether it was opened by itself, which nobody has taken note of yet. */
  readonly isResumed: boolean;
}

/** A kept plan in a list. */
export interface KeptListing {
  readonly id: string;
  readonly area: string;
  readonly areaTitle: string;
  readonly name: string;
  readonly savedAt: string;
  readonly clusters: number;
  readonly isDeleted: boolean;
  /** Why it cannot be opened, in a sentence; `null` where it can. */
  readonly problem: string | null;
}

/** The plans that this browser keeps. */
export interface KeptSlice {
  readonly storage: StorageState;
  /** By the name of an area that was opened, how its plan is kept; none until it was changed. */
  readonly kept: ReadonlyMap<string, KeptMark>;
  /** Every kept plan, the last changed first. */
  readonly keptPlans: readonly KeptListing[];
  /** Why the last plan of the open area, or the last change, could not be read or kept; `null` where all is well. */
  readonly keptProblem: string | null;
  /** The history of the plan that was open last in `area`; `null` where none is kept. */
  resumePlan(area: Area): Promise<PlanHistory | null>;
  /** Opens a kept plan, with its area. */
  openKeptPlan(id: string): Promise<void>;
  /** Opens `plan` as a new one, by the step `label` from the one that was open, which stays kept as it is. Answers whether it did. */
  startPlan(plan: Plan, label: string): Promise<boolean>;
  /** Opens the plan that the area came with; the one that was open stays kept. */
  startAgain(): Promise<void>;
  renameKeptPlan(id: string, name: string): Promise<void>;
  /** Sets a kept plan of the open area beside the user's own, to be compared with it. */
  compareWithKept(id: string): Promise<void>;
  duplicateKeptPlan(id: string): Promise<void>;
  deleteKeptPlan(id: string): Promise<void>;
  restoreKeptPlan(id: string): Promise<void>;
  /** Reads again which plans are kept. */
  listKeptPlans(): Promise<void>;
  /** Decides which plan stays where two tabs changed one. */
  settleConflict(how: "mine-as-copy" | "theirs" | "later" | "now"): Promise<void>;
  /** Tries again to keep what could not be kept. */
  keepAgain(): Promise<void>;
  /** Takes note of the plan that was opened by itself. */
  noteResumed(): void;
}
