import { seconds, secondsToMinutes } from "../domain/units.ts";
import type { SecondsRange, WishOutcome } from "../solver/proposal.ts";
import type { WishName } from "../solver/wishes.ts";
import { counted } from "./counted.ts";
import { minutesText } from "./durations.ts";

export const WISH_LABELS: Readonly<Record<WishName, string>> = {
  "short-drives": "Short drives",
  "each-kind": "Faith and community schools in each cluster",
  "joined-up": "Clusters in one piece",
  "close-to-today": "Close to today’s clusters",
};

/**
 * How far a wish is met, with it and without it, and what that costs: "Short drives: 12 drives over 20 minutes instead of 31, for 9.4
 * more minutes of travel. Its price here is 14.0 min."
 */
export function wishText(wish: WishOutcome): string {
  const { name, met, travelCost, price, weight } = wish;
  const other = ` instead of ${met.without?.toLocaleString("en-GB")}`;
  const without =
    met.without === null ? "" : met.without === met.count ? " with or without the wish" : other;
  const cost =
    travelCost === null
      ? "; what that costs in travel was not worked out"
      : `, for ${moreTravelText(travelCost)}`;
  const rule =
    weight === null ? " None was allowed." : ` Its price here is ${minutesText(seconds(price))}.`;
  return `${WISH_LABELS[name]}: ${unmetText(wish)}${without}${cost}.${rule}`;
}

/** What all wishes together cost in travel. */
export function wishesCostText(cost: SecondsRange): string {
  return `The wishes together: ${moreTravelText(cost)} than the best plan without them.`;
}

function unmetText({ name, met, idealSeconds }: WishOutcome): string {
  const { count } = met;
  switch (name) {
    case "short-drives": {
      const ideal = Number(secondsToMinutes(seconds(idealSeconds ?? 0)).toFixed(1));
      return `${counted(count, "drive")} over ${ideal} minutes`;
    }
    case "each-kind":
      return `${counted(count, "cluster")} without one of the two that is within reach`;
    case "joined-up":
      return `${counted(count, "cluster")} in pieces`;
    case "close-to-today":
      return `${counted(count, "pair")} of partners new to each other`;
  }
}

/** "9.4 more minutes of travel", "9.4 to 12.0 more minutes of travel" for a range; rounded outwards, so that it holds the cost. */
export function moreTravelText({ low, high }: SecondsRange): string {
  if (low === high) return oneText(low);
  const least = Math.floor(low / 6) / 10;
  if (high === null) return `${signedText(least)} minutes of travel or more`;
  const most = Math.ceil(high / 6) / 10;
  if (least >= 0) return `${least.toFixed(1)} to ${most.toFixed(1)} more minutes of travel`;
  return `${signedText(least)} to ${signedText(most)} minutes of travel`;
}

function oneText(value: number): string {
  const minutes = Math.round(value / 6) / 10;
  if (minutes === 0) return "no more travel";
  const size = Math.abs(minutes).toFixed(1);
  return `${size} ${minutes > 0 ? "more" : "fewer"} minutes of travel`;
}

function signedText(minutes: number): string {
  return `${Math.abs(minutes).toFixed(1)} ${minutes < 0 ? "fewer" : "more"}`;
}
