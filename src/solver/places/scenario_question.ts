import type { PlaceFigures } from "../../domain/places/figures.ts";
import type { RuralList } from "../../domain/places/law/rural.ts";
import type { ScenarioOutcome } from "../../domain/places/outcome.ts";
import type { HomeArea, Scenario } from "../../domain/places/scenario.ts";
import type { ClusterId, Plan } from "../../domain/plan.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { AnyAnswer, AnyQuestion } from "../questions/question.ts";
import type { RepairAnswer } from "../repair/repair_question.ts";

/** What a question about a scenario says of it. */
interface ScenarioAsked extends AnyQuestion {
  /** Laid over the area that is asked about. */
  readonly figures: PlaceFigures;
  readonly scenario: Scenario;
  /** None: displaced pupils set out from the school that they leave. */
  readonly homes: readonly HomeArea[];
  /** `YYYY-MM-DD`: what has no date is from the first September on or after this day, where no action has one. */
  readonly today: string;
}

/** What follows from a scenario? */
export interface ScenarioQuestion extends ScenarioAsked {
  readonly kind: "scenario";
  /** `null`: no partnership is known. */
  readonly plan: Plan | null;
  /** `null` where none is loaded. */
  readonly ruralList: RuralList | null;
}

/** What answers a `ScenarioQuestion`. */
export interface ScenarioAnswer extends AnyAnswer {
  readonly kind: "scenario";
  /** What follows, or why the actions cannot be done or what has to be given first; `null` where it was stopped: half an assignment is none. */
  readonly reading: Reading<ScenarioOutcome> | null;
}

/** What is the least change to the plan that makes it valid when the scenario is done? Asked of the clusters that it touches alone. */
export interface ReplanQuestion extends ScenarioAsked {
  readonly kind: "replan";
  readonly plan: Plan;
}

/** What answers a `ReplanQuestion`. */
export interface ReplanAnswer extends AnyAnswer {
  readonly kind: "replan";
  /** Why the scenario's actions cannot be done; none where they can. */
  readonly problems: readonly ReaderProblem[];
  /** Clusters that lose a school or have one that moves, and those whose errors are new. */
  readonly touched: readonly ClusterId[];
  /** Its changes name schools that are gone as "unlist", and those that opened as "place"; `null` where it was not begun. */
  readonly repair: RepairAnswer | null;
}
