import type { Verdict } from "../domain/ceiling.ts";
import { isOnlyLeastKnown } from "../domain/ceiling.ts";
import type { JudgedCluster, JudgedPair } from "../domain/judgement.ts";
import { unjudgedCount } from "../domain/judgement.ts";
import type { Seconds } from "../domain/units.ts";
import { counted } from "./counted.ts";
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
      if (isOnlyLeastKnown(times)) {
        return `Too close to call (${rangeText(times.low, times.high)})`;
      }
      return `Too close to call (${rangeText(times.low, times.high)})`;
    case "over":
      if (isOnlyLeastKnown(times)) {
        return `Over by at least ${excessText((times.low - ceiling) as Seconds)}`;
      }
      return `Over by ${about(times)}${excessText((times.seconds - ceiling) as Seconds)}`;
    case "no-route":
      return "No road route";
  }
}

/** A verdict for beside its minutes: as `verdictText`, but "Within" alone. */
export function wordedVerdict(verdict: Verdict, times: VerdictTimes, ceiling: Seconds): string {
  return verdict === "within" ? "Within" : verdictText(verdict, times, ceiling);
}

/** A cluster's verdict in a few words. Schools without a location, or that the area does not have, are counted beside it: a cluster is never called within without them. */
export function clusterVerdictText(judged: JudgedCluster, ceiling: Seconds): string {
  const { worst, verdict } = judged;
  const missing = unjudgedCount(judged);
  if (missing === 0) {
    if (worst === null) return "One school, no drive to judge";
    const text = verdictText(verdict, decidingPair(judged, worst), ceiling);
    const { estimated } = judged;
    if (estimated === 0) return text;
    return verdict === "within"
      ? text.replace("Within", withinEstimatedText(estimated))
      : `${text}; ${estimatedPairsText(estimated)}`;
  }
  const schools = `${missing} ${missing === 1 ? "school" : "schools"}`;
  if (worst === null) return `Not judged: ${schools} without a known place`;
  const text = verdictText(verdict, decidingPair(judged, worst), ceiling);
  return verdict === "within"
    ? `Not judged in full: ${schools} without a known place, the others ${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : `${text}; ${schools} not judged`;
}

/** What a cluster is called at best of whose pairs so many are estimated beside routed ones: "Within, 2 pairs estimated". */
export function withinEstimatedText(estimated: number): string {
  return `Within, ${estimatedPairsText(estimated)}`;
}

function estimatedPairsText(estimated: number): string {
  return `${counted(estimated, "pair")} estimated`;
}

/** The pair that a cluster's verdict is of: of a cluster over the limit the one furthest over it, which a pair without a known time is not. */
function decidingPair({ verdict, over }: JudgedCluster, worst: JudgedPair): JudgedPair {
  if (verdict !== "over" || worst.verdict === "over") return worst;
  return over.reduce((most, pair) => (leastExcess(pair) > leastExcess(most) ? pair : most), worst);
}

function leastExcess(pair: JudgedPair): number {
  return pair.verdict !== "over" ? 0 : isOnlyLeastKnown(pair) ? pair.low : pair.seconds;
}

function about(times: VerdictTimes): string {
  return times.high > times.low ? "about " : "";
}
