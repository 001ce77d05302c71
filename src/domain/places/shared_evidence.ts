import type { Evidence } from "./outcome.ts";
import type { SmallCount } from "./suppress.ts";

/** The computed figures that count some of the pupils. */
const COUNTS = ["beyondWalkingScreen", "distanceNotKnown", "beyondChildGuide", "withoutRoute"];
/** Those that are means or sums over pupils: with the times of the drives they would tell how many take each. */
const SUMS = ["meanSecondsBefore", "meanSecondsAfter", "extraMetresAYear"];

/** What of a scenario is hidden where it is shared. */
export interface HiddenKinds {
  /** Whether any number of pupils is. */
  readonly any: boolean;
  /** Whether how many change site is hidden. */
  readonly movers: boolean;
}

/** A heading as it may be shared. Where anything is hidden, a count of those of some drives tells the others' unless it is of none or of all. */
export function sharedEvidence(
  evidence: Evidence,
  most: SmallCount,
  hidden: HiddenKinds,
): Evidence {
  if (evidence.computed === null) return evidence;
  const all = Number(evidence.computed["pupils"] ?? 0);
  const isSmall = (value: number) => value >= 1 && value <= most;
  const hides = (name: string, value: number | string | null): boolean => {
    if (name === "pupils") return hidden.movers || isSmall(all);
    if (SUMS.includes(name)) return value !== null && hidden.any;
    if (!COUNTS.includes(name) || typeof value !== "number") return false;
    if (hidden.any) return value !== 0 && (value !== all || hidden.movers);
    return isSmall(value) || isSmall(all - value);
  };
  const computed = Object.entries(evidence.computed).map(
    ([name, value]) => [name, hides(name, value) ? "c" : value] as const,
  );
  return { ...evidence, computed: Object.fromEntries(computed) };
}
