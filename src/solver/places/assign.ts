import type { Assignment, DisplacedPupils, Flow, Unplaced } from "../../domain/places/applied.ts";
import type { Room } from "../../domain/places/school_state.ts";
import type { Urn } from "../../domain/school.ts";
import { UNREACHABLE } from "../../domain/units.ts";
import type { FlowRoom, Seekers } from "../kernels/cheapest_flow.ts";
import { CheapestFlow } from "../kernels/cheapest_flow.ts";
import { compareUrns } from "../problem.ts";
import type { AssignmentAsked } from "./assignment.ts";
import { isForThem, reasonUnplaced } from "./unplaced_pupils.ts";

/** Drives are added in millionths of a second: whole numbers, whose sums are exact. */
const PER_SECOND = 1e6;
/** A pupil without a place costs more than all those together whom one more place could send elsewhere than they are preferred. */
const WITHOUT_PLACE = 2 ** 26;

/**
 * The assignment of as many pupils as can have a place, with the most in schools that are preferred, and then the least sum of
 * judged seconds; no year group and no school gets more than it has room for. The rooms of year groups lie within
 * those of their schools, so it is a flow in a network, and with whole rooms and pupils a cheapest flow is whole
 * (Ahuja, Magnanti & Orlin 1993, Theorem 9.10). Pupils and schools are taken in the order of year groups, URNs and home
 * areas, so that the order in which they are given changes nothing.
 */
export function assignPlaces(asked: AssignmentAsked): Assignment {
  const steps = assignmentSteps(asked);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in steps of a few milliseconds or less, each with the share of the work that is done. */
export function* assignmentSteps(asked: AssignmentAsked): Generator<number, Assignment, unknown> {
  const displaced = [...asked.displaced].sort(compareDisplaced);
  const doors = doorsOf([...asked.rooms].sort((a, b) => compareUrns(a.urn, b.urn)));
  const choicesOf = createChoices(asked, doors);
  const seekers = displaced.map((source) => seekersOf(source, doors, choicesOf(source)));
  const flow = new CheapestFlow(doors.rooms, seekers);
  // Years seek different rooms: one after the other, fewer pupils have to give way to each other.
  const inTurn = [...displaced.entries()].sort(([, a], [, b]) => yearOf(a) - yearOf(b));
  for (const [turn, [at]] of inTurn.entries()) {
    yield turn / displaced.length;
    flow.send(at);
  }
  const flows: Flow[] = [];
  const unplaced: Unplaced[] = [];
  for (const [at, source] of displaced.entries()) {
    for (const [room, pupils] of flow.placesOf(at)) {
      const to = doors.schoolOf[room] ?? "";
      const { seconds, estimated } = asked.drive(source, to);
      flows.push({ source, to, pupils, seconds, estimated });
    }
    const pupils = flow.nowhere(at);
    if (pupils > 0) unplaced.push({ source, pupils, reason: reasonUnplaced(asked, source) });
  }
  return { flows, unplaced };
}

/** The rooms of all schools and year groups. */
interface Doors {
  readonly schools: readonly Room[];
  readonly rooms: readonly FlowRoom[];
  /** Of each room, its school. */
  readonly schoolOf: readonly Urn[];
  /** Of each school, the place of its own room in the list; those of its year groups follow, Reception first. */
  readonly whole: readonly number[];
}

function doorsOf(schools: readonly Room[]): Doors {
  const rooms: FlowRoom[] = [];
  const schoolOf: Urn[] = [];
  const add = (urn: Urn, capacity: number, within: number) => {
    schoolOf.push(urn);
    return rooms.push({ capacity: wholeNumber(capacity, `The room of school ${urn}`), within }) - 1;
  };
  const whole = schools.map((school) => {
    const room = add(school.urn, school.whole, -1);
    for (const places of school.byYear ?? []) add(school.urn, places, room);
    return room;
  });
  return { schools, rooms, schoolOf, whole };
}

/** The schools that pupils can drive to, best first. */
interface Choices {
  /** Places in the list of schools. */
  readonly schools: readonly number[];
  /** 1 where another would be preferred, of each school. */
  readonly first: readonly number[];
  /** Millionths of a second of the drive, of each school. */
  readonly second: readonly number[];
}

/** The choices from a start, remembered for all year groups. */
function createChoices(
  { drive, isPreferred, startOf }: AssignmentAsked,
  { schools }: Doors,
): (source: DisplacedPupils) => Choices {
  const known = new Map<unknown, Choices>();
  const choicesOf = (source: DisplacedPupils): Choices => {
    const second = schools.map(({ urn }) => Math.round(drive(source, urn).seconds * PER_SECOND));
    const first = schools.map(({ urn }) =>
      isPreferred === null || isPreferred(source, urn) ? 0 : 1,
    );
    const part = (parts: readonly number[], at: number) => parts[at] ?? 0;
    const reached = [...schools.keys()].filter((at) => part(second, at) < UNREACHABLE);
    const isBefore = (a: number, b: number) =>
      part(first, a) - part(first, b) || part(second, a) - part(second, b) || a - b;
    return { schools: reached.sort(isBefore), first, second };
  };
  return (source) => {
    const start = startOf(source);
    const choices = known.get(start) ?? choicesOf(source);
    known.set(start, choices);
    return choices;
  };
}

function seekersOf(source: DisplacedPupils, doors: Doors, choices: Choices): Seekers {
  const rooms: number[] = [];
  const first: number[] = [];
  const second: number[] = [];
  for (const at of choices.schools) {
    const school = doors.schools[at];
    if (school === undefined || !isForThem(source, school)) continue;
    const room = doorOf(doors, source, at);
    if (isFull(doors, room)) continue;
    rooms.push(room);
    first.push(choices.first[at] ?? 0);
    second.push(choices.second[at] ?? 0);
  }
  return {
    count: wholeNumber(source.pupils, `The number of pupils of school ${source.from}`),
    rooms: Int32Array.from(rooms),
    first: Float64Array.from(first),
    second: Float64Array.from(second),
    nowhere: { first: WITHOUT_PLACE, second: 0 },
  };
}

/** Whether nobody at all can come into a room. */
function isFull({ rooms }: Pick<Doors, "rooms">, room: number): boolean {
  const { capacity = 0, within = -1 } = rooms[room] ?? {};
  return capacity === 0 || (within !== -1 && isFull({ rooms }, within));
}

/** The room that pupils come into in the school at `at`. */
function doorOf({ schools, whole }: Doors, { yearGroup }: DisplacedPupils, at: number): number {
  const room = whole[at] ?? 0;
  return yearGroup === null || schools[at]?.byYear === null ? room : room + 1 + yearGroup;
}

function yearOf({ yearGroup }: DisplacedPupils): number {
  return yearGroup ?? -1;
}

function compareDisplaced(a: DisplacedPupils, b: DisplacedPupils): number {
  const place = ({ home }: DisplacedPupils) =>
    home === null ? "" : `${home.place} ${home.position.join()}`;
  return (
    compareUrns(a.from, b.from) ||
    yearOf(a) - yearOf(b) ||
    compareUrns(place(a), place(b)) ||
    a.pupils - b.pupils
  );
}

function wholeNumber(value: number, what: string): number {
  if (Number.isInteger(value) && value >= 0) return value;
  throw new RangeError(`${what} is ${value}: it must be whole and not below 0.`);
}
