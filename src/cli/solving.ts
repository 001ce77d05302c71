import type { Area } from "../domain/area.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { SolverClock, SolverPort } from "../solver/client/pooled_solver.ts";
import { createSolverClient } from "../solver/client/solver_client.ts";
import type { Progress, Proposal, ProposeOptions } from "../solver/proposal.ts";
import type { AnswerProgress, AnswerTo, Question } from "../solver/questions/question.ts";
import { notice } from "./output.ts";

const SECONDS_BETWEEN_NOTICES = 2;
const CLOCK: SolverClock = {
  now: () => performance.now() / 1000,
  after: (seconds, then) => void setTimeout(then, seconds * 1000).unref(),
};

/** A proposal, made in another thread, so that Ctrl-C is heard at any time. */
export function solve(
  solver: SolverPort,
  area: Area,
  settings: JudgingSettings,
  options: ProposeOptions,
): Promise<Proposal> {
  const client = createSolverClient(CLOCK, solver);
  return untilStopped(client.propose(area, settings, options, progressNotices()));
}

/** What answers a question to the solver, worked out in another thread. */
export function ask<Asking extends Question>(
  solver: SolverPort,
  area: Area,
  settings: JudgingSettings,
  question: Asking,
): Promise<AnswerTo<Asking>> {
  const client = createSolverClient(CLOCK, solver);
  return untilStopped(client.ask(area, settings, question, shareNotices()));
}

/** What a job ends in; Ctrl-C ends it early, in its best so far. The second Ctrl-C ends the process as ever. */
async function untilStopped<Result>(job: {
  readonly result: Promise<Result>;
  readonly cancel: () => void;
}): Promise<Result> {
  const stop = () => {
    notice("Stopping with the best so far. Press Ctrl-C again to end at once.");
    job.cancel();
  };
  process.once("SIGINT", stop);
  try {
    return await job.result;
  } finally {
    process.removeListener("SIGINT", stop);
  }
}

function progressNotices(): (progress: Progress) => void {
  let last = 0;
  return ({ seconds, value, bound, unplaced }) => {
    if (seconds - last < SECONDS_BETWEEN_NOTICES) return;
    last = seconds;
    const gap = bound === null || value === 0 ? null : ((value - bound) / value) * 100;
    const proved = gap === null ? "" : `, at most ${gap.toFixed(2)} % from the best possible`;
    notice(`${seconds.toFixed(0)} s: ${unplaced} schools not placed${proved}`);
  };
}

/** Tells every few seconds how much of the work is done. */
function shareNotices(): (progress: AnswerProgress) => void {
  let last = 0;
  return ({ seconds, share }) => {
    if (seconds - last < SECONDS_BETWEEN_NOTICES) return;
    last = seconds;
    notice(`${seconds.toFixed(0)} s: ${Math.floor(100 * share)} % of the work is done`);
  };
}
