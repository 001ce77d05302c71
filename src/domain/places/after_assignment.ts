import type { Urn } from "../school.ts";
import type { AppliedScenario, Assignment, Stage } from "./applied.ts";
import type { SchoolPlaces, YearPlaces } from "./outcome.ts";
import { placesOf } from "./places_of.ts";
import type { SchoolState } from "./school_state.ts";
import { pupilsByYear } from "./school_state.ts";

/** The schools in the end, with the displaced pupils where they go. Their year groups are not known where some of them came as one. */
export function schoolsAfter(
  { after }: AppliedScenario,
  { flows }: Assignment,
): ReadonlyMap<Urn, SchoolState> {
  const schools = new Map(after);
  for (const { source, to, pupils } of flows) {
    const state = schools.get(to);
    if (state === undefined)
      throw new RangeError(`Pupils of ${source.from} go to ${to}, which is not open.`);
    const byYear = source.yearGroup === null ? null : pupilsByYear(state);
    schools.set(to, {
      ...state,
      roll: state.roll === null ? null : state.roll + pupils,
      yearPupils:
        byYear?.map((count, year) => count + (year === source.yearGroup ? pupils : 0)) ?? null,
    });
  }
  return schools;
}

/** The places at each September, with the pupils who are displaced by then where they go. One sent to a school that is not open yet is over its capacity of 0. */
export function placesByYears(
  { stages }: AppliedScenario,
  assignment: Assignment,
): readonly YearPlaces[] {
  return stages.map((stage) => {
    const bySchool = placesAt(stage, assignment);
    return { september: stage.september, ...placesOf(bySchool), bySchool };
  });
}

function placesAt(
  { september, schools }: Stage,
  { flows }: Assignment,
): readonly (SchoolPlaces & { readonly urn: Urn })[] {
  const places = new Map<Urn, SchoolPlaces>(schools);
  for (const { source, to, pupils } of flows) {
    if (source.september > september) continue;
    const { capacity, roll } = places.get(to) ?? { capacity: 0, roll: 0 };
    places.set(to, { capacity, roll: roll === null ? null : roll + pupils });
  }
  return Array.from(places, ([urn, { capacity, roll }]) => ({ urn, capacity, roll }));
}
