import type { Alternatives, AlternativesQuestion } from "../alternatives/alternatives.ts";
import type { Curve, CurveQuestion } from "../curve/curve.ts";
import type { HighsRuntime } from "../exact/highs.ts";
import type { FewerAnswer, FewerQuestion } from "../fewer/fewer.ts";
import type {
  ReplanAnswer,
  ReplanQuestion,
  ScenarioAnswer,
  ScenarioQuestion,
} from "../places/scenario_question.ts";
import type { Proposal } from "../proposal.ts";
import type { ReliefAnswer, ReliefQuestion } from "../relief/relief.ts";
import type { RepairAnswer, RepairQuestion } from "../repair/repair_question.ts";
import type { StopRequest } from "../stop_request.ts";

/** Every kind of question to the solver beside a proposal, with what answers it. A new kind is a line here and one in `question_steps.ts`. */
interface Asked {
  readonly alternatives: { readonly question: AlternativesQuestion; readonly answer: Alternatives };
  readonly curve: { readonly question: CurveQuestion; readonly answer: Curve };
  readonly repair: { readonly question: RepairQuestion; readonly answer: RepairAnswer };
  readonly relief: { readonly question: ReliefQuestion; readonly answer: ReliefAnswer };
  readonly scenario: { readonly question: ScenarioQuestion; readonly answer: ScenarioAnswer };
  readonly replan: { readonly question: ReplanQuestion; readonly answer: ReplanAnswer };
  readonly fewer: { readonly question: FewerQuestion; readonly answer: FewerAnswer };
}

type QuestionKind = keyof Asked;

/** Something to be asked of the solver about an area and its settings; told apart by `kind`. */
export type Question = Asked[QuestionKind]["question"];

/** What answers a question; told apart by the same `kind`. */
export type Answer = Asked[QuestionKind]["answer"];

/** What answers a question of the kind of `Asking`. */
export type AnswerTo<Asking extends Question> = Asked[Asking["kind"]]["answer"];

/** What every question says. */
export interface AnyQuestion {
  /** Seconds of work, from its start. */
  readonly timeLimitSeconds: number;
}

/** What every answer says. */
export interface AnyAnswer {
  readonly stoppedBy: Proposal["stoppedBy"];
  /** Seconds of wall clock. */
  readonly seconds: number;
}

/** How far a question is from being answered. */
export interface AnswerProgress {
  /** 0 to 1 of the work, as far as that can be said. */
  readonly share: number;
  /** Rises each time that the answer so far is a better one, or that more is proved of it. */
  readonly revision: number;
  readonly seconds: number;
}

/** One step towards an answer. */
export interface AnswerStep<Result extends Answer = Answer> {
  readonly progress: AnswerProgress;
  /** The answer that a user's stop here would end in: to be asked for before the next step. */
  readonly soFar: () => Result;
}

/** An answer in steps of a few milliseconds. Each step is sent whether to stop; the last returns the answer, best so far. */
export type AnswerSteps<Result extends Answer = Answer> = Generator<
  AnswerStep<Result>,
  Result,
  StopRequest
>;

/** What answering is given from outside. */
export interface QuestionTools {
  /** Seconds from any fixed origin. */
  readonly now: () => number;
  /** `null` where nothing is to be proved. */
  readonly highs: HighsRuntime | null;
}
