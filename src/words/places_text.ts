import type { PlaceDates } from "../domain/places/place_dates.ts";
import type { Places } from "../domain/places/outcome.ts";
import type { SurplusMark, SurplusThresholds } from "../domain/places/thresholds.ts";
import { counted } from "./counted.ts";
import { listed } from "./names.ts";

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

/** Pupils and places in one line, such as "14 of 56 places · 42 unfilled (75.0 %)"; a total says of how many schools it is. */
export function placesLineText(places: Places): string {
  const { counted: known, schools, capacity, roll, unfilled, unfilledShare, over } = places;
  if (known === 0) return "Unfilled places not known: no capacity or no roll";
  const parts = [
    `${roll.toLocaleString("en-GB")} of ${capacity.toLocaleString("en-GB")} places`,
    `${unfilled.toLocaleString("en-GB")} unfilled${shareText(unfilledShare)}`,
    ...(over === 0 ? [] : [`over by ${over.toLocaleString("en-GB")}`]),
    ...(known === schools ? [] : [`of ${known} of ${counted(schools, "school")}`]),
  ];
  return parts.join(" · ");
}

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

function wholePercent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

/** "Reception" or "Year 3"; "all years" where the whole school is one. */
export function yearGroupText(yearGroup: number | null): string {
  if (yearGroup === null) return "all years";
  return yearGroup === 0 ? "Reception" : `Year ${yearGroup}`;
}

/** "May 2026" of `2026-05` or a day in it, and "2026" of a year alone. */
export function monthText(date: string): string {
  if (date.length < 7) return date;
  const first = new Date(`${date.slice(0, 7)}-01T12:00:00Z`);
  return first.toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
}

/** Of which months rolls and capacities are, such as "Rolls: January 2026. Capacities: May 2025 (4 schools), no date (1)." */
export function placeDatesText({ rolls, capacities }: PlaceDates): string {
  return `Rolls: ${monthsText(rolls)}. Capacities: ${monthsText(capacities)}.`;
}

function monthsText(months: PlaceDates["rolls"]): string {
  if (months.length === 0) return "not known";
  const name = (month: string | null) => (month === null ? "no date given" : monthText(month));
  const [only] = months;
  if (months.length === 1 && only !== undefined) return name(only.month);
  return months
    .map(({ month, schools }) => `${name(month)} (${counted(schools, "school")})`)
    .join(", ");
}

/** What to beware of where months differ; none where they do not. */
export function dateWarnings({ rollsDiffer, schoolsOfTwoMonths, rolls }: PlaceDates): readonly string[] {
  const months = rolls.flatMap(({ month }) => (month === null ? [] : [monthText(month)]));
  const differ =
    "The rolls are of different months, so they are not one census: totals mix them.";
  const two = `At ${counted(schoolsOfTwoMonths, "school")} the capacity is of another month than the roll, and one is taken from the other.`;
  return [
    ...(rollsDiffer ? [`${differ} Months: ${listed(months)}.`] : []),
    ...(schoolsOfTwoMonths > 0 ? [two] : []),
  ];
}
