import type { ClusterId } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import type { PlacesStorage } from "../places/places_storage.ts";

/** The version of the records below. A newer one is left alone and said to be newer; an older one is read. */
export const KEPT_VERSION = 1;

/** A plan as this browser keeps it. */
export interface KeptPlan {
  readonly version: number;
  readonly id: string;
  /** The name of the area it belongs to. */
  readonly area: string;
  readonly areaTitle: string;
  readonly name: string;
  /** ISO 8601 time of the last change that is in it. */
  readonly savedAt: string;
  /** ISO 8601 time at which it was last opened or changed: the latest of an area is opened with it. */
  readonly openedAt: string;
  /** One more with each writing, so that no tab writes over what it has not seen. */
  readonly revision: number;
  readonly clusters: number;
  /** The text of a plan file. */
  readonly plan: string;
  /** The numbers of the first step that is kept, of the one on show, and of the last. */
  readonly steps: { readonly from: number; readonly at: number; readonly to: number };
  /** ISO 8601 time at which it was deleted; `null` for a plan that was not. */
  readonly deletedAt: string | null;
}

/** One step of a kept plan's history. */
export interface KeptStep {
  readonly planId: string;
  readonly number: number;
  readonly label: string;
  readonly cluster: ClusterId | null;
  readonly school: Urn | null;
  /** The text of a plan file. */
  readonly plan: string;
}

/** What came of writing a plan: `found` is what another tab has written meanwhile, and nothing was written. */
export type WriteOutcome =
  | { readonly isWritten: true }
  | { readonly isWritten: false; readonly found: unknown };

/** This browser's storage of plans. All of it rejects with what the browser says. Records come back as they were stored. */
export interface PlanStorage {
  plans(): Promise<readonly unknown[]>;
  steps(planId: string): Promise<readonly unknown[]>;
  /**
   * Writes `plan` and `steps`, and removes the steps before its first and after its last, all or nothing; unless the
   * revision that is stored is not `expected` (`null`: no such plan is stored).
   */
  write(plan: KeptPlan, expected: number | null, steps: readonly KeptStep[]): Promise<WriteOutcome>;
  /** Sets when a plan was last opened, which is no change of it. */
  touch(id: string, openedAt: string): Promise<void>;
  /** Removes a plan and its steps for good. */
  forget(id: string): Promise<void>;
  /** Hears a sentence when the storage goes away for good. */
  onLost(listener: (reason: string) => void): void;
}

/** What tabs of the app tell each other about a plan. */
export type TabMessage =
  | { readonly kind: "opened" | "open-here" | "closed"; readonly id: string }
  | {
      readonly kind: "kept" | "deleted";
      readonly id: string;
      readonly revision: number;
      readonly at: string;
    };

/** The other tabs of the app in this browser; a tab does not hear itself. */
export interface TabChannel {
  post(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
}

/** What keeping plans in this browser needs of it. */
export interface KeepingPorts {
  /** Rejects with a sentence where the browser keeps nothing. */
  openStorage(): Promise<PlanStorage>;
  /** Where place planning is kept, apart from the plans. Rejects with a sentence where the browser keeps nothing. */
  openPlaces(): Promise<PlacesStorage>;
  readonly tabs: TabChannel;
  /** Hears that the page is hidden, or left for good: what is not kept yet has to be now. */
  onHide(listener: (isLeaving: boolean) => void): void;
  newId(): string;
}
