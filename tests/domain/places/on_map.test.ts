import { expect, test } from "vitest";
import { scenarioOnMap } from "../../../src/domain/places/on_map.ts";
import type { ScenarioAction } from "../../../src/domain/places/scenario.ts";
import { CHILD_JOURNEY_GUIDE } from "../../../src/domain/places/travel_of_displaced.ts";
import { solveScenario } from "../../../src/solver/places/solve_scenario.ts";
import { settingsOf } from "../../support/builders.ts";
import { F2, inputOf, readF2Area, scenarioOf } from "../../support/scenarios.ts";

const area = readF2Area();
const at = (index: number) => area.schools[index]?.location;

function drawn(...actions: readonly ScenarioAction[]) {
  const context = { plan: null, settings: settingsOf(), ruralList: null };
  const reading = solveScenario(inputOf(area, actions), {
    ...context,
    childGuide: CHILD_JOURNEY_GUIDE,
  });
  if (!reading.ok) throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
  return scenarioOnMap(area, scenarioOf(actions), reading.value);
}

test("a school that closes is crossed, with a line to each school that its pupils go to", () => {
  expect(drawn({ type: "close", urn: F2.P })).toEqual({
    closed: [0],
    sites: [],
    ties: [],
    flows: [{ from: at(0), to: at(1), pupils: 14 }],
  });
});

test("schools that become one are tied, and only a site that is given up is crossed", () => {
  const merge = (sites: 1 | 2): ScenarioAction => {
    return { type: "merge", urns: [F2.P, F2.Q], into: F2.Q, sites };
  };
  const tie = { from: at(0), to: at(1) };
  expect(drawn(merge(2))).toMatchObject({ closed: [], ties: [tie] });
  expect(drawn(merge(1))).toMatchObject({ closed: [0], ties: [tie] });
});

test("a new school and a new site have a ring, and the move a line from the site of today", () => {
  const [longitude, latitude] = [-0.28, 53.11];
  const place = { longitude, latitude };
  expect(
    drawn(
      { type: "open", urn: "N1", name: "Heath", capacity: 105, ...place },
      { type: "move", urn: F2.S, ...place },
    ),
  ).toEqual({
    closed: [],
    sites: [
      { name: "Heath", position: [longitude, latitude] },
      { name: "Saltmarsh Primary School, new site", position: [longitude, latitude] },
    ],
    ties: [{ from: at(3), to: [longitude, latitude] }],
    flows: [],
  });
});
