import type { SharedTravel } from "../../domain/places/shared_figures.ts";
import type { Seconds } from "../../domain/units.ts";
import { METRES_PER_MILE, minutesText } from "../durations.ts";
import { countText } from "../places_outcome_rows.ts";

/** How far pupils go to other schools or sites, in sentences. */
export function travelTexts(travel: SharedTravel): readonly string[] {
  const { pupils, before, after, longest, guide } = travel;
  const time = (value: Seconds | "c") => (value === "c" ? value : minutesText(value));
  return [
    `Pupils who would go to another school or site: ${countText(pupils)}.`,
    ...(after === null ? [] : [`Mean drive one way: ${time(after)}.`]),
    travel.fromHome === 0
      ? "They are taken to set out from the school that they leave, as no homes are given."
      : "They set out from home where it is given, else from the school that they leave.",
    ...(before === null ? [] : [`Mean drive from home to the school of today: ${time(before)}.`]),
    ...(longest === null ? [] : [`Longest drive: ${time(longest)}.`]),
    `Beyond the walking distance (2 miles under 8, 3 miles from 8) by road: ${countText(travel.beyondWalking)}. A screen only: it says nothing of who may have transport, or whether a way is safe.`,
    ...someText("No road distance is known", travel.distanceNotKnown),
    ...someText("There is no road route between the sites", travel.withoutRoute),
    ...someText("The age is not known, so 2 miles are taken", travel.ageNotKnown),
    `Over ${guide === "c" ? guide : minutesText(guide)}, the guide for a primary child’s journey: ${countText(travel.beyondGuide)}.`,
  ];
}

function someText(what: string, count: number | "c"): readonly string[] {
  return count === 0 ? [] : [`${what} for: ${countText(count)}.`];
}

/** More driving a year, in sentences. */
export function drivingTexts({ extraMetresAYear, estimated }: SharedTravel): readonly string[] {
  const by = estimated === true ? " Some distances are estimated." : "";
  if (extraMetresAYear === null) {
    return ["More miles a year: not known, as not every distance by road is."];
  }
  const miles =
    extraMetresAYear === "c"
      ? "c"
      : milesAYearText(extraMetresAYear / METRES_PER_MILE, estimated === true);
  return [
    `More miles a year: ${miles}, there and back on 190 days, one car for each pupil: the most that it can be.${by}`,
  ];
}

/** Miles with commas; about, to two digits, where they are estimated. */
export function milesAYearText(miles: number, isEstimated: boolean): string {
  return isEstimated
    ? `about ${countText(Number(miles.toPrecision(2)))}`
    : countText(Math.round(miles));
}
