import type { SideOutcome, SideRow } from "../../domain/places/side_by_side.ts";
import { CHILD_JOURNEY_GUIDE } from "../../domain/places/travel_of_displaced.ts";
import type { Metres, Seconds } from "../../domain/units.ts";
import { METRES_PER_MILE, minutesText } from "../durations.ts";
import { countText } from "../places_outcome_rows.ts";
import { scenarioNames, yearGroupText } from "../places_outcome_text.ts";
import type { Sides } from "./sides.ts";
import { numberRow, sideRow } from "./sides.ts";

type Travel = SideOutcome["travel"];

/** Who moves, who has no place, and how far they go. */
export function pupilRows(sides: Sides): readonly SideRow[] {
  const travelRow = (what: string, textOf: (travel: Travel) => string) =>
    numberRow(sides, what, "–", ({ travel }) => textOf(travel));
  const driveRow = (what: string, key: "before" | "after" | "longest") =>
    travelRow(what, (travel) => driveText(travel, key));
  return [
    travelRow("Pupils who would move", ({ pupils }) => countOf(pupils)),
    unplacedRow(sides),
    driveRow("Mean drive one way today", "before"),
    driveRow("Mean drive one way after", "after"),
    driveRow("Longest drive one way after", "longest"),
    travelRow("Beyond the walking distance by road (a screen only)", walkingText),
    travelRow(`Over the child’s journey guide (${minutesText(CHILD_JOURNEY_GUIDE)})`, (travel) =>
      countOf(travel.beyondGuide),
    ),
    travelRow("More miles a year, there and back", ({ extraMetresAYear }) =>
      milesText(extraMetresAYear),
    ),
    travelRow("Drives estimated", ({ pupils, estimated }) => {
      if (pupils === 0) return NOBODY;
      return estimated === true ? "some or all" : "none";
    }),
  ];
}

const NOBODY = "nobody moves";

function countOf(count: number | "c"): string {
  return count === "c" ? count : countText(count);
}

function unplacedRow(sides: Sides): SideRow {
  return sideRow(sides, "Without a place", ["–"], ({ unplaced }, scenario) => {
    const nameOf = scenarioNames(sides.area, scenario);
    if (unplaced.length === 0) return ["nobody"];
    return unplaced.map(({ from, yearGroup, pupils }) => {
      const years = yearGroup === null ? "all years" : yearGroupText(yearGroup);
      return `${nameOf(from)}, ${years}: ${countOf(pupils)}`;
    });
  });
}

function driveText(travel: Travel, key: "before" | "after" | "longest"): string {
  const time: Seconds | "c" | null = travel[key];
  if (travel.pupils === 0) return NOBODY;
  if (time === null) return key === "before" ? "not known: no homes given" : "not known";
  return time === "c" ? time : minutesText(time);
}

function walkingText({ beyondWalking, distanceNotKnown }: Travel): string {
  const unknown = distanceNotKnown === 0 ? "" : `, ${countOf(distanceNotKnown)} not known`;
  return `${countOf(beyondWalking)}${unknown}`;
}

function milesText(metres: Metres | "c" | null): string {
  if (metres === null) return "not known";
  return metres === "c" ? metres : countText(Math.round(metres / METRES_PER_MILE));
}
