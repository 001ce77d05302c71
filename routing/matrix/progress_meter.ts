import type { Seconds } from "../../src/domain/units.ts";
import { seconds } from "../../src/domain/units.ts";
import type { BuildProgress } from "./built_matrix.ts";

/** The pace is that of the last 20 seconds, so that it follows a server that slows down. */
const WINDOW_MS = 20_000;
/** Before this the pace is not worth telling. */
const LEAST_MS = 1000;
const LEAST_DONE = 3;

/** Counts what is done and says how long the rest will take. */
export interface ProgressMeter {
  /** One more of the total is done. */
  step(): void;
  /** All that was left is done at once. */
  finish(): void;
}

/** A meter of `total` things to do, of which `before` were done in an earlier run, and so tell nothing of the pace. */
export function createProgressMeter(
  what: BuildProgress["what"],
  { total, before }: { readonly total: number; readonly before: number },
  onProgress: ((progress: BuildProgress) => void) | undefined,
  now: () => number = () => performance.now(),
): ProgressMeter {
  const marks = [{ at: now(), done: before }];
  let done = before;
  onProgress?.({ what, done, total, secondsLeft: null });
  return {
    step: () => {
      done++;
      const at = now();
      marks.push({ at, done });
      while (marks.length > 2 && at - (marks[1]?.at ?? at) >= WINDOW_MS) marks.shift();
      onProgress?.({ what, done, total, secondsLeft: secondsLeft(marks, total) });
    },
    finish: () => {
      if (done < total) onProgress?.({ what, done: total, total, secondsLeft: seconds(0) });
      done = total;
    },
  };
}

function secondsLeft(
  marks: readonly { readonly at: number; readonly done: number }[],
  total: number,
): Seconds | null {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [elapsed, count] = [last.at - first.at, last.done - first.done];
  if (last.done >= total) return seconds(0);
  if (elapsed < LEAST_MS || count < LEAST_DONE) return null;
  return seconds(((total - last.done) * elapsed) / count / 1000);
}
