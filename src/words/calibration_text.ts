import type { Calibration } from "../domain/calibration.ts";
import { FACTOR_BOUNDS, LEAST_TRIPS, WIDE_SPREAD } from "../domain/calibration.ts";
import type { CheckReason } from "../domain/pairs_to_check.ts";
import { counted } from "./counted.ts";

export const CHECK_REASON_LABELS: Readonly<Record<CheckReason, string>> = {
  "near-limit": "Within 3 minutes of the limit",
  "worst-pair": "Worst pair of its cluster",
  "to-20": "Short: 20 minutes or less",
  "20-30": "Over 20 to 30 minutes",
  "30-45": "Over 30 to 45 minutes",
  "over-45": "Long: over 45 minutes",
};

/** A ratio or factor to two decimals, such as "×1.24". */
export function ratioText(ratio: number): string {
  return `×${ratio.toFixed(2)}`;
}

/** What the spread says, in a sentence. */
export function spreadText({ trips, quartiles, ninety, spread }: Calibration): string {
  const half = `${ratioText(quartiles[0])} and ${ratioText(quartiles[1])}`;
  const most = `${ratioText(ninety[0])} and ${ratioText(ninety[1])}`;
  return `Median of ${counted(trips.length, "drive")}. The middle half lies between ${half} (${Math.round(spread * 100)} % of the factor), nine in ten between ${most}.`;
}

/** Why the factor cannot be used, in a sentence; `null` where it can. */
export function unusableText({ trips, factor, isFew }: Calibration): string | null {
  const [least, most] = FACTOR_BOUNDS;
  if (!(factor >= least && factor <= most)) {
    return `Not to be used: a factor outside ${ratioText(least)} to ${ratioText(most)} says that schools or minutes are mixed up. Check the drives below.`;
  }
  return isFew
    ? `Not to be used yet: ${counted(trips.length, "drive")} of the ${LEAST_TRIPS} that it takes.`
    : null;
}

/** Why the factor should not be leant on, in sentences; none where it may be. */
export function calibrationWarnings({ trips, isWide }: Calibration): readonly string[] {
  const outliers = trips.filter(({ isOutlier }) => isOutlier).length;
  return [
    ...(isWide
      ? [
          `The drives differ widely: the middle half is more than ${WIDE_SPREAD * 100} % of the factor wide. One factor does not fit them all; look at the longest and shortest, and at when they were driven.`,
        ]
      : []),
    ...(outliers > 0
      ? [
          `${counted(outliers, "drive")} ${outliers === 1 ? "is" : "are"} far from the others. Check the schools and the minutes; the median hardly moves by ${outliers === 1 ? "it" : "them"}.`,
        ]
      : []),
  ];
}
