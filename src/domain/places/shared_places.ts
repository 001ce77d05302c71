import type { Urn } from "../school.ts";
import type { Places, ScenarioOutcome, SchoolPlaces } from "./outcome.ts";

/** Places of which what is unfilled and over may be "c", as these are no plain sums: they tell which school is above its capacity. */
export type SharedPlaces = Omit<Places, TellingPlaces> & {
  readonly [K in TellingPlaces]: Places[K] | "c";
};

type TellingPlaces = "unfilled" | "unfilledShare" | "over";

/**
 * Totals at some time, without what is unfilled or over where a school that is `unsure` could be above its capacity then,
 * which everyone knows: then these are no sums of all rolls, and tell its own. Net is always their difference.
 */
export function sharedPlaces(
  outcome: ScenarioOutcome,
  unsure: ReadonlySet<Urn>,
  totals: Places,
  at: ReadonlyMap<Urn, SchoolPlaces>,
): SharedPlaces {
  const tells = outcome.schools.some(({ urn, before, after }) => {
    const roll = before?.roll ?? 0;
    const now = at.get(urn);
    if (!unsure.has(urn) || now === undefined || now.roll === roll) return false;
    const capacity = now.capacity ?? 0;
    return capacity < (after?.capacity ?? 0) || capacity < roll;
  });
  return tells ? { ...totals, unfilled: "c", unfilledShare: "c", over: "c" } : totals;
}
