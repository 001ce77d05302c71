import type { Progress, Propose } from "./proposal.ts";
import { isWorthReporting } from "./reporting.ts";
import { solveSteps } from "./solve_steps.ts";
import type { StopRequest } from "./stop_request.ts";

/** A proposal for `area`, made without pause. The clock and the wish to stop are looked at every few milliseconds. */
export const propose: Propose = (area, settings, options, hooks) => {
  const steps = solveSteps(area, settings, options, {
    now: hooks.now,
    highs: hooks.highs ?? null,
    searched: null,
  });
  let last: Progress | null = null;
  for (let step = steps.next(null); ; ) {
    if (step.done) return step.value;
    const { progress } = step.value;
    if (isWorthReporting(progress, last)) {
      hooks.onProgress(progress);
      last = progress;
    }
    const late = progress.seconds >= options.timeLimitSeconds;
    const stop: StopRequest = hooks.shouldStop() ? "user" : late ? "time" : null;
    step = steps.next(stop);
  }
};
