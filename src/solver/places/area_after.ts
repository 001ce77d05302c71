import type { Area } from "../../domain/area.ts";
import { schoolsAfter } from "../../domain/places/after_assignment.ts";
import type { AppliedScenario, Assignment } from "../../domain/places/applied.ts";
import type { Dated, School } from "../../domain/school.ts";
import { areaOfSchools } from "./schools_of_area.ts";

/** The area as a scenario leaves it: the schools that are open in the end, where they are and as large as they are then, with displaced pupils moved. */
export function areaAfter(applied: AppliedScenario, assignment: Assignment): Area {
  const after = schoolsAfter(applied, assignment);
  const schools = applied.area.schools.flatMap((school): readonly School[] => {
    const state = after.get(school.urn);
    if (state === undefined) return [];
    return [
      {
        ...school,
        pupils: datedOr(school.pupils, state.roll),
        capacity: datedOr(school.capacity, state.capacity),
      },
    ];
  });
  return areaOfSchools(applied.area, schools);
}

function datedOr(dated: Dated<number> | null, value: number | null): Dated<number> | null {
  if (value === null) return null;
  return dated?.value === value ? dated : { value, asAt: null };
}
