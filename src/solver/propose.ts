import type { Progress, Propose } from "./proposal.ts";
import { solveSteps } from "./solve_steps.ts";
import type { StopRequest } from "./stop_request.ts";

const SECONDS_BETWEEN_REPORTS = 0.1;

/** Whether to report `progress` after `last` (`null` for none yet): a first plan, a better one, or a tenth of a second later. */
export function isWorthReporting(progress: Progress, last: Progress | null): boolean {
  return last === null || progress.seconds - last.seconds >= SECONDS_BETWEEN_REPORTS;
}

/** A proposal for `area`, made without pause. The clock and the wish to stop are looked at every few milliseconds. */
export const propose: Propose = (area, settings, options, hooks) => {
  const steps = solveSteps(area, settings, options, hooks.now, hooks.highs ?? null);
  let last: Progress | null = null;
  for (let step = steps.next(null); ; ) {
    if (step.done) return step.value;
    const progress = step.value;
    if (isWorthReporting(progress, last)) {
      hooks.onProgress(progress);
      last = progress;
    }
    const late = progress.seconds >= options.timeLimitSeconds;
    const stop: StopRequest = hooks.shouldStop() ? "user" : late ? "time" : null;
    step = steps.next(stop);
  }
};
