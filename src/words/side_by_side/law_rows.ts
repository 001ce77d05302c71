import { schoolIndexes } from "../../domain/area.ts";
import { ruralStanding } from "../../domain/places/law/rural.ts";
import { schoolsOfAction } from "../../domain/places/partnership_impact.ts";
import type { Scenario } from "../../domain/places/scenario.ts";
import type { SideRow } from "../../domain/places/side_by_side.ts";
import { schoolName } from "../names.ts";
import { reportStatus } from "../scenario_report/about.ts";
import { ruralText } from "../scenario_report/evidence.ts";
import type { Sides } from "./sides.ts";
import { NOTHING, sideRow } from "./sides.ts";

/** Whether the schools that the changes name are rural, and what a report has still to be given. */
export function lawRows(sides: Sides): readonly SideRow[] {
  const rural = sides.scenarios.map(({ scenario }) => ruralLines(scenario, sides));
  return [
    {
      what: "Rural designation of the schools it changes",
      cells: [NOTHING, ...rural],
      isNumber: false,
    },
    sideRow(sides, "Report", NOTHING, (outcome) => [reportStatus(outcome).status]),
  ];
}

function ruralLines({ actions }: Scenario, { area, ruralList, today }: Sides): readonly string[] {
  const indexes = schoolIndexes(area);
  const lines = [...new Set(actions.flatMap(schoolsOfAction))].flatMap((urn) => {
    const school = area.schools[indexes.get(urn) ?? -1];
    if (school === undefined) return [];
    return `${schoolName(area, urn)}: ${ruralText(ruralStanding(school, ruralList, today))}`;
  });
  return lines.length === 0 ? ["no school"] : lines;
}
