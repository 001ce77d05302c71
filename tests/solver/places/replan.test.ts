import { beforeAll, describe, expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import type { ScenarioAction } from "../../../src/domain/places/scenario.ts";
import { emptyPlan } from "../../../src/domain/plan.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import { replanSteps } from "../../../src/solver/places/replan_steps.ts";
import type { ReplanAnswer, ReplanQuestion } from "../../../src/solver/places/scenario_question.ts";
import { answerQuestion } from "../../../src/solver/questions/answer.ts";
import { scenarioOf } from "../../support/scenarios.ts";
import { flatArea } from "../made_areas.ts";
import { clustersOf, SETTINGS } from "../repair/repair_cases.ts";

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

/** Nine schools on a line, a minute from one to the next, with room for everybody, and two that are in no cluster. */
function lineArea(): Area {
  const area = flatArea(Array.from({ length: 11 }, (_, i) => [i, 0] as const));
  const schools = area.schools.map((school) => ({
    ...school,
    pupils: { value: 20, asAt: null },
    capacity: { value: 90, asAt: null },
  }));
  return { ...area, schools };
}

const AREA = lineArea();
const urnAt = (place: number) => AREA.schools[place]?.urn ?? "";
/** A has three schools, B four, and C two, which is too few: that fault was there before. */
const PLAN = {
  ...emptyPlan(AREA.name),
  clusters: clustersOf(AREA, [0, 1, 2], [3, 4, 5, 6], [7, 8]),
};

function questionOf(
  actions: readonly ScenarioAction[],
  facts: Partial<ReplanQuestion> = {},
): ReplanQuestion {
  return {
    kind: "replan",
    plan: PLAN,
    figures: new Map(),
    scenario: scenarioOf(actions),
    homes: [],
    today: "2026-11-23",
    timeLimitSeconds: 60,
    ...facts,
  };
}

function replanned(actions: readonly ScenarioAction[]): ReplanAnswer {
  return answerQuestion(AREA, SETTINGS, questionOf(actions), { now: () => 0, highs });
}

/** The changes that are left to make, and the members of the clusters when they are made. */
function storyOf({ touched, repair }: ReplanAnswer) {
  return {
    touched,
    changes: repair?.changes.map(({ kind, urn, from, to }) => [kind, urn, from, to]),
    clusters: Object.fromEntries(
      (repair?.clusters ?? []).map(({ id, schools }) => [id, [...schools].sort()]),
    ),
  };
}

describe("a plan after a scenario", () => {
  it("gets one school from the next cluster where a closing leaves too few, and nothing else changes", () => {
    const answer = replanned([{ type: "close", urn: urnAt(0) }]);
    expect(answer.repair).toMatchObject({ moves: 1, bound: 1, lost: 0, proved: true });
    expect(storyOf(answer)).toEqual({
      touched: ["A"],
      changes: [
        ["unlist", urnAt(0), "A", null],
        ["move", urnAt(3), "B", "A"],
      ],
      clusters: {
        A: [1, 2, 3].map(urnAt).sort(),
        B: [4, 5, 6].map(urnAt).sort(),
        C: [7, 8].map(urnAt).sort(),
      },
    });
  });

  it("is left as it is but for the school that closes where enough stay", () => {
    const answer = replanned([{ type: "close", urn: urnAt(3) }]);
    expect(storyOf(answer)).toMatchObject({
      touched: ["B"],
      changes: [["unlist", urnAt(3), "B", null]],
    });
    expect(answer.repair?.moves).toBe(0);
  });

  it("takes in a school that opens, but none of those that were in no cluster before", () => {
    const [longitude, latitude] = AREA.schools[1]?.location ?? [0, 0];
    const answer = replanned([
      {
        type: "open",
        urn: "N1",
        name: "New School",
        longitude: longitude + 0.001,
        latitude,
        capacity: 60,
      },
    ]);
    expect(storyOf(answer)).toMatchObject({ touched: [], changes: [["place", "N1", null, "A"]] });
  });

  it("counts what only changes places as no change of the plan", () => {
    const answer = replanned([
      { type: "capacity", urn: urnAt(1), capacity: 30 },
      { type: "federate", urns: [urnAt(1), urnAt(2)] },
    ]);
    expect(storyOf(answer)).toMatchObject({ touched: [], changes: [] });
  });

  it("says why a scenario cannot be done instead", () => {
    const answer = replanned([{ type: "close", urn: "999999" }]);
    expect(answer).toMatchObject({ repair: null, touched: [] });
    expect(answer.problems).toHaveLength(1);
  });

  it("stops when it is told to, before and while the plan is mended", () => {
    const stopAfter = (steps: number) => {
      const work = replanSteps(AREA, SETTINGS, questionOf([{ type: "close", urn: urnAt(0) }]), {
        now: () => 0,
        highs,
      });
      for (let i = 0; i < steps; i++) expect(work.next(null).done).toBe(false);
      return work.next("user").value;
    };
    expect(stopAfter(1)).toMatchObject({ repair: null, stoppedBy: "user" });
    expect(stopAfter(2)).toMatchObject({
      repair: { obstacle: null, proved: false },
      stoppedBy: "user",
    });
  });
});
