import type { DisplacedPupils } from "../../domain/places/applied.ts";
import type { UnplacedReason } from "../../domain/places/outcome.ts";
import { UNREACHABLE } from "../../domain/units.ts";
import type { AssignmentAsked, UnknownRoom } from "./assignment.ts";

/** Whether a school is another than the pupils leave and takes all their year groups. */
export function isForThem({ from, years }: DisplacedPupils, school: UnknownRoom): boolean {
  return school.urn !== from && years.every((year) => school.years.includes(year));
}

/** Why some of `source` have no place where as many as can be have one. */
export function reasonUnplaced(
  { drive, rooms, notKnown }: AssignmentAsked,
  source: DisplacedPupils,
): UnplacedReason {
  const isReached = ({ urn }: UnknownRoom) => drive(source, urn).seconds < UNREACHABLE;
  const ofThatAge = (schools: readonly UnknownRoom[]) =>
    schools.filter((school) => isForThem(source, school));
  const known = ofThatAge(rooms);
  const unknown = ofThatAge(notKnown);
  if (known.length + unknown.length === 0) return "no-school-of-that-age";
  if (unknown.some(isReached)) return "capacity-not-known";
  return known.some(isReached) ? "no-room" : "no-route";
}
