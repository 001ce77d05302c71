import type { SharedTravel } from "../../domain/places/shared_figures.ts";
import type { SideRow } from "../../domain/places/side_by_side.ts";
import { CHILD_JOURNEY_GUIDE } from "../../domain/places/travel_of_displaced.ts";
import { METRES_PER_MILE, minutesText } from "../durations.ts";
import { countText } from "../places_outcome_rows.ts";
import { scenarioNames, yearGroupText } from "../places_outcome_text.ts";
import { milesAYearText } from "../scenario_report/travel.ts";
import type { Sides } from "./sides.ts";
import { numberRow, sideRow } from "./sides.ts";

/** Who moves, who has no place, and how far they go. */
export function pupilRows(sides: Sides): readonly SideRow[] {
  const travelRow = (what: string, textOf: (travel: SharedTravel) => string) =>
    numberRow(sides, what, "–", ({ travel }) => textOf(travel));
  const driveRow = (what: string, key: "before" | "after" | "longest") =>
    travelRow(what, (travel) => driveText(travel, key));
  return [
    travelRow("Pupils who would move", ({ pupils }) => countText(pupils)),
    unplacedRow(sides),
    driveRow("Mean drive one way today", "before"),
    driveRow("Mean drive one way after", "after"),
    driveRow("Longest drive one way after", "longest"),
    travelRow("Beyond the walking distance by road (a screen only)", walkingText),
    travelRow(`Over the child’s journey guide (${minutesText(CHILD_JOURNEY_GUIDE)})`, (travel) =>
      countText(travel.beyondGuide),
    ),
    travelRow("More miles a year, there and back", milesText),
    travelRow("Drives or distances estimated", ({ pupils, estimated }) => {
      if (pupils === 0) return NOBODY;
      return estimated === true ? "some or all" : "none";
    }),
  ];
}

const NOBODY = "nobody moves";

function unplacedRow(sides: Sides): SideRow {
  return sideRow(sides, "Without a place", ["–"], ({ unplaced }, scenario) => {
    const nameOf = scenarioNames(sides.area, scenario);
    if (unplaced.length === 0) return ["nobody"];
    return unplaced.map(({ from, yearGroup, pupils }) => {
      const years = yearGroup === null ? "all years" : yearGroupText(yearGroup);
      return `${nameOf(from)}, ${years}: ${countText(pupils)}`;
    });
  });
}

function driveText(travel: SharedTravel, key: "before" | "after" | "longest"): string {
  const time = travel[key];
  if (travel.pupils === 0) return NOBODY;
  if (time === "c") return time;
  if (time !== null) return minutesText(time);
  return key === "before" ? "not known: homes are not given for all" : "not known";
}

/** How many are beyond it, of those whose road distance is known. */
function walkingText({ beyondWalking, distanceNotKnown }: SharedTravel): string {
  const unknown = distanceNotKnown === 0 ? "" : `, ${countText(distanceNotKnown)} not known`;
  return `${countText(beyondWalking)}${unknown}`;
}

function milesText({ extraMetresAYear: metres, estimated }: SharedTravel): string {
  if (metres === null) return "not known";
  return metres === "c" ? metres : milesAYearText(metres / METRES_PER_MILE, estimated === true);
}
