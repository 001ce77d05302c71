import type { UnplacedReason } from "../../domain/places/outcome.ts";
import type { Urn } from "../../domain/school.ts";
import type { Seconds } from "../../domain/units.ts";
import { UNREACHABLE } from "../../domain/units.ts";
import type { AssignmentAsked, PlaceSeekers, ReceivingSchool } from "./assignment.ts";

/** Whether `school` is another than the pupils leave and has all their year groups. */
export function isForThem({ from, years }: PlaceSeekers, school: ReceivingSchool): boolean {
  return school.urn !== from && years.every((year) => school.years.includes(year));
}

/** Why some of `seekers` have no place where as many as can be have one. */
export function reasonLeft(
  { drive }: AssignmentAsked,
  seekers: PlaceSeekers,
  schools: readonly ReceivingSchool[],
): UnplacedReason {
  const ofThatAge = schools.filter((school) => isForThem(seekers, school));
  if (ofThatAge.length === 0) return "no-school-of-that-age";
  const reached = ofThatAge.filter(({ urn }) => drive(seekers, urn).seconds < UNREACHABLE);
  if (reached.length === 0) return "no-route";
  const isAllKnown = reached.every((school) => isRoomKnown(seekers, school));
  return isAllKnown ? "no-room" : "capacity-not-known";
}

/** The schools less than `farthest` away that have the pupils' year groups but whose room for them is not known. */
export function soonerNotKnown(
  { drive }: AssignmentAsked,
  seekers: PlaceSeekers,
  schools: readonly ReceivingSchool[],
  farthest: Seconds,
): readonly Urn[] {
  return schools
    .filter((school) => isForThem(seekers, school) && !isRoomKnown(seekers, school))
    .map(({ urn }) => urn)
    .filter((urn) => drive(seekers, urn).seconds < farthest);
}

function isRoomKnown({ yearGroup }: PlaceSeekers, { room, yearRoom }: ReceivingSchool): boolean {
  if (room === null) return false;
  return yearGroup === null || yearRoom === null || typeof yearRoom[yearGroup] === "number";
}
