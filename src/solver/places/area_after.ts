import type { Area } from "../../domain/area.ts";
import type { AppliedScenario, Assignment } from "../../domain/places/applied.ts";
import type { School, Urn } from "../../domain/school.ts";
import { areaOfSchools } from "./schools_of_area.ts";

/** The area as a scenario leaves it: the schools that are open in the end, where they are and as large as they are then, with displaced pupils moved. */
export function areaAfter({ area, after }: AppliedScenario, { flows }: Assignment): Area {
  const gained = new Map<Urn, number>();
  for (const { to, pupils } of flows) gained.set(to, (gained.get(to) ?? 0) + pupils);
  const schools = area.schools.flatMap((school): readonly School[] => {
    const state = after.get(school.urn);
    if (state === undefined) return [];
    const { roll, capacity } = state;
    const now = roll === null ? null : roll + (gained.get(school.urn) ?? 0);
    return [
      {
        ...school,
        pupils: sameOr(school.pupils, now),
        capacity: sameOr(school.capacity, capacity),
      },
    ];
  });
  return areaOfSchools(area, schools);
}

function sameOr(dated: School["pupils"], value: number | null): School["pupils"] {
  if (value === null) return null;
  return dated?.value === value ? dated : { value, asAt: null };
}
