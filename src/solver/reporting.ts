import type { Progress } from "./proposal.ts";

const SECONDS_BETWEEN_REPORTS = 0.1;

/** Whether to report `progress` after `last` (`null` for none yet): the first, or one a tenth of a second later. */
export function isWorthReporting(progress: Progress, last: Progress | null): boolean {
  return last === null || progress.seconds - last.seconds >= SECONDS_BETWEEN_REPORTS;
}
