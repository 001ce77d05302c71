import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Assignment, DisplacedPupils } from "../../../src/domain/places/applied.ts";
import { UNREACHABLE } from "../../../src/domain/units.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import { assignmentSteps, assignPlaces } from "../../../src/solver/places/assign.ts";
import type { AssignmentCase } from "./assignment_cases.ts";
import { arbitraryCase, askedOf, displacedOf } from "./assignment_cases.ts";
import type { Worth } from "./brute_assignment.ts";
import { bestWorth, keepsRoom } from "./brute_assignment.ts";
import { plainProgram } from "./plain_program.ts";

const SMALL = { displaced: 3, pupils: 3, schools: 4, room: 4 };
const LARGE = { displaced: 30, pupils: 40, schools: 25, room: 30 };

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

/** The worth of an assignment by the tables of its case. */
function worthOf(
  { displaced, schools, times, preferred }: AssignmentCase,
  made: Assignment,
): Worth {
  const place = (urn: string) => schools.findIndex((school) => school.urn === urn);
  const at = (each: DisplacedPupils) => displaced.indexOf(each);
  const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
  return [
    sum(made.unplaced.map(({ pupils }) => pupils)),
    preferred === null
      ? 0
      : sum(
          made.flows
            .filter((one) => preferred[at(one.source)]?.[place(one.to)] !== true)
            .map(({ pupils }) => pupils),
        ),
    sum(
      made.flows.map((one) => one.pupils * (times[at(one.source)]?.[place(one.to)] ?? Number.NaN)),
    ),
  ];
}

/** Fails unless all pupils are there, whole, with a route, and within every room. */
function expectKept(asked: AssignmentCase, made: Assignment): void {
  const pupils: number[] = [];
  const chosen: (number | null)[] = [];
  const add = (count: number, at: number, to: number | null) => {
    expect(Number.isInteger(count) && count > 0).toBe(true);
    for (let i = 0; i < count; i++) {
      pupils.push(at);
      chosen.push(to);
    }
  };
  for (const one of made.flows) {
    expect(one.seconds).toBeLessThan(UNREACHABLE);
    add(
      one.pupils,
      asked.displaced.indexOf(one.source),
      asked.schools.findIndex(({ urn }) => urn === one.to),
    );
  }
  for (const one of made.unplaced) add(one.pupils, asked.displaced.indexOf(one.source), null);
  for (const [at, { pupils: count }] of asked.displaced.entries()) {
    expect(pupils.filter((own) => own === at)).toHaveLength(count);
  }
  expect(keepsRoom(asked, pupils, chosen)).toBe(true);
}

function expectClose(worth: Worth, best: Worth, digits: number): void {
  for (const [i, value] of worth.entries()) expect(value).toBeCloseTo(best[i] ?? 0, digits);
}

/** Two pupils of Reception and one of Year 1 leave P; Q is near and small, T far and large. */
const CLOSING: AssignmentCase = {
  displaced: [
    displacedOf({ from: "P", yearGroup: 0, pupils: 2 }),
    displacedOf({ from: "P", yearGroup: 1, pupils: 1 }),
  ],
  schools: [
    { urn: "Q", years: [0, 1], room: 2, yearRoom: [2, 2] },
    { urn: "T", years: [0, 1], room: 9, yearRoom: [9, 9] },
  ],
  times: [
    [300, 900],
    [300, 900],
  ],
  preferred: null,
};

/** What was placed where, in words. */
function placedText(made: Assignment): readonly string[] {
  return made.flows.map(
    ({ source, to, pupils }) => `${pupils} of ${source.from} year ${source.yearGroup} to ${to}`,
  );
}

