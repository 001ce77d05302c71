import type { Proposal } from "../proposal.ts";
import type { Answer } from "../questions/question.ts";
import type { Searched } from "../searched.ts";
import type { StopRequest } from "../stop_request.ts";

/** Why work was ended from outside. */
export type EarlyStop = NonNullable<StopRequest>;

/** The proposal that was let out before its worker was ended by `stop`, after so many seconds. What was proved stays so. */
export function proposalEndedBy(soFar: Proposal, stop: EarlyStop, seconds: number): Proposal {
  if (soFar.stoppedBy === "proof") return { ...soFar, seconds };
  const ofTime = soFar.clusters.length > 0 ? "feasible" : "infeasible";
  const status = stop === "user" ? "cancelled" : ofTime;
  return { ...soFar, status, stoppedBy: stop, seconds };
}

/** The same of a search. */
export function searchEndedBy(soFar: Searched, stop: EarlyStop, seconds: number): Searched {
  return { ...soFar, stop, seconds };
}

/** The same of an answer. */
export function answerEndedBy(soFar: Answer, stop: EarlyStop, seconds: number): Answer {
  return soFar.stoppedBy === "proof"
    ? { ...soFar, seconds }
    : { ...soFar, stoppedBy: stop, seconds };
}
