import type { Urn } from "../../domain/school.ts";
import { seconds, UNREACHABLE } from "../../domain/units.ts";
import type { Room, Seekers } from "../kernels/cheapest_flow.ts";
import { CheapestFlow } from "../kernels/cheapest_flow.ts";
import { compareUrns } from "../problem.ts";
import type {
  Assignment,
  AssignmentAsked,
  LeftPupils,
  PlacedPupils,
  PlaceSeekers,
  ReceivingSchool,
} from "./assignment.ts";
import { isForThem, reasonLeft, soonerNotKnown } from "./left_pupils.ts";

/** Drives are added in millionths of a second: whole numbers, whose sums are exact. */
const PER_SECOND = 1e6;
/** A pupil without a place costs more than any number of pupils who are not where they are preferred could save along one path. */
const WITHOUT_PLACE = 2 ** 26;

/**
 * The assignment of as many pupils as can have a place, with the most in schools that are preferred, and then the least sum of
 * judged seconds; no year group and no school gets more than it has room for. The rooms of year groups lie within
 * those of their schools, so it is a flow in a network, and with whole rooms and pupils a cheapest flow is whole
 * (Ahuja, Magnanti & Orlin 1993, Theorem 9.10). The order of seekers and of schools changes nothing: they are taken in order of URN.
 */
export function assignPlaces(asked: AssignmentAsked): Assignment {
  const steps = assignmentSteps(asked);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in steps of a few milliseconds or less, each with the share of the work that is done. */
export function* assignmentSteps(asked: AssignmentAsked): Generator<number, Assignment, unknown> {
  const seekers = [...asked.seekers].sort(compareSeekers);
  const schools = [...asked.schools].sort((a, b) => compareUrns(a.urn, b.urn));
  const doors = doorsOf(schools);
  const flow = new CheapestFlow(
    doors.rooms,
    seekers.map((each) => choicesOf(asked, each, schools, doors)),
  );
  for (const at of seekers.keys()) {
    yield at / seekers.length;
    flow.send(at);
  }
  const placed: PlacedPupils[] = [];
  const left: LeftPupils[] = [];
  const roomNotKnown = new Set<Urn>();
  for (const [at, each] of seekers.entries()) {
    const own = placedOf(asked, each, flow.placesOf(at), doors);
    const nowhere = flow.nowhere(at);
    placed.push(...own);
    if (nowhere > 0) {
      left.push({ seekers: each, pupils: nowhere, reason: reasonLeft(asked, each, schools) });
    }
    const farthest =
      nowhere > 0 ? UNREACHABLE : seconds(Math.max(...own.map((each) => each.seconds)));
    for (const urn of soonerNotKnown(asked, each, schools, farthest)) roomNotKnown.add(urn);
  }
  return { placed, left, roomNotKnown: [...roomNotKnown].sort(compareUrns) };
}

/** The rooms of all schools, and by which of them each school is entered. */
interface Doors {
  readonly rooms: readonly Room[];
  /** Of each room, its school. */
  readonly schoolOf: readonly Urn[];
  /** The room of each school; absent where not known. */
  readonly whole: ReadonlyMap<Urn, number>;
  /** The room of each year group, by `yearKey`. */
  readonly years: ReadonlyMap<string, number>;
}

function doorsOf(schools: readonly ReceivingSchool[]): Doors {
  const rooms: Room[] = [];
  const schoolOf: Urn[] = [];
  const whole = new Map<Urn, number>();
  const years = new Map<string, number>();
  const add = (urn: Urn, capacity: number, within: number) => {
    if (!(Number.isInteger(capacity) && capacity >= 0)) {
      throw new RangeError(
        `The room of school ${urn} is ${capacity}: it must be whole and not below 0.`,
      );
    }
    schoolOf.push(urn);
    return rooms.push({ capacity, within }) - 1;
  };
  for (const { urn, room, yearRoom } of schools) {
    if (room === null) continue;
    const school = add(urn, room, -1);
    whole.set(urn, school);
    yearRoom?.forEach((places, year) => {
      if (places !== null) years.set(yearKey(urn, year), add(urn, places, school));
    });
  }
  return { rooms, schoolOf, whole, years };
}

function choicesOf(
  { drive, isPreferred }: AssignmentAsked,
  seekers: PlaceSeekers,
  schools: readonly ReceivingSchool[],
  doors: Doors,
): Seekers {
  if (!(Number.isInteger(seekers.pupils) && seekers.pupils >= 0)) {
    throw new RangeError(`${seekers.pupils} pupils of school ${seekers.from} cannot be placed.`);
  }
  const rooms: number[] = [];
  const first: number[] = [];
  const second: number[] = [];
  for (const school of schools) {
    const room = doorOf(doors, seekers, school);
    const time = drive(seekers, school.urn).seconds;
    if (room === null || !(time < UNREACHABLE)) continue;
    rooms.push(room);
    first.push(isPreferred === null || isPreferred(seekers, school.urn) ? 0 : 1);
    second.push(Math.round(time * PER_SECOND));
  }
  return {
    count: seekers.pupils,
    rooms: Int32Array.from(rooms),
    first: Float64Array.from(first),
    second: Float64Array.from(second),
    nowhere: { first: WITHOUT_PLACE, second: 0 },
  };
}

/** The room that the pupils come into where they go to `school`; `null` where they cannot. */
function doorOf(doors: Doors, seekers: PlaceSeekers, school: ReceivingSchool): number | null {
  const { yearGroup } = seekers;
  if (!isForThem(seekers, school)) return null;
  if (yearGroup === null || school.yearRoom === null) return doors.whole.get(school.urn) ?? null;
  return doors.years.get(yearKey(school.urn, yearGroup)) ?? null;
}

function placedOf(
  { drive }: AssignmentAsked,
  seekers: PlaceSeekers,
  places: ReadonlyMap<number, number>,
  { schoolOf }: Doors,
): readonly PlacedPupils[] {
  return [...places].map(([room, pupils]) => {
    const to = schoolOf[room] ?? "";
    return { seekers, to, pupils, ...drive(seekers, to) };
  });
}

function compareSeekers(a: PlaceSeekers, b: PlaceSeekers): number {
  const year = ({ yearGroup }: PlaceSeekers) => yearGroup ?? -1;
  const place = (seekers: PlaceSeekers) => seekers.place ?? "";
  return (
    compareUrns(a.from, b.from) ||
    year(a) - year(b) ||
    (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : a.pupils - b.pupils)
  );
}

function yearKey(urn: Urn, year: number): string {
  return `${urn}:${year}`;
}
