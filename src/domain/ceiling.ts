import type { DriveTimes } from "./drive_times.ts";
import type { SchoolIndex } from "./school.ts";
import type { Speed } from "./speed.ts";
import { judgedSeconds } from "./speed.ts";
import type { Seconds } from "./units.ts";
import { seconds, UNREACHABLE } from "./units.ts";

/** 45 minutes. Source: docs/data-sources.md#ceiling. */
export const DEFAULT_CEILING: Seconds = seconds(2700);

/** Binary floating point at the inclusive edge: 1,400 s × 1.35 must pass a 31.5-minute ceiling. */
const TOLERANCE_SECONDS = 1e-6;

/** What is said of a pair or of a cluster. Only routed times, or an estimate whose cautious end passes, are "within". */
export type Verdict = "within" | "too-close-to-call" | "over" | "no-route";

const GRAVITY: Readonly<Record<Verdict, number>> = {
  within: 0,
  "too-close-to-call": 1,
  over: 2,
  "no-route": 3,
};

/** Whether judged seconds are within the ceiling, inclusive. Nothing else in the product compares a time with a ceiling; `NaN` and `Infinity` are not within. */
export function isWithin(judged: Seconds, ceiling: Seconds): boolean {
  return judged <= ceiling + TOLERANCE_SECONDS;
}

/** One directed drive, judged. `low` and `high` equal `seconds` where the time was routed; only `low` is finite where no more is known than that it takes as long. */
export interface JudgedDrive {
  readonly seconds: Seconds;
  readonly low: Seconds;
  readonly high: Seconds;
  readonly verdict: Verdict;
}

/** The drive from one school to another at `speed`, judged against `ceiling`. */
export function judgeDrive(
  times: DriveTimes,
  speed: Speed,
  ceiling: Seconds,
  from: SchoolIndex,
  to: SchoolIndex,
): JudgedDrive {
  const central = judgedSeconds(times.seconds(from, to), speed);
  const low = judgedSeconds(times.low(from, to), speed);
  if (!(low < UNREACHABLE)) {
    return { seconds: UNREACHABLE, low: UNREACHABLE, high: UNREACHABLE, verdict: "no-route" };
  }
  const high = central < UNREACHABLE ? judgedSeconds(times.high(from, to), speed) : UNREACHABLE;
  return { seconds: central, low, high, verdict: verdictOf(low, high, ceiling) };
}

/** Whether no more is known of a drive than its least time: its road is shut and another way is not known. */
export function isOnlyLeastKnown({ seconds: central, low }: Pick<JudgedDrive, "seconds" | "low">) {
  return !(central < UNREACHABLE) && low < UNREACHABLE;
}

function verdictOf(low: Seconds, high: Seconds, ceiling: Seconds): Verdict {
  if (isWithin(high, ceiling)) return "within";
  return isWithin(low, ceiling) ? "too-close-to-call" : "over";
}

/** The gravest of `verdicts`; "within" for none. */
export function gravestVerdict(verdicts: Iterable<Verdict>): Verdict {
  let gravest: Verdict = "within";
  for (const verdict of verdicts) {
    if (GRAVITY[verdict] > GRAVITY[gravest]) gravest = verdict;
  }
  return gravest;
}
