import type { StopRequest } from "../stop_request.ts";
import type { CertificateLeaf } from "./certificate.ts";
import type { HighsRuntime } from "./highs.ts";
import type { ExactModel, ExactPlan } from "./model.ts";

/** News of an exact method at work: what is new since its last step. */
export interface ExactStep {
  /** A better plan than every one before. */
  readonly plan?: ExactPlan;
  /** A proved bound on the total of every plan, above every one before. */
  readonly bound?: number;
  /** With a bound: the leaves that prove it, or by the time they are asked for a better one. */
  readonly leaves?: () => readonly CertificateLeaf[];
}

/** What an exact method ends with: its best plan, and what its bound is proved by. */
export interface ExactOutcome {
  readonly plan: ExactPlan;
  /** On the total of every plan; `null` where nothing is proved. */
  readonly bound: number | null;
  /** The leaves that prove `bound`; none without a bound. */
  readonly leaves: readonly CertificateLeaf[];
  /** For `fewest`: items no two of which can share a cluster. */
  readonly noTwoShare?: readonly number[];
}

/** An exact method in steps of some milliseconds. Each step is sent whether to stop; it then returns its best at once. */
export type ExactSteps = Generator<ExactStep, ExactOutcome, StopRequest>;

/** What an exact method is given from outside. */
export interface ExactHooks {
  readonly highs: HighsRuntime;
  /** Seconds from any fixed origin. */
  readonly now: () => number;
  /** The time, as `now` tells it, at which work is to end. */
  readonly endsAt: number;
  readonly seed: number;
}

/** An exact method: improves `incumbent`, bounds the optimum and, where it can, closes the gap. */
export type ExactMethod = (
  model: ExactModel,
  incumbent: ExactPlan,
  hooks: ExactHooks,
) => ExactSteps;
