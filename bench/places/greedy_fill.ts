import type { AppliedScenario } from "../../src/domain/places/applied.ts";
import { driveFrom } from "../../src/domain/places/drive_from.ts";
import type { Speed } from "../../src/domain/speed.ts";
import type { AssignmentCase } from "../../tests/solver/places/assignment_cases.ts";

/** The assignment of a scenario as tables, for other methods. Nobody prefers a school: the methods are to be compared by their driving. */
export function caseOf(applied: AppliedScenario, speed: Speed): AssignmentCase {
  const { area, displaced, rooms } = applied;
  return {
    displaced,
    schools: rooms.map(({ urn, years, whole, byYear }) => ({
      urn,
      years,
      room: whole,
      yearRoom: byYear,
    })),
    times: displaced.map((source) =>
      rooms.map(({ urn }) => {
        const { seconds } = driveFrom(area, speed, source, urn);
        return urn !== source.from && Number.isFinite(seconds) ? seconds : null;
      }),
    ),
    preferred: null,
  };
}

/** What is driven, and how many have no place, where each pupil in turn goes to the nearest school that still has room. */
export function greedyFill({ displaced, schools, times }: AssignmentCase): {
  readonly seconds: number;
  readonly unplaced: number;
} {
  const room = schools.map((school) => school.room ?? 0);
  const yearRoom = schools.map((school) => school.yearRoom && [...school.yearRoom]);
  let seconds = 0;
  let unplaced = 0;
  displaced.forEach(({ pupils, yearGroup, years }, at) => {
    for (let pupil = 0; pupil < pupils; pupil++) {
      const open = [...schools.keys()].filter((to) => {
        const isOfAge = years.every((year) => schools[to]?.years.includes(year));
        const ofYear = yearGroup === null ? null : yearRoom[to]?.[yearGroup];
        return isOfAge && (times[at]?.[to] ?? null) !== null && (room[to] ?? 0) > 0 && ofYear !== 0;
      });
      const timeTo = (to: number) => times[at]?.[to] ?? Number.POSITIVE_INFINITY;
      const nearest = open.sort((a, b) => timeTo(a) - timeTo(b))[0];
      if (nearest === undefined) {
        unplaced++;
        continue;
      }
      seconds += timeTo(nearest);
      room[nearest] = (room[nearest] ?? 0) - 1;
      const ofYears = yearRoom[nearest];
      if (ofYears && yearGroup !== null) ofYears[yearGroup] = (ofYears[yearGroup] ?? 0) - 1;
    }
  });
  return { seconds, unplaced };
}
