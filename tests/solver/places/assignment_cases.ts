import fc from "fast-check";
import { seconds, UNREACHABLE } from "../../../src/domain/units.ts";
import type {
  AssignmentAsked,
  PlaceSeekers,
  ReceivingSchool,
} from "../../../src/solver/places/assignment.ts";

/** What an assignment is made of, written out in tables. */
export interface AssignmentCase {
  readonly seekers: readonly PlaceSeekers[];
  readonly schools: readonly ReceivingSchool[];
  /** Seconds from each seekers to each school; `null` for no route. */
  readonly times: readonly (readonly (number | null)[])[];
  /** Whether each school is preferred by each seekers; `null` where nobody prefers any. */
  readonly preferred: readonly (readonly boolean[])[] | null;
}

/** The case as it is asked, in any order of seekers and of schools. */
export function askedOf(
  { seekers, schools, times, preferred }: AssignmentCase,
  order: {
    readonly seekers: readonly number[];
    readonly schools: readonly number[];
  } = { seekers: [...seekers.keys()], schools: [...schools.keys()] },
): AssignmentAsked {
  const column = (urn: string) => schools.findIndex((school) => school.urn === urn);
  return {
    seekers: order.seekers.flatMap((at) => seekers[at] ?? []),
    schools: order.schools.flatMap((at) => schools[at] ?? []),
    drive: (each, to) => {
      const time = times[seekers.indexOf(each)]?.[column(to)] ?? null;
      return { seconds: time === null ? UNREACHABLE : seconds(time), estimated: false };
    },
    isPreferred:
      preferred === null
        ? null
        : (each, to) => preferred[seekers.indexOf(each)]?.[column(to)] === true,
  };
}

/** How large a case may be. */
interface CaseSize {
  readonly seekers: number;
  readonly pupils: number;
  readonly schools: number;
  readonly room: number;
}

/** Cases of every awkwardness: infant and junior schools, rooms not known, whole schools, no routes, equal times. */
export function arbitraryCase(size: CaseSize): fc.Arbitrary<AssignmentCase> {
  const ages = fc.constantFrom([0, 1], [0], [1]);
  const school = fc.record({
    years: ages,
    room: fc.option(fc.integer({ min: 0, max: size.room }), { freq: 8 }),
    yearRoom: fc.option(
      fc.tuple(
        fc.integer({ min: 0, max: size.room }),
        fc.option(fc.integer({ min: 0, max: size.room }), { freq: 6 }),
      ),
    ),
  });
  const seekers = fc.record({
    yearGroup: fc.constantFrom(0, 1, null),
    pupils: fc.integer({ min: 1, max: size.pupils }),
    place: fc.constantFrom(null, "E01000001", "E01000002"),
    from: fc.constantFrom("900001", "900002"),
  });
  return fc
    .record({
      schools: fc.array(school, { minLength: 0, maxLength: size.schools }),
      seekers: fc.array(seekers, { minLength: 1, maxLength: size.seekers }),
      prefers: fc.boolean(),
    })
    .chain(({ schools, seekers: seeking, prefers }) => {
      const row = <Value>(value: fc.Arbitrary<Value>) =>
        fc.array(fc.array(value, { minLength: schools.length, maxLength: schools.length }), {
          minLength: seeking.length,
          maxLength: seeking.length,
        });
      return fc.record({
        schools: fc.constant(schools.map((each, i) => ({ ...each, urn: String(100_001 + i) }))),
        seekers: fc.constant(
          seeking.map((each) => ({
            ...each,
            years: each.yearGroup === null ? [0, 1] : [each.yearGroup],
          })),
        ),
        times: row(fc.option(fc.constantFrom(60, 120, 300.5, 301, 900, 1234.25), { freq: 7 })),
        preferred: prefers ? row(fc.boolean()) : fc.constant(null),
      });
    });
}
