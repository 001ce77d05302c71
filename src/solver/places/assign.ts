import type { DisplacedPupils, Flow, Unplaced } from "../../domain/places/applied.ts";
import type { Room } from "../../domain/places/school_state.ts";
import type { Urn } from "../../domain/school.ts";
import { seconds, UNREACHABLE } from "../../domain/units.ts";
import type { FlowRoom, Seekers } from "../kernels/cheapest_flow.ts";
import { CheapestFlow } from "../kernels/cheapest_flow.ts";
import { compareUrns } from "../problem.ts";
import type { AssignmentAsked, FoundAssignment } from "./assignment.ts";
import { isForThem, notKnownWithin, reasonUnplaced } from "./unplaced_pupils.ts";

/** Drives are added in millionths of a second: whole numbers, whose sums are exact. */
const PER_SECOND = 1e6;
/** A pupil without a place costs more than all those together whom one more place could send elsewhere than they are preferred. */
const WITHOUT_PLACE = 2 ** 26;

/**
 * The assignment of as many pupils as can have a place, with the most in schools that are preferred, and then the least sum of
 * judged seconds; no year group and no school gets more than it has room for. The rooms of year groups lie within
 * those of their schools, so it is a flow in a network, and with whole rooms and pupils a cheapest flow is whole
 * (Ahuja, Magnanti & Orlin 1993, Theorem 9.10). Pupils and schools are taken in the order of URNs, year groups and home
 * areas, so that the order in which they are given changes nothing.
 */
export function assignPlaces(asked: AssignmentAsked): FoundAssignment {
  const steps = assignmentSteps(asked);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in steps of a few milliseconds or less, each with the share of the work that is done. */
export function* assignmentSteps(
  asked: AssignmentAsked,
): Generator<number, FoundAssignment, unknown> {
  const displaced = [...asked.displaced].sort(compareDisplaced);
  const rooms = [...asked.rooms].sort((a, b) => compareUrns(a.urn, b.urn));
  const doors = doorsOf(rooms);
  const flow = new CheapestFlow(
    doors.rooms,
    displaced.map((source) => seekersOf(asked, source, rooms, doors)),
  );
  for (const at of displaced.keys()) {
    yield at / displaced.length;
    flow.send(at);
  }
  const flows: Flow[] = [];
  const unplaced: Unplaced[] = [];
  const soonerNotKnown = new Set<Urn>();
  for (const [at, source] of displaced.entries()) {
    const own = [...flow.placesOf(at)].map(([room, pupils]) => {
      const to = doors.schoolOf[room] ?? "";
      return { source, to, pupils, ...asked.drive(source, to) };
    });
    const pupils = flow.nowhere(at);
    flows.push(...own);
    if (pupils > 0) unplaced.push({ source, pupils, reason: reasonUnplaced(asked, source) });
    const farthest = pupils > 0 ? UNREACHABLE : Math.max(...own.map((each) => each.seconds));
    for (const urn of notKnownWithin(asked, source, seconds(farthest))) soonerNotKnown.add(urn);
  }
  return { flows, unplaced, soonerNotKnown: [...soonerNotKnown].sort(compareUrns) };
}

/** The rooms of all schools and year groups, and where each is in the list. */
interface Doors {
  readonly rooms: readonly FlowRoom[];
  /** Of each room, its school. */
  readonly schoolOf: readonly Urn[];
  readonly whole: ReadonlyMap<Urn, number>;
  /** By `yearKey`. */
  readonly years: ReadonlyMap<string, number>;
}

function doorsOf(rooms: readonly Room[]): Doors {
  const list: FlowRoom[] = [];
  const schoolOf: Urn[] = [];
  const whole = new Map<Urn, number>();
  const years = new Map<string, number>();
  const add = (urn: Urn, capacity: number, within: number) => {
    schoolOf.push(urn);
    return list.push({ capacity: wholeNumber(capacity, `The room of school ${urn}`), within }) - 1;
  };
  for (const room of rooms) {
    const school = add(room.urn, room.whole, -1);
    whole.set(room.urn, school);
    room.byYear?.forEach((places, year) => {
      years.set(yearKey(room.urn, year), add(room.urn, places, school));
    });
  }
  return { rooms: list, schoolOf, whole, years };
}

function seekersOf(
  { drive, isPreferred }: AssignmentAsked,
  source: DisplacedPupils,
  rooms: readonly Room[],
  doors: Doors,
): Seekers {
  const entered: number[] = [];
  const first: number[] = [];
  const second: number[] = [];
  for (const room of rooms) {
    const door = doorOf(doors, source, room);
    const time = drive(source, room.urn).seconds;
    if (door === undefined || !(time < UNREACHABLE)) continue;
    entered.push(door);
    first.push(isPreferred === null || isPreferred(source, room.urn) ? 0 : 1);
    second.push(Math.round(time * PER_SECOND));
  }
  return {
    count: wholeNumber(source.pupils, `The number of pupils of school ${source.from}`),
    rooms: Int32Array.from(entered),
    first: Float64Array.from(first),
    second: Float64Array.from(second),
    nowhere: { first: WITHOUT_PLACE, second: 0 },
  };
}

/** The room that the pupils come into in a school; `undefined` where it is not for them. */
function doorOf(doors: Doors, source: DisplacedPupils, room: Room): number | undefined {
  if (!isForThem(source, room)) return undefined;
  return source.yearGroup === null || room.byYear === null
    ? doors.whole.get(room.urn)
    : doors.years.get(yearKey(room.urn, source.yearGroup));
}

function compareDisplaced(a: DisplacedPupils, b: DisplacedPupils): number {
  const year = ({ yearGroup }: DisplacedPupils) => yearGroup ?? -1;
  const place = ({ home }: DisplacedPupils) =>
    home === null ? "" : `${home.place} ${home.position.join()}`;
  return (
    compareUrns(a.from, b.from) ||
    year(a) - year(b) ||
    compareUrns(place(a), place(b)) ||
    a.pupils - b.pupils
  );
}

function wholeNumber(value: number, what: string): number {
  if (Number.isInteger(value) && value >= 0) return value;
  throw new RangeError(`${what} is ${value}: it must be whole and not below 0.`);
}

function yearKey(urn: Urn, year: number): string {
  return `${urn}:${year}`;
}