describe("the assignment of pupils to schools with room", () => {
  it("fills no school beyond its own room, though its year groups together have more", () => {
    const made = assignPlaces(askedOf(CLOSING));
    expect(worthOf(CLOSING, made)).toEqual([0, 0, 2 * 300 + 900]);
    expect(made.unplaced).toEqual([]);
    expectKept(CLOSING, made);
  });

  it("sends on those who came first where that is less driving for all", () => {
    const asked: AssignmentCase = {
      ...CLOSING,
      schools: [
        { urn: "Q", years: [0, 1], room: 1, yearRoom: [1, 1] },
        { urn: "T", years: [0, 1], room: 1, yearRoom: [1, 1] },
      ],
      displaced: CLOSING.displaced.map((each) => ({ ...each, pupils: 1 })),
      times: [
        [300, 400],
        [310, 900],
      ],
    };
    expect(placedText(assignPlaces(askedOf(asked)))).toEqual([
      "1 of P year 0 to T",
      "1 of P year 1 to Q",
    ]);
  });

  it("gives one more pupil a place though all drive farther, and keeps a preferred school before time", () => {
    const schools: AssignmentCase["schools"] = [
      { urn: "Q", years: [0, 1], room: 1, yearRoom: null },
      { urn: "T", years: [0, 1], room: 1, yearRoom: null },
    ];
    const displaced = CLOSING.displaced.map((each) => ({ ...each, pupils: 1 }));
    const times = [
      [60, 6000],
      [60, null],
    ];
    const everyone: AssignmentCase = { schools, displaced, times, preferred: null };
    expect(assignPlaces(askedOf(everyone)).unplaced).toEqual([]);
    const one = { ...everyone, displaced: displaced.slice(0, 1), preferred: [[false, true]] };
    expect(placedText(assignPlaces(askedOf(one)))).toEqual(["1 of P year 0 to T"]);
  });

  it("says why pupils have no place", () => {
    const reasons = (facts: Partial<AssignmentCase["schools"][number]>, time: number | null) =>
      assignPlaces(
        askedOf({
          displaced: CLOSING.displaced.slice(0, 1),
          schools: [{ urn: "Q", years: [0], room: 0, yearRoom: null, ...facts }],
          times: [[time]],
          preferred: null,
        }),
      );
    expect(reasons({}, 60).unplaced).toMatchObject([{ pupils: 2, reason: "no-room" }]);
    expect(reasons({}, null).unplaced).toMatchObject([{ reason: "no-route" }]);
    expect(reasons({ years: [1] }, 60).unplaced).toMatchObject([
      { reason: "no-school-of-that-age" },
    ]);
    expect(reasons({ room: null }, 60)).toMatchObject({
      unplaced: [{ reason: "capacity-not-known" }],
    });
  });

  it("is as good as the best of every way to place the pupils of 1,500 small cases, by seed 7", () => {
    fc.assert(
      fc.property(arbitraryCase(SMALL), (asked) => {
        const made = assignPlaces(askedOf(asked));
        expectKept(asked, made);
        const best = bestWorth(asked);
        expectClose(worthOf(asked, made), best, 6);
      }),
      { seed: 7, numRuns: 1500 },
    );
  });

  it("places as many, as many of them preferred and as near, as three plain linear programs on HiGHS in large cases, by seed 11", () => {
    fc.assert(
      fc.property(arbitraryCase(LARGE), (asked) => {
        const made = assignPlaces(askedOf(asked));
        expectKept(asked, made);
        const best = plainProgram(highs, asked);
        expectClose(worthOf(asked, made), best, 3);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it("does not depend on the order of pupils or schools, by seed 13", () => {
    fc.assert(
      fc.property(arbitraryCase(LARGE), fc.infiniteStream(fc.nat()), (asked, draws) => {
        const order = (length: number) =>
          Array.from({ length }, (_, i) => [draws.next().value ?? 0, i] as const)
            .sort(([a], [b]) => a - b)
            .map(([, i]) => i);
        const other = {
          displaced: order(asked.displaced.length),
          schools: order(asked.schools.length),
        };
        const isTwin = (one: DisplacedPupils) =>
          asked.displaced.some(
            (each) =>
              each !== one &&
              each.from === one.from &&
              each.home?.place === one.home?.place &&
              each.yearGroup === one.yearGroup,
          );
        fc.pre(!asked.displaced.some(isTwin));
        expect(assignPlaces(askedOf(asked, other))).toEqual(assignPlaces(askedOf(asked)));
      }),
      { seed: 13, numRuns: 100 },
    );
  });

  it("goes on in steps, one for each set of pupils", () => {
    const steps = assignmentSteps(askedOf(CLOSING));
    expect([steps.next().value, steps.next().value]).toEqual([0, 0.5]);
    expect(steps.next()).toEqual({ done: true, value: assignPlaces(askedOf(CLOSING)) });
  });
});
