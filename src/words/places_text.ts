import type { Places } from "../domain/places/outcome.ts";
import type { SurplusMark, SurplusThresholds } from "../domain/places/thresholds.ts";
import { counted } from "./counted.ts";

/** A share in percent with one decimal, such as "19.2 %". */
export function percentText(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** " (19.2 %)", one decimal; "" where there is no share. */
export function shareText(share: number | null): string {
  return share === null ? "" : ` (${percentText(share)})`;
}

/** Which schools the sums are of. */
export function countedOfText({ counted: known, schools }: Places): string {
  const sums =
    "Unfilled places are added school by school; a school over its capacity does not take from them.";
  return known === schools
    ? `Of all ${counted(schools, "school")}. ${sums}`
    : `Of ${known.toLocaleString("en-GB")} of ${counted(schools, "school")}: those with a capacity and a roll. ${sums}`;
}

/** Pupils and places, such as "14 of 56 places" and "42 unfilled (75.0 %)", to stand in one line; a total says of how many schools it is. */
export function placesLineTexts(places: Places): readonly string[] {
  const { counted: known, schools, capacity, roll, unfilled, unfilledShare, over } = places;
  if (known === 0) return ["Unfilled places not known", "no capacity or no roll"];
  return [
    `${roll.toLocaleString("en-GB")} of ${capacity.toLocaleString("en-GB")} places`,
    `${unfilled.toLocaleString("en-GB")} unfilled${shareText(unfilledShare)}`,
    ...(over === 0 ? [] : [`over by ${over.toLocaleString("en-GB")}`]),
    ...(known === schools ? [] : [`of ${known} of ${counted(schools, "school")}`]),
  ];
}

/** The sign that goes with the words of a threshold; "" where none is reached. */
export const SURPLUS_SIGNS: Readonly<Record<SurplusMark, string>> = {
  below: "",
  "share-reached": "◇",
  "share-and-places-reached": "◆",
  "not-known": "",
};

/** What a threshold that is reached says, such as "10 % or more unfilled"; `null` where none is, or it is not known. */
export function surplusMarkText(mark: SurplusMark, thresholds: SurplusThresholds): string | null {
  switch (mark) {
    case "share-reached":
      return `${wholePercent(thresholds.share)} or more unfilled`;
    case "share-and-places-reached":
      return `${wholePercent(thresholds.highShare)} or more and ${thresholds.highPlaces} or more places unfilled`;
    case "below":
    case "not-known":
      return null;
  }
}

/** Both thresholds in a sentence. */
export function thresholdsText({ share, highShare, highPlaces }: SurplusThresholds): string {
  return `Marked from ${wholePercent(share)} unfilled (◇), and from ${wholePercent(highShare)} and ${highPlaces} places (◆). Local thresholds, not statutory: a mark is a fact about numbers and says nothing about what should be done.`;
}

/** A share in percent with no more decimals than it has: "10 %". */
export function wholePercent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

/** "Reception" or "Year 3"; "all years" where the whole school is one. */
export function yearGroupText(yearGroup: number | null): string {
  if (yearGroup === null) return "all years";
  return yearGroup === 0 ? "Reception" : `Year ${yearGroup}`;
}

/** In which planning areas a cluster's schools are, most schools first; `null` where none is given. */
export function planningAreasText(counts: ReadonlyMap<string | null, number>): string | null {
  const named = [...counts].filter(([area]) => area !== null);
  if (named.length === 0) return null;
  const texts = [...counts]
    .sort(([a, first], [b, second]) => second - first || ((a ?? "") < (b ?? "") ? -1 : 1))
    .map(([area, schools]) => `${area ?? "not given"} (${counted(schools, "school")})`);
  return `Planning ${named.length === 1 ? "area" : "areas"}: ${texts.join(", ")}`;
}
