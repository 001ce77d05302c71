import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import type { ScenarioInput } from "../../../src/domain/places/applied.ts";
import type { ScenarioOutcome } from "../../../src/domain/places/outcome.ts";
import type { ScenarioAction } from "../../../src/domain/places/scenario.ts";
import type { Reading } from "../../../src/domain/reader_problem.ts";
import { namedSpeed } from "../../../src/domain/speed.ts";
import { createSolverClient } from "../../../src/solver/client/solver_client.ts";
import type { ScenarioQuestion } from "../../../src/solver/places/scenario_question.ts";
import { scenarioSteps } from "../../../src/solver/places/scenario_steps.ts";
import { solveScenario } from "../../../src/solver/places/solve_scenario.ts";
import { fakeSolverPort, WALL_CLOCK } from "../../app/fake_ports.ts";
import { areaOf, planOf, randomArea, settingsOf } from "../../support/builders.ts";
import { seededRandom, shuffled } from "../../support/random.ts";
import {
  contextOf,
  F2,
  F2_YEARS,
  figuresOf,
  inputOf,
  readF2Area,
  scenarioOf,
  yearFigures,
} from "../../support/scenarios.ts";

const SETTINGS = settingsOf({ speed: namedSpeed("school-day") });
const CLOSE_P: readonly ScenarioAction[] = [{ type: "close", urn: F2.P }];

function outcomeFrom(reading: Reading<ScenarioOutcome> | null): ScenarioOutcome {
  if (reading?.ok === true) return reading.value;
  throw new Error(JSON.stringify(reading));
}

function solved(input: ScenarioInput): ScenarioOutcome {
  return outcomeFrom(solveScenario(input, contextOf({ settings: SETTINGS })));
}

const percent = (share: number | null) => `${(100 * (share ?? Number.NaN)).toFixed(1)} %`;
const summary = ({
  capacity,
  roll,
  unfilled,
  unfilledShare,
  over,
  net,
  netShare,
}: ScenarioOutcome["after"]) => [
  capacity,
  roll,
  unfilled,
  percent(unfilledShare),
  over,
  net,
  percent(netShare),
];
const afterOf = ({ schools }: ScenarioOutcome, urn: string) =>
  schools.find((school) => school.urn === urn)?.after;

describe("fixture F2", () => {
  it("has 152 of 791 places unfilled, and 96 of 735 once P is closed, 9 of whose pupils go to Q and 5 to T", () => {
    const outcome = solved(inputOf(readF2Area(), CLOSE_P, { figures: yearFigures(F2_YEARS) }));
    expect(summary(outcome.before)).toEqual([791, 643, 152, "19.2 %", 4, 148, "18.7 %"]);
    expect(summary(outcome.after)).toEqual([735, 643, 96, "13.1 %", 4, 92, "12.5 %"]);
    expect(afterOf(outcome, F2.Q)).toEqual({ capacity: 105, roll: 97 });
    expect(afterOf(outcome, F2.T)).toEqual({ capacity: 420, roll: 376 });
    expect(outcome.unplaced).toEqual([]);
    // Five raw minutes to Q and eight to T, 1.2 times as long on a school day.
    expect(
      outcome.displaced.map(({ to, yearGroup, pupils, seconds }) => [
        to,
        yearGroup,
        pupils,
        seconds,
      ]),
    ).toEqual([
      [F2.Q, 0, 1, 360],
      [F2.T, 0, 1, 576],
      [F2.Q, 1, 2, 360],
      [F2.Q, 2, 2, 360],
      [F2.Q, 3, 2, 360],
      [F2.Q, 4, 2, 360],
      [F2.T, 5, 2, 576],
      [F2.T, 6, 2, 576],
    ]);
  });

  it("has all 14 of them go to the nearest with room where no year groups are given", () => {
    const outcome = solved(inputOf(readF2Area(), CLOSE_P));
    expect(outcome.displaced).toMatchObject([
      { from: F2.P, to: F2.Q, yearGroup: null, pupils: 14, seconds: 360 },
    ]);
    expect(summary(outcome.after)).toEqual([735, 643, 96, "13.1 %", 4, 92, "12.5 %"]);
  });

  it("names the pupils of a year group for whom there is no room, though the schools as a whole have some", () => {
    const full = { [F2.Q]: F2_YEARS[F2.Q] ?? [], [F2.T]: [60, 60, 60, 60, 60, 60, 11] };
    const years = { ...F2_YEARS, ...full, [F2.S]: [15, 15, 15, 15, 1, 0, 0] };
    const outcome = solved(inputOf(readF2Area(), CLOSE_P, { figures: yearFigures(years) }));
    expect(outcome.unplaced).toEqual([{ from: F2.P, yearGroup: 0, pupils: 1, reason: "no-room" }]);
    expect(outcome.after.roll).toBe(642);
  });

  it("has 405, 390 and 375 places in T as its admission number goes from 60 to 45, and 107 of 746 unfilled in the third year", () => {
    const pan = { type: "pan", urn: F2.T, pan: 45, from: 60, firstSeptember: 2027 } as const;
    const { years } = solved(inputOf(readF2Area(), [pan]));
    const capacities = years.map(
      ({ bySchool }) => bySchool.find(({ urn }) => urn === F2.T)?.capacity,
    );
    expect(capacities).toEqual([405, 390, 375, 360, 345, 330, 315]);
    expect(years[2]).toMatchObject({ september: 2029, capacity: 746, unfilled: 107 });
    expect(percent(years[2]?.unfilledShare ?? null)).toBe("14.3 %");
  });
});

