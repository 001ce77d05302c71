import type { JudgingSettings } from "../domain/settings.ts";
import type { AreaMessage } from "./area_message.ts";
import type { Progress, Proposal, ProposeOptions } from "./proposal.ts";

/** Raised whenever a message changes its meaning; both sides refuse another version. */
export const SOLVER_PROTOCOL = 1;

/** What is asked of the solver's worker. An area is opened once, under a key of the asker's choice, and then solved many times; opening another drops it. */
export type SolverRequest =
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "open-area";
      readonly areaKey: string;
      readonly area: AreaMessage;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "solve";
      readonly jobId: number;
      readonly areaKey: string;
      readonly settings: JudgingSettings;
      readonly options: ProposeOptions;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "cancel";
      readonly jobId: number;
    };

/** What the worker answers, always about one job. A cancelled job still ends in `solved`, with its best so far. */
export type SolverReply =
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "progress";
      readonly jobId: number;
      readonly progress: Progress;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "solved";
      readonly jobId: number;
      readonly proposal: Proposal;
    }
  | {
      readonly version: typeof SOLVER_PROTOCOL;
      readonly type: "failed";
      readonly jobId: number;
      readonly reason: string;
    };
