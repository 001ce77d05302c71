import type { Urn } from "../school.ts";
import type { SparsityOfSchool, SparsityScreen } from "./law/sparsity_screen.ts";
import type { Evidence } from "./outcome.ts";
import type { SharedCount } from "./shared_outcome.ts";
import type { SmallCount } from "./suppress.ts";
import type { DisplacedTravel } from "./travel_of_displaced.ts";

/** Travel as it may be shared. */
export type SharedTravel = {
  readonly [Key in keyof DisplacedTravel]: DisplacedTravel[Key] | "c";
};

/** A sparsity screen as it may be shared: after the scenario "c" for a school whose roll is not shown. */
export interface SharedSparsity {
  readonly urn: Urn;
  readonly before: SparsityOfSchool | null;
  readonly after: SparsityOfSchool | "c" | null;
}

/** What of a scenario is hidden where it is shared. */
export interface HiddenKinds {
  /** Whether any number of pupils is. */
  readonly any: boolean;
  /** Whether how many change site is hidden. */
  readonly movers: boolean;
}

/** Counts of some of the pupils who move. */
export const TRAVEL_PARTS = [
  "beyondWalking",
  "distanceNotKnown",
  "ageNotKnown",
  "beyondGuide",
  "withoutRoute",
  "fromHome",
] as const;
/** Means and sums over pupils: with the times of the drives they would tell how many take each. */
const SUMS = ["before", "after", "extraMetresAYear"] as const;

/**
 * Travel without what would tell a hidden number of pupils, or where one of them lives. Where anything is hidden, a count of
 * those of some drives tells the others' unless it is of none or of all.
 */
export function sharedTravel(
  travel: DisplacedTravel,
  most: SmallCount,
  { any, movers }: HiddenKinds,
): SharedTravel {
  const { pupils } = travel;
  const isSmall = (count: number) => count >= 1 && count <= most;
  const hidesAll = movers || isSmall(pupils);
  const hidesPart = (count: number) => {
    if (count === 0 || (count === pupils && !hidesAll)) return false;
    return any || hidesAll || isSmall(count) || isSmall(pupils - count);
  };
  const shown: { -readonly [Key in keyof SharedTravel]: SharedTravel[Key] } = { ...travel };
  if (hidesAll) shown.pupils = "c";
  for (const key of TRAVEL_PARTS) if (hidesPart(travel[key])) shown[key] = "c";
  for (const key of SUMS) if ((any || hidesAll) && travel[key] !== null) shown[key] = "c";
  // The longest drive may be one pupil's from home.
  if (travel.fromHome > 0 && travel.longest !== null) shown.longest = "c";
  return shown;
}

/** The names of travel's figures among the computed evidence. */
const EVIDENCE_OF: Readonly<Record<string, keyof DisplacedTravel>> = {
  pupils: "pupils",
  beyondWalkingScreen: "beyondWalking",
  distanceNotKnown: "distanceNotKnown",
  beyondChildGuide: "beyondGuide",
  withoutRoute: "withoutRoute",
  meanSecondsBefore: "before",
  meanSecondsAfter: "after",
  longestSeconds: "longest",
  extraMetresAYear: "extraMetresAYear",
};

/** Evidence whose computed figures are hidden where travel's are. */
export function sharedEvidence(evidence: Evidence, travel: SharedTravel): Evidence {
  if (evidence.computed === null) return evidence;
  const computed = Object.entries(evidence.computed).map(([name, value]) => {
    const key = EVIDENCE_OF[name];
    return [name, key !== undefined && travel[key] === "c" ? "c" : value] as const;
  });
  return { ...evidence, computed: Object.fromEntries(computed) };
}

/** A screen whose weights after the scenario would tell a roll that is hidden. */
export function sharedSparsity(screen: SparsityScreen, roll: SharedCount | null): SharedSparsity {
  return roll === "c" && screen.after !== null ? { ...screen, after: "c" } : screen;
}