describe("a question about a scenario", () => {
  const question: ScenarioQuestion = {
    kind: "scenario",
    plan: planOf([
      [F2.P, F2.Q, F2.R],
      [F2.S, F2.T],
    ]),
    figures: yearFigures(F2_YEARS),
    scenario: scenarioOf(CLOSE_P),
    homes: [],
    today: "2026-11-23",
    ruralList: { year: 2025, urns: new Set([F2.P]) },
    timeLimitSeconds: 10,
  };

  it("is answered by the worker as it is without one, to the metre, and loads no HiGHS", async () => {
    const port = fakeSolverPort(() => Promise.reject(new Error("HiGHS is not needed.")));
    const answer = await createSolverClient(WALL_CLOCK, port).ask(
      readF2Area(),
      SETTINGS,
      question,
      () => {},
    ).result;
    const { plan, ruralList, figures } = question;
    const direct = solveScenario(
      inputOf(readF2Area(), CLOSE_P, { figures }),
      contextOf({ plan, settings: SETTINGS, ruralList }),
    );
    expect(answer.stoppedBy).toBe("proof");
    expect(answer.reading).toEqual(direct);
    expect(outcomeFrom(answer.reading).partnerships).toMatchObject([
      { cluster: "1", lost: [F2.P] },
      { cluster: "2", lost: [] },
    ]);
  });

  it("is answered with what is wrong where an action cannot be done", () => {
    const scenario = scenarioOf([{ type: "close", urn: "999999" }]);
    const steps = scenarioSteps(
      readF2Area(),
      SETTINGS,
      { ...question, scenario },
      { now: () => 0 },
    );
    const step = steps.next(null);
    if (step.done !== true) throw new Error("Nothing is to be assigned.");
    expect(step.value.reading?.ok).toBe(false);
  });

  it("is answered with nothing where it is stopped: half an assignment is none", () => {
    const steps = scenarioSteps(readF2Area(), SETTINGS, question, { now: () => 0 });
    expect(steps.next(null).done).toBe(false);
    expect(steps.next("user").value).toMatchObject({ reading: null, stoppedBy: "user" });
  });
});

