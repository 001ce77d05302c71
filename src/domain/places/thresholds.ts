import type { Places } from "./outcome.ts";

/** From where on unfilled places are marked. Local, and not set by law (rule "local-thresholds"). */
export interface SurplusThresholds {
  /** Share of the capacity, 0 to 1, from which a school or an area has the first mark. */
  readonly share: number;
  /** Share and number of places that must both be reached for the second mark. */
  readonly highShare: number;
  readonly highPlaces: number;
}

/** 10 %; 25 % and 30 places. Source: docs/data-sources.md#surplus-thresholds. */
export const DEFAULT_THRESHOLDS: SurplusThresholds = {
  share: 0.1,
  highShare: 0.25,
  highPlaces: 30,
};

/** What the thresholds say of unfilled places; a fact, and no judgement of a school. */
export type SurplusMark = "below" | "share-reached" | "share-and-places-reached" | "not-known";

/** The mark of some places; exactly at a threshold reaches it. */
export function surplusMark(
  { unfilled, unfilledShare }: Pick<Places, "unfilled" | "unfilledShare">,
  thresholds: SurplusThresholds = DEFAULT_THRESHOLDS,
): SurplusMark {
  if (unfilledShare === null) return "not-known";
  const { share, highShare, highPlaces } = thresholds;
  if (unfilledShare >= highShare && unfilled >= highPlaces) return "share-and-places-reached";
  return unfilledShare >= share ? "share-reached" : "below";
}
