import fc from "fast-check";
import type { DisplacedPupils } from "../../../src/domain/places/applied.ts";
import type { YearGroup } from "../../../src/domain/places/figures.ts";
import { seconds, UNREACHABLE } from "../../../src/domain/units.ts";
import type { AssignmentAsked } from "../../../src/solver/places/assignment.ts";

/** A school of the table. */
export interface CaseSchool {
  readonly urn: string;
  readonly years: readonly YearGroup[];
  /** `null` where it is not known. */
  readonly room: number | null;
  /** Of Reception and Year 1; `null` where the school is one whole. */
  readonly yearRoom: readonly number[] | null;
}

/** What an assignment is made of, written out in tables. */
export interface AssignmentCase {
  readonly displaced: readonly DisplacedPupils[];
  readonly schools: readonly CaseSchool[];
  /** Seconds from all of each entry's pupils to each school; `null` for no route. */
  readonly times: readonly (readonly (number | null)[])[];
  /** Whether each school is preferred by them; `null` where nobody prefers any. */
  readonly preferred: readonly (readonly boolean[])[] | null;
}

const NO_SCHOOL: CaseSchool = { urn: "", years: [], room: null, yearRoom: null };

/** The case as it is asked, in any order of seekers and of schools. */
export function askedOf(
  { displaced, schools, times, preferred }: AssignmentCase,
  order: {
    readonly displaced: readonly number[];
    readonly schools: readonly number[];
  } = { displaced: [...displaced.keys()], schools: [...schools.keys()] },
): AssignmentAsked {
  const column = (urn: string) => schools.findIndex((school) => school.urn === urn);
  return {
    displaced: order.displaced.flatMap((at) => displaced[at] ?? []),
    rooms: order.schools.flatMap((at) => {
      const { urn, years, room, yearRoom } = schools[at] ?? NO_SCHOOL;
      if (room === null) return [];
      return [{ urn, years, whole: room, byYear: yearRoom && [...yearRoom, 0, 0, 0, 0, 0] }];
    }),
    notKnown: schools.filter(({ room }) => room === null),
    startOf: (each) => each,
    drive: (each, to) => {
      const time = times[displaced.indexOf(each)]?.[column(to)] ?? null;
      return { seconds: time === null ? UNREACHABLE : seconds(time), estimated: false };
    },
    isPreferred:
      preferred === null
        ? null
        : (each, to) => preferred[displaced.indexOf(each)]?.[column(to)] === true,
  };
}

/** How large a case may be. */
interface CaseSize {
  readonly displaced: number;
  readonly pupils: number;
  readonly schools: number;
  readonly room: number;
}

/** Cases of every awkwardness: infant and junior schools, rooms not known, whole schools, no routes, equal times. */
export function arbitraryCase(size: CaseSize): fc.Arbitrary<AssignmentCase> {
  const ages = fc.constantFrom<readonly YearGroup[]>([0, 1], [0], [1]);
  const school = fc.record({
    years: ages,
    room: fc.option(fc.integer({ min: 0, max: size.room }), { freq: 8 }),
    yearRoom: fc.option(
      fc.tuple(fc.integer({ min: 0, max: size.room }), fc.integer({ min: 0, max: size.room })),
    ),
  });
  const pupils = fc.record({
    yearGroup: fc.constantFrom<0 | 1 | null>(0, 1, null),
    pupils: fc.integer({ min: 1, max: size.pupils }),
    place: fc.constantFrom(null, "E01000001", "E01000002"),
    from: fc.constantFrom("900001", "900002"),
  });
  return fc
    .record({
      schools: fc.array(school, { minLength: 0, maxLength: size.schools }),
      pupils: fc.array(pupils, { minLength: 1, maxLength: size.displaced }),
      prefers: fc.boolean(),
    })
    .chain(({ schools, pupils: seeking, prefers }) => {
      const row = <Value>(value: fc.Arbitrary<Value>) =>
        fc.array(fc.array(value, { minLength: schools.length, maxLength: schools.length }), {
          minLength: seeking.length,
          maxLength: seeking.length,
        });
      return fc.record({
        schools: fc.constant(schools.map((each, i) => ({ ...each, urn: String(100_001 + i) }))),
        displaced: fc.constant(seeking.map(displacedOf)),
        times: row(fc.option(fc.constantFrom(60, 120, 300.5, 301, 900, 1234.25), { freq: 7 })),
        preferred: prefers ? row(fc.boolean()) : fc.constant(null),
      });
    });
}

/** Pupils of a school, by where they live where `place` says so. */
export function displacedOf(given: {
  readonly from: string;
  readonly yearGroup: 0 | 1 | null;
  readonly pupils: number;
  readonly place?: string | null;
}): DisplacedPupils {
  const { from, yearGroup, pupils, place = null } = given;
  const home = { urn: from, place: place ?? "", position: [0, 53] as const, yearGroup, pupils };
  return {
    from,
    yearGroup,
    pupils,
    home: place === null ? null : home,
    years: yearGroup === null ? [0, 1] : [yearGroup],
    september: 2027,
  };
}