describe("any scenario", () => {
  /** Twelve schools, some of them out of reach or without a roll, of which several close, merge, open or get other places. */
  function drawn(seed: number): ScenarioInput {
    const random = seededRandom(seed);
    const whole = (most: number) => Math.floor(random() * most);
    const made = randomArea(seed, { schools: 12, unreachableShare: 0.1, samePointShare: 0.1 });
    const schools = made.schools.map((school) => ({
      ...school,
      pupils: { value: 5 + whole(60), asAt: null },
      capacity: { value: 20 + whole(90), asAt: null },
      ...(random() < 0.2 ? { lowAge: 4, highAge: 7 } : {}),
      religiousCharacter: random() < 0.4 ? "Church of England" : "Does not apply",
    }));
    const area: Area = { ...made, schools };
    const urns = shuffled(
      schools.map(({ urn }) => urn),
      random,
    );
    const urn = (at: number) => urns[at] ?? "";
    const isByYear = random() < 0.7;
    const figures = schools.flatMap((school) => {
      const count = school.highAge === 7 ? 3 : 7;
      const years = Array.from({ length: 7 }, (_, year) => (year < count ? whole(10) : null));
      return [
        [school.urn, figuresOf(school.urn, { yearPupils: isByYear ? years : null })] as const,
      ];
    });
    const actions: ScenarioAction[] = [
      { type: "close", urn: urn(0) },
      { type: "close", urn: urn(1) },
      ...(random() < 0.5 ? [{ type: "close", urn: urn(2) } as const] : []),
      ...(random() < 0.5
        ? [{ type: "merge", urns: [urn(3), urn(4)], into: urn(4), sites: 1 } as const]
        : []),
      ...(random() < 0.5 ? [{ type: "capacity", urn: urn(5), capacity: 120 } as const] : []),
    ];
    const preferFaith = random() < 0.5;
    return inputOf(area, actions, {
      figures: new Map(figures),
      scenario: scenarioOf(actions, { preferFaith }),
    });
  }
  const seeds = fc.integer({ min: 1, max: 1e6 });

  it("keeps every pupil, and sends none to a school that is full or has no route, in 150 drawn ones by seed 5", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const outcome = solved(drawn(seed));
        const unplaced = outcome.unplaced.reduce((sum, { pupils }) => sum + pupils, 0);
        expect(outcome.after.roll + unplaced).toBe(outcome.before.roll);
        for (const { to, seconds, pupils } of outcome.displaced) {
          const { capacity, roll } = afterOf(outcome, to) ?? { capacity: 0, roll: 1 };
          expect(roll).toBeLessThanOrEqual(capacity ?? 0);
          expect(Number.isFinite(seconds) && pupils > 0).toBe(true);
        }
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  it("comes to the same in whatever order its schools are listed, in 60 drawn ones by seed 6", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const input = drawn(seed);
        const rows = shuffled([...input.area.schools.keys()], seededRandom(seed + 1));
        const other = { ...input, area: reordered(input.area, rows) };
        const story = ({ displaced, unplaced, after }: ScenarioOutcome) => ({
          displaced,
          unplaced,
          after,
        });
        expect(story(solved(other))).toEqual(story(solved(input)));
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  function reordered({ schools, driveTimes }: Area, rows: readonly number[]): Area {
    const at = (row: number) => row as Parameters<typeof driveTimes.seconds>[0];
    return areaOf({
      schools: rows.flatMap((row) => schools[row] ?? []),
      seconds: rows.map((from) =>
        rows.map((to) => {
          const time = driveTimes.seconds(at(from), at(to));
          return Number.isFinite(time) ? time : null;
        }),
      ),
    });
  }
});

describe("a capacity that is not known", () => {
  // Pinfold's 14 fill most of Quarrington Lane, so 7 of Saltmarsh's 10 go on to Thornhill, 20 minutes away. Had Ropewalk room,
  // Pinfold's could go there, a minute further, and all of Saltmarsh's to Quarrington Lane: 14 minutes more for 91 less.
  const minutes = [
    [0, 5, 6, 12, 30],
    [5, 0, 6, 9, 10],
    [6, 6, 0, 5, 12],
    [30, 7, 25, 0, 20],
    [8, 10, 12, 7, 0],
  ];
  const { schools } = readF2Area();
  const area = areaOf({
    schools: schools.map((school) => ({
      ...school,
      ...(school.urn === F2.R ? { capacity: null } : {}),
      ...(school.urn === F2.S ? { pupils: { value: 10, asAt: null } } : {}),
    })),
    seconds: minutes.map((row) => row.map((time) => time * 60)),
  });
  const answer = (actions: readonly ScenarioAction[]) =>
    solveScenario(inputOf(area, actions), contextOf({ settings: SETTINGS }));

  it("is asked for where other pupils would have the places of those who go there, though nobody displaced is nearer to it", () => {
    const reading = answer([...CLOSE_P, { type: "close", urn: F2.S }]);
    expect(reading.ok ? [] : reading.problems.map(({ value }) => value)).toEqual([F2.R]);
  });

  it("is not asked for where it changes nothing", () => {
    expect(answer(CLOSE_P).ok).toBe(true);
  });
});
