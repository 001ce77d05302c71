import type { Area } from "../domain/area.ts";
import type { UnplacedPupils, UnplacedReason, WorstDrive } from "../domain/places/outcome.ts";
import type { Scenario } from "../domain/places/scenario.ts";
import type { ScenarioFlag } from "../domain/places/scenario_flags.ts";
import type { DisplacedTravel } from "../domain/places/travel_of_displaced.ts";
import type { Urn } from "../domain/school.ts";
import { counted } from "./counted.ts";
import { METRES_PER_MILE, minutesText } from "./durations.ts";
import { schoolName } from "./names.ts";

/** The name of a school. */
export type NameOf = (urn: Urn) => string;

/** The name of a school of the area, or of one that the scenario opens. */
export function scenarioNames(area: Area, { actions }: Pick<Scenario, "actions">): NameOf {
  const opened = new Map(
    actions.flatMap((action) =>
      action.type === "open" ? [[action.urn, action.name] as const] : [],
    ),
  );
  return (urn) => opened.get(urn) ?? schoolName(area, urn);
}

/** "Reception" or "Year 3"; "all" where year groups are not told apart. */
export function yearGroupText(year: number | null): string {
  if (year === null) return "all";
  return year === 0 ? "Reception" : `Year ${year}`;
}

/** Why pupils have no place, as the end of a sentence. */
export const UNPLACED_REASONS: Readonly<Record<UnplacedReason, string>> = {
  "no-room": "no school within reach has room",
  "no-route": "there is no road to a school with room",
  "no-school-of-that-age": "no school takes that year group",
  "capacity-not-known": "the capacity or roll of the schools left is not known",
};

/** Who has no place and why, such as "Pinfold, Year 3: 2 pupils: no school within reach has room." */
export function unplacedPupilsText(unplaced: UnplacedPupils, nameOf: NameOf): string {
  const { from, yearGroup, pupils, reason } = unplaced;
  const years = yearGroup === null ? "all years" : yearGroupText(yearGroup);
  return `${nameOf(from)}, ${years}: ${counted(pupils, "pupil")}: ${UNPLACED_REASONS[reason]}.`;
}

/** A cluster's worst pair, such as "Ashby to Bexby 38.2 min"; "none" without one. */
export function worstDriveText(drive: WorstDrive | null, nameOf: NameOf): string {
  if (drive === null) return "none";
  const time = drive.seconds === null ? "no road route" : minutesText(drive.seconds);
  const estimated = drive.estimated ? " (estimated)" : "";
  return `${nameOf(drive.from)} to ${nameOf(drive.to)} ${time}${estimated}`;
}

/** What is to be looked at in one school, as a sentence. */
export function scenarioFlagText(flag: ScenarioFlag, nameOf: NameOf): string {
  const name = nameOf(flag.urn);
  switch (flag.id) {
    case "roll-above-places":
      return `${name} has ${flag.roll} pupils for ${flag.places} places from September ${flag.september}.`;
    case "year-above-places":
      return `${name} has ${flag.pupils} pupils for ${flag.places} places in ${yearGroupText(flag.yearGroup)}.`;
    case "infant-class": {
      const which = flag.yearGroup === null ? "a year" : `in ${yearGroupText(flag.yearGroup)}`;
      return `${name} has ${flag.pupils} infants ${which}: classes have at most 30.`;
    }
  }
}

/** How far displaced pupils go, in sentences: the first on times, the others on what is screened. */
export function displacedTravelTexts(travel: DisplacedTravel): readonly string[] {
  const mean = travel.after === null ? "" : ` ${minutesText(travel.after)} on average`;
  const fromSchool =
    travel.fromHome === 0
      ? " from the school they leave (no homes are given)"
      : " from home where it is given, else from the school they leave";
  const before =
    travel.before === null ? fromSchool : ` from home, ${minutesText(travel.before)} before`;
  const longest = travel.longest === null ? "" : `; the longest ${minutesText(travel.longest)}`;
  const extra = travel.extraMetresAYear;
  return [
    `Travel of ${counted(travel.pupils, "pupil")}:${mean}${before}${longest}.`,
    `${travel.beyondWalking} beyond the walking distance by road: ${walkingText(travel)} (a screen only, not eligibility).`,
    `${travel.beyondGuide} over ${minutesText(travel.guide)}, the guide for a primary child's journey.`,
    ...(extra === null
      ? []
      : [`${extraMilesText(extra / METRES_PER_MILE, travel.estimated)} a year, there and back.`]),
    ...(travel.withoutRoute === 0
      ? []
      : [`For ${travel.withoutRoute} there is no road route between the sites.`]),
    ...(travel.estimated ? ["Some times or distances are estimated."] : []),
    ...(travel.distanceNotKnown === 0
      ? []
      : [`For ${travel.distanceNotKnown} the distance by road is not known.`]),
  ];
}

function walkingText({ pupils, ageNotKnown }: DisplacedTravel): string {
  if (ageNotKnown === 0) return "2 miles under 8, 3 miles from 8";
  if (ageNotKnown === pupils) return "2 miles, as no ages are given";
  return `2 miles under 8 and for the ${ageNotKnown} of unknown age, 3 miles from 8`;
}

function extraMilesText(miles: number, estimated: boolean): string {
  if (!estimated) return `${Math.round(miles).toLocaleString("en-GB")} more miles`;
  return `About ${Number(miles.toPrecision(2)).toLocaleString("en-GB")} more miles`;
}
