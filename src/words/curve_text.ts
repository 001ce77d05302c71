import type { CurvePoint, LongestDrive, Marginal, SecondsRange } from "../solver/curve/curve.ts";
import { counted } from "./counted.ts";

/** What one cluster more would save and one fewer would cost, in a sentence: "One more cluster would save 12.3 minutes of travel; one fewer would cost 14.1 to 15.0."; `null` where neither is known. */
export function marginalText({ oneMoreSaves, oneFewerCosts }: Marginal): string | null {
  const more = oneMoreSaves === null ? null : changeText(oneMoreSaves, "save", "cost", true);
  const fewer =
    oneFewerCosts === null ? null : changeText(oneFewerCosts, "cost", "save", more === null);
  if (more === null && fewer === null) return null;
  if (more === null) return `One fewer cluster would ${fewer}.`;
  return `One more cluster would ${more}${fewer === null ? "" : `; one fewer would ${fewer}`}.`;
}

/** "save 12.3 minutes of travel", "cost 14.1 to 15.0"; rounded outwards, so that a range holds what it says. */
function changeText(range: SecondsRange, verb: string, opposite: string, isFirst: boolean): string {
  const unit = isFirst ? " minutes of travel" : "";
  if (range.low >= 0) return `${verb} ${tenths(range)}${unit}`;
  if (range.high <= 0) {
    return `${opposite} ${tenths({ low: -range.high, high: -range.low })}${unit}`;
  }
  const most = tenths({ low: range.high, high: range.high });
  const least = tenths({ low: -range.low, high: -range.low });
  return `${verb} at most ${most}${unit}, or ${opposite} as much as ${least}`;
}

/** Minutes to one decimal: one figure where it is known exactly, else from the lower rounded down to the higher rounded up. */
function tenths({ low, high }: SecondsRange): string {
  if (low === high) return figure(Math.round(low / 6));
  const [from, to] = [Math.floor(low / 6), Math.ceil(high / 6)];
  return `${figure(from)} to ${figure(to)}`;
}

function figure(tenthsOfMinutes: number): string {
  return (tenthsOfMinutes / 10).toLocaleString("en-GB", {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

/** Minutes that are not to be read as shorter than they are. */
const upwards = (seconds: number) => figure(Math.ceil(seconds / 6 - 1e-6));
/** Minutes that are not to be read as longer than they are. */
const downwards = (seconds: number) => figure(Math.floor(seconds / 6 + 1e-6));

/** The longest drive that so many clusters need, in a sentence, with how much of it is proved. */
export function longestDriveText(
  { clusters, limitSeconds, atLeastSeconds, proved }: LongestDrive,
  ceilingSeconds: number,
): string {
  const within = `within ${downwards(ceilingSeconds)} min`;
  if (limitSeconds === null) {
    return proved
      ? `Proved: all schools cannot be placed in ${counted(clusters, "cluster")} or fewer ${within}.`
      : `No way is known to place all schools in ${counted(clusters, "cluster")} or fewer ${within}.`;
  }
  const need = `With up to ${counted(clusters, "cluster")}, no drive need be longer than ${upwards(limitSeconds)} min`;
  if (proved) return `${need}, and no shorter limit is enough.`;
  const least = downwards(atLeastSeconds ?? 0);
  if (least === figure(0)) return `${need}; whether a shorter limit is enough is not known yet.`;
  return `${need}; no limit below ${least} min is enough.`;
}

/** How far a point of the curve is from the best possible: "proved", "at most 0.12 % less is possible", or why there is no plan. */
export function pointText({ clusters, proposal }: CurvePoint): string {
  const { status, gap, unplaced, certificate } = proposal;
  if (proposal.clusters.length === 0) {
    return certificate?.countLeaves === undefined
      ? `no plan of ${counted(clusters, "cluster")} was found`
      : `proved: so many clusters cannot be made`;
  }
  const out = unplaced.length === 0 ? "" : `${counted(unplaced.length, "school")} not placed, `;
  if (status === "optimal") return `${out}proved the least`;
  if (gap === null) return `${out}not bounded`;
  return `${out}at most ${percent(gap)} less is possible`;
}

/** A share of 1 in per cent, never shown smaller than it is. */
export function percent(share: number): string {
  return `${(Math.ceil(share * 10_000) / 100).toFixed(2)} %`;
}
