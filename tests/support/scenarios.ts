import type { Area } from "../../src/domain/area.ts";
import type {
  AppliedScenario,
  Assignment,
  Flow,
  ScenarioInput,
} from "../../src/domain/places/applied.ts";
import { applyScenario } from "../../src/domain/places/apply_scenario.ts";
import { areaWithFigures } from "../../src/domain/places/area_with_figures.ts";
import { driveFrom } from "../../src/domain/places/drive_from.ts";
import type { ByYear, SchoolFigures } from "../../src/domain/places/figures.ts";
import type { ScenarioOutcome } from "../../src/domain/places/outcome.ts";
import type { Scenario, ScenarioAction } from "../../src/domain/places/scenario.ts";
import { NO_NOTES } from "../../src/domain/places/scenario.ts";
import type { OutcomeContext } from "../../src/domain/places/scenario_outcome.ts";
import { scenarioOutcome } from "../../src/domain/places/scenario_outcome.ts";
import { CHILD_JOURNEY_GUIDE } from "../../src/domain/places/travel_of_displaced.ts";
import type { ReaderProblem } from "../../src/domain/reader_problem.ts";
import type { Urn } from "../../src/domain/school.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { areaOf, settingsOf } from "./builders.ts";
import { readFixtureSchools } from "./fixture_areas.ts";

/** Fixture F2 of the domain handbook: Pinfold, Quarrington Lane, Ropewalk, Saltmarsh and Thornhill by their initials. */
export const F2 = { P: "910001", Q: "910002", R: "910003", S: "910004", T: "910005" } as const;

/** Raw minutes between F2's schools, made up: Q is nearest to P, then T. */
const MINUTES = [
  [0, 5, 9, 12, 8],
  [5, 0, 6, 9, 10],
  [9, 6, 0, 5, 12],
  [12, 9, 5, 0, 7],
  [8, 10, 12, 7, 0],
];

/** Fixture F2 with made-up drives of 15 metres for each second. */
export function readF2Area(): Area {
  const seconds = MINUTES.map((row) => row.map((minutes) => minutes * 60));
  const metres = seconds.map((row) => row.map((time) => time * 15));
  return areaOf({ schools: readFixtureSchools("f2"), seconds, metres });
}

/** Figures of one school, of which only what is given is known. */
export function figuresOf(urn: Urn, given: Partial<SchoolFigures> = {}): SchoolFigures {
  return {
    urn,
    capacity: null,
    pupils: null,
    pan: null,
    yearPupils: null,
    yearPlaces: null,
    planningArea: null,
    ...given,
  };
}

/** Year groups of F2 in which Q has room for 9 of P's 14 pupils, and T for the other 5. */
export const F2_YEARS: Readonly<Record<Urn, ByYear>> = {
  [F2.P]: [2, 2, 2, 2, 2, 2, 2],
  [F2.Q]: [14, 13, 10, 11, 10, 15, 15],
  [F2.R]: [15, 16, 15, 16, 15, 16, 16],
  [F2.S]: [9, 9, 8, 9, 9, 8, 9],
  [F2.T]: [53, 53, 53, 53, 53, 53, 53],
};

/** Figures that hold the year groups of `years`. */
export function yearFigures(years: Readonly<Record<Urn, ByYear>>): ReadonlyMap<Urn, SchoolFigures> {
  return new Map(
    Object.entries(years).map(([urn, yearPupils]) => [urn, figuresOf(urn, { yearPupils })]),
  );
}

/** A scenario of `actions` with no notes. */
export function scenarioOf(actions: readonly ScenarioAction[], facts: Partial<Scenario> = {}) {
  return { name: "Test", actions, preferFaith: false, notes: NO_NOTES, ...facts };
}

/** What a scenario on an area is worked out from, on 23 November 2026. */
export function inputOf(
  area: Area,
  actions: readonly ScenarioAction[],
  facts: Partial<ScenarioInput> = {},
): ScenarioInput {
  const figures = facts.figures ?? new Map();
  return {
    scenario: scenarioOf(actions),
    homes: [],
    today: "2026-11-23",
    ...facts,
    figures,
    area: areaWithFigures(area, figures),
  };
}

/** A scenario's actions, applied. Throws where they cannot be. */
export function applied(input: ScenarioInput): AppliedScenario {
  const reading = applyScenario(input);
  if (reading.ok) return reading.value;
  throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
}

/** Why a scenario's actions cannot be done. */
export function refusals(input: ScenarioInput): readonly ReaderProblem[] {
  const reading = applyScenario(input);
  return reading.ok ? [] : reading.problems;
}

/** One of a scenario's flows, as `[from, year group, to, pupils]`. */
export type WrittenFlow = readonly [from: Urn, yearGroup: number | null, to: Urn, pupils: number];

/** An assignment written by hand, with the drives that the area gives at free flow. Who is in no flow has no room. */
export function assignmentOf(
  scenario: AppliedScenario,
  written: readonly WrittenFlow[],
): Assignment {
  const left = new Map(scenario.displaced.map((source) => [source, source.pupils]));
  const flows = written.map(([from, yearGroup, to, pupils]): Flow => {
    const source = scenario.displaced.find(
      (some) =>
        some.from === from && some.yearGroup === yearGroup && (left.get(some) ?? 0) >= pupils,
    );
    if (source === undefined)
      throw new Error(`Nobody of ${from}, year ${yearGroup}, is displaced.`);
    left.set(source, (left.get(source) ?? 0) - pupils);
    const drive = driveFrom(scenario.area, namedSpeed("free-flow"), source, to);
    return { source, to, pupils, seconds: drive.seconds, estimated: drive.estimated };
  });
  const unplaced = Array.from(left, ([source, pupils]) => ({
    source,
    pupils,
    reason: "no-room" as const,
  })).filter(({ pupils }) => pupils > 0);
  return { flows, unplaced };
}

/** What follows from a scenario with an assignment written by hand, at free flow. Throws where a number is needed. */
export function outcomeOf(
  input: ScenarioInput,
  written: readonly WrittenFlow[],
  facts: Partial<OutcomeContext> = {},
): ScenarioOutcome {
  const scenario = applied(input);
  const reading = scenarioOutcome(scenario, assignmentOf(scenario, written), contextOf(facts));
  if (reading.ok) return reading.value;
  throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
}

/** What an outcome is told beside the scenario: no plan, free flow, no list of rural schools, but for what is given. */
export function contextOf(facts: Partial<OutcomeContext> = {}): OutcomeContext {
  return {
    plan: null,
    settings: settingsOf(),
    ruralList: null,
    ifRoomy: null,
    childGuide: CHILD_JOURNEY_GUIDE,
    ...facts,
  };
}
