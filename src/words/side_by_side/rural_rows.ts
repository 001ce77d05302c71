import { schoolIndexes } from "../../domain/area.ts";
import type { RuralStanding } from "../../domain/places/law/rural.ts";
import { ruralStanding } from "../../domain/places/law/rural.ts";
import { schoolsOfAction } from "../../domain/places/partnership_impact.ts";
import type { SideRow } from "../../domain/places/side_by_side.ts";
import { schoolName } from "../names.ts";
import type { Sides } from "./sides.ts";
import { NOTHING } from "./sides.ts";

/** Whether the schools that the changes name are rural, which the law asks of whoever proposes an ending. */
export function ruralRows({ area, scenarios, ruralList, today }: Sides): readonly SideRow[] {
  const indexes = schoolIndexes(area);
  const cells = scenarios.map(({ scenario }) => {
    const lines = [...new Set(scenario.actions.flatMap(schoolsOfAction))].flatMap((urn) => {
      const school = area.schools[indexes.get(urn) ?? -1];
      if (school === undefined) return [];
      return `${schoolName(area, urn)}: ${ruralText(ruralStanding(school, ruralList, today))}`;
    });
    return lines.length === 0 ? ["no school"] : lines;
  });
  const what = "Rural designation of the schools it changes";
  return [{ what, cells: [NOTHING, ...cells], isNumber: false }];
}

/** "designated rural (list of 2025)", or by its code "rural (indicative only)". */
function ruralText(standing: RuralStanding): string {
  switch (standing.by) {
    case "list": {
      const old = standing.isOld ? ", a newer one should be in force" : "";
      return `${standing.isRural ? "designated rural" : "not designated"} (list of ${standing.listYear}${old})`;
    }
    case "code":
      return `${standing.isRural ? "rural" : "not rural"} by its code (indicative only)`;
    case "not-known":
      return "not known";
  }
}
