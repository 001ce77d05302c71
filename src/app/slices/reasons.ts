import type { Area } from "../../domain/area.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import type { FewerAnswer } from "../../solver/fewer/fewer.ts";
import type { ReliefAnswer } from "../../solver/relief/relief.ts";
import { selectArea, selectShownPlan } from "../selectors.ts";
import type { AppState } from "../state.ts";

/** A question about the plan on show, in the open area with some crossings shut: of no use once one of them is another. */
export interface Reason<Answer> {
  readonly plan: Plan;
  readonly area: Area;
  readonly closed: readonly string[];
  /** The school that it is about; `null` for the whole plan. */
  readonly urn: Urn | null;
  /** 0 to 1 while the answer is being worked out. */
  readonly share: number;
  readonly answer: Answer | null;
  /** Why there will be none, in a sentence. */
  readonly failure: string | null;
  /** Ends it early, in its best answer so far. */
  readonly stop: () => void;
}

/** Whether what was asked is still about what is on show. */
export function isStillAsked(state: AppState, { plan, area, closed }: Reason<unknown>): boolean {
  const isSame = plan === selectShownPlan(state) && area === selectArea(state);
  return isSame && closed === state.crossings.closed;
}

/** Why a school is in no cluster, and why there are no fewer clusters; what asks for it is in `asking_reasons.ts`, which the screen loads with its panels. */
export interface ReasonsSlice {
  readonly relief: Reason<ReliefAnswer> | null;
  readonly fewer: Reason<FewerAnswer> | null;
}

export const NO_REASONS: ReasonsSlice = { relief: null, fewer: null };
