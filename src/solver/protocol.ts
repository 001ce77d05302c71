import type { JudgingSettings } from "../domain/settings.ts";
import type { AreaMessage } from "./area_message.ts";
import type { Progress, Proposal, ProposeOptions } from "./proposal.ts";
import type { Answer, AnswerProgress, Question } from "./questions/question.ts";
import type { Searched, SearchProgress } from "./searched.ts";

/** Raised whenever a message changes its meaning; both sides refuse another version. */
export const SOLVER_PROTOCOL = 5;

/**
 * What is asked of a solver's worker. An area is opened once, under a key of the asker's choice, and then solved many
 * times; opening another drops it. Where there are several workers, each searches over some of the streams of a job, and
 * one of them then solves it from what they found. A question beside a proposal is asked of one worker.
 */
export type SolverRequest =
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "open-area";
      readonly areaKey: string;
      readonly area: AreaMessage;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "search";
      readonly jobId: number;
      readonly areaKey: string;
      readonly settings: JudgingSettings;
      readonly options: ProposeOptions;
      /** The numbers of the streams to run, of `STREAMS`. */
      readonly streams: readonly number[];
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "solve";
      readonly jobId: number;
      readonly areaKey: string;
      readonly settings: JudgingSettings;
      readonly options: ProposeOptions;
      /** `null` to search here. */
      readonly searched: Searched | null;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "ask";
      readonly jobId: number;
      readonly areaKey: string;
      readonly settings: JudgingSettings;
      readonly question: Question;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "cancel";
      readonly jobId: number;
    };

/**
 * What the worker answers, always about one job. A cancelled job still ends in `searched`, `solved` or `answered`, with its best so far.
 * The same best is let out on the way, as what a cancellation would end in, so that a worker which does not hear of one
 * can be ended.
 */
export type SolverReply =
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "search-progress";
      readonly jobId: number;
      readonly progress: SearchProgress;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "searched-so-far";
      readonly jobId: number;
      readonly searched: Searched;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "searched";
      readonly jobId: number;
      readonly searched: Searched;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "progress";
      readonly jobId: number;
      readonly progress: Progress;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "solved-so-far";
      readonly jobId: number;
      readonly proposal: Proposal;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "solved";
      readonly jobId: number;
      readonly proposal: Proposal;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "answer-progress";
      readonly jobId: number;
      readonly progress: AnswerProgress;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "answer-so-far";
      readonly jobId: number;
      readonly answer: Answer;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "answered";
      readonly jobId: number;
      readonly answer: Answer;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "failed";
      readonly jobId: number;
      readonly reason: string;
    };
