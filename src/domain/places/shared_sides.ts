import type { ScenarioOutcome } from "./outcome.ts";
import type { SharedTravel } from "./shared_figures.ts";
import { TRAVEL_PARTS } from "./shared_figures.ts";
import type { SharedCount, SharedOutcome } from "./shared_outcome.ts";
import { sharedOutcome } from "./shared_outcome.ts";
import type { SmallCount } from "./suppress.ts";

/**
 * Outcomes as they may be shared side by side: each as by itself, and without the numbers of which two together would tell a
 * small one, as both say how many of the same pupils. With `null` nothing is hidden: that is not to be shared.
 */
export function sharedSides(
  outcomes: readonly (ScenarioOutcome | null)[],
  most: SmallCount | null,
): readonly (SharedOutcome | null)[] {
  const each = outcomes.map((outcome) => (outcome === null ? null : sharedOutcome(outcome, most)));
  if (most === null) return each;
  const known = each.filter((outcome) => outcome !== null);
  return each.map((outcome) => {
    if (outcome === null) return null;
    const others = known.filter((other) => other !== outcome);
    return withoutDifferences(outcome, others, most);
  });
}

function withoutDifferences(
  outcome: SharedOutcome,
  others: readonly SharedOutcome[],
  most: SmallCount,
): SharedOutcome {
  const tells = (count: SharedCount, other: SharedCount) => {
    if (count === "c" || other === "c") return false;
    const difference = Math.abs(count - other);
    return difference >= 1 && difference <= most;
  };
  const travel: { -readonly [Key in keyof SharedTravel]: SharedTravel[Key] } = {
    ...outcome.travel,
  };
  for (const key of TRAVEL_PARTS) {
    if (others.some((other) => tells(outcome.travel[key], other.travel[key]))) travel[key] = "c";
  }
  // All of them, as how many there are together is known.
  const hides = outcome.unplaced.some((row) =>
    others.some(({ unplaced }) =>
      unplaced.some(
        ({ from, yearGroup, pupils }) =>
          from === row.from && yearGroup === row.yearGroup && tells(row.pupils, pupils),
      ),
    ),
  );
  const unplaced = hides
    ? outcome.unplaced.map((row) => ({ ...row, pupils: "c" as const }))
    : outcome.unplaced;
  return { ...outcome, travel, unplaced };
}
