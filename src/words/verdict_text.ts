import type { Verdict } from "../domain/ceiling.ts";
import type { Seconds } from "../domain/units.ts";
import { excessText, minutesText, rangeText } from "./durations.ts";

/** The times that a verdict was reached on, in judged seconds. */
export interface VerdictTimes {
  readonly seconds: Seconds;
  readonly low: Seconds;
  readonly high: Seconds;
}

/** A verdict in a few words: "Within – 31.4 min" ("Within – about 31.4 min" where it is an estimate), "Over by 1.1 min", "Too close to call (43–49 min)" or "No road route". */
export function verdictText(verdict: Verdict, times: VerdictTimes, ceiling: Seconds): string {
  switch (verdict) {
    case "within":
      return `Within – ${about(times)}${minutesText(times.seconds)}`;
    case "too-close-to-call":
      return `Too close to call (${rangeText(times.low, times.high)})`;
    case "over":
      return `Over by ${about(times)}${excessText((times.seconds - ceiling) as Seconds)}`;
    case "no-route":
      return "No road route";
  }
}

function about(times: VerdictTimes): string {
  return times.high > times.low ? "about " : "";
}
