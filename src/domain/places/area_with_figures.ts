import type { Area } from "../area.ts";
import type { Dated, School } from "../school.ts";
import type { ByYear, PlaceFigures, SchoolFigures } from "./figures.ts";
import { yearGroupCount, yearGroupsOf } from "./year_groups.ts";

/**
 * `area` with the capacities and rolls that were given laid over its schools', so that everything shows one roll. A roll that
 * is not given is the sum of the school's year groups where all of them are. The very same area where nothing applies.
 */
export function areaWithFigures(area: Area, figures: PlaceFigures): Area {
  if (figures.size === 0) return area;
  let isChanged = false;
  const schools = area.schools.map((school) => {
    const given = figures.get(school.urn);
    const overlaid = given === undefined ? school : schoolWithFigures(school, given);
    isChanged ||= overlaid !== school;
    return overlaid;
  });
  return isChanged ? { ...area, schools } : area;
}

function schoolWithFigures(school: School, given: SchoolFigures): School {
  const pupils = given.pupils ?? rollOfYears(school, given.yearPupils) ?? school.pupils;
  const capacity = given.capacity ?? school.capacity;
  return pupils === school.pupils && capacity === school.capacity
    ? school
    : { ...school, pupils, capacity };
}

/** The sum of a school's year groups, undated; `null` where one of them is not given. */
export function rollOfYears(school: School, yearPupils: ByYear | null): Dated<number> | null {
  const years = yearGroupsOf(school).map((year) => yearPupils?.[year] ?? null);
  if (years.length === 0 || years.length < yearGroupCount(school)) return null;
  let roll = 0;
  for (const pupils of years) {
    if (pupils === null) return null;
    roll += pupils;
  }
  return { value: roll, asAt: null };
}
