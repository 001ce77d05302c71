import { expect, test } from "vitest";
import type { Scenario } from "../../../src/domain/places/scenario.ts";
import { NO_NOTES } from "../../../src/domain/places/scenario.ts";
import { readScenarioJson, writeScenarioJson } from "../../../src/io/places/scenario_json.ts";
import { bytesOf, P, Q, R, T } from "./f2.ts";

function read(json: unknown) {
  return readScenarioJson(bytesOf(JSON.stringify(json)), "scenario.json", "scenario");
}

function problemsOf(json: unknown) {
  const reading = read(json);
  return reading.ok ? [] : reading.problems;
}

test("every action of the contract is read, with URNs as text or numbers and its date", () => {
  const reading = read({
    name: "What if",
    actions: [
      { type: "close", urn: 910001, date: "2027-08-31" },
      { type: "merge", urns: [910001, "910002"], into: 910002, sites: 2 },
      { type: "pair", infant: P, junior: Q, date: "1 September 2027" },
      { type: "pan", urn: T, pan: 45, from: 60, firstSeptember: 2027 },
      { type: "capacity", urn: R, capacity: 120, date: "2028-09" },
      { type: "federate", urns: [P, Q] },
      { type: "open", urn: "N1", name: "New", longitude: -0.4, latitude: 53.1, capacity: 210 },
      { type: "move", urn: P, longitude: -0.3, latitude: 53.2, why: "flooding" },
    ],
  });
  expect(reading).toEqual({
    ok: true,
    notes: [],
    value: {
      area: null,
      homes: [],
      scenario: {
        name: "What if",
        preferFaith: false,
        notes: NO_NOTES,
        actions: [
          { type: "close", urn: P, date: "2027-08-31" },
          { type: "merge", urns: [P, Q], into: Q, sites: 2 },
          { type: "pair", infant: P, junior: Q, date: "2027-09-01" },
          { type: "pan", urn: T, pan: 45, from: 60, firstSeptember: 2027 },
          { type: "capacity", urn: R, capacity: 120, date: "2028-09-01" },
          { type: "federate", urns: [P, Q] },
          { type: "open", urn: "N1", name: "New", longitude: -0.4, latitude: 53.1, capacity: 210 },
          { type: "move", urn: P, longitude: -0.3, latitude: 53.2, why: "flooding" },
        ],
      },
    },
  });
});

test("a scenario survives being written and read, with notes, homes that were asked for and fields of other programs", () => {
  const scenario: Scenario = {
    name: "Close Pinfold",
    actions: [{ type: "close", urn: P, date: "2027-08-31" }],
    preferFaith: true,
    notes: { evidence: { community: "The hall stays." }, mitigation: { "1": "A shared head." } },
  };
  const foreign = { ...scenario, colour: "blue" };
  const home = { urn: P, place: "E1", position: [-0.4, 53.1] as const, yearGroup: 0, pupils: 2 };
  const text = writeScenarioJson(foreign, { area: "fensway", homes: [home] });
  expect(JSON.parse(text)).toMatchObject({
    format: "place-scenario",
    version: 1,
    heading: "Test only – not a proposal",
    colour: "blue",
  });
  const reading = readScenarioJson(bytesOf(text), "s.json", "s");
  expect(reading).toMatchObject({
    ok: true,
    value: { scenario: foreign, area: "fensway", homes: [home] },
  });
  expect(writeScenarioJson(scenario, { area: "fensway" })).not.toContain("homes");
});

test("a scenario without a name has its file's, and none of its actions is asked for", () => {
  expect(read({ actions: [] })).toMatchObject({
    value: { scenario: { name: "scenario", actions: [] } },
  });
});

test.each([
  [{ type: "shut", urn: P }, "actions[0].type", '"shut"', "close, merge, pair, pan, capacity"],
  [{ urn: P }, "actions[0].type", null, "close, merge"],
  [{ type: "close" }, "actions[0].urn", null, '"100001" or 100001'],
  [{ type: "close", urn: 1.5 }, "actions[0].urn", "1.5", '"100001" or 100001'],
  [{ type: "close", urn: P, date: "soon" }, "actions[0].date", '"soon"', "2027-09-01"],
  [{ type: "close", urn: P, date: "2027-02-30" }, "actions[0].date", '"2027-02-30"', "2027-09-01"],
  [
    { type: "merge", urns: P, into: Q, sites: 1 },
    "actions[0].urns",
    `"${P}"`,
    '["100001", "100002"]',
  ],
  [{ type: "merge", urns: [P], into: Q, sites: 3 }, "actions[0].sites", "3", "how many sites"],
  [{ type: "pair", infant: P }, "actions[0].junior", null, '"100001" or 100001'],
  [
    { type: "pan", urn: P, pan: "45", from: 60, firstSeptember: 2027 },
    "actions[0].pan",
    '"45"',
    "45, without quotation marks",
  ],
  [{ type: "pan", urn: P, pan: 45, firstSeptember: 2027 }, "actions[0].from", null, "45, without"],
  [
    { type: "pan", urn: P, pan: 45, from: 60, firstSeptember: 27 },
    "actions[0].firstSeptember",
    "27",
    "2027",
  ],
  [{ type: "capacity", urn: P, capacity: -1 }, "actions[0].capacity", "-1", "45, without"],
  [{ type: "federate", urns: [] }, "actions[0].urns", "[]", "100001"],
  [
    { type: "open", urn: "N1", longitude: -0.4, latitude: 53.1, capacity: 1 },
    "actions[0].name",
    null,
    "Give one",
  ],
  [
    { type: "move", urn: P, longitude: 53.1, latitude: -0.4 },
    "actions[0].latitude",
    "-0.4",
    "degrees",
  ],
  ["close", "actions[0]", '"close"', '{"type": "close"'],
])(
  "a wrong action is refused by its number, field and value, with what to do: %j",
  (action, column, value, advice) => {
    const problems = problemsOf({ name: "x", actions: [action] });
    expect(problems).toEqual([
      {
        file: "scenario.json",
        row: null,
        column,
        value,
        reason: expect.stringMatching(/^Action 1[ :]/),
        advice: expect.stringContaining(advice),
      },
    ]);
  },
);

test("all that is wrong is told at once, each by its own action", () => {
  const problems = problemsOf({
    name: 7,
    actions: [{ type: "close" }, { type: "close", urn: P }, { type: "capacity", urn: P }],
    preferFaith: "yes",
    notes: { evidence: { community: 3 } },
    homes: [{ urn: P }],
  });
  expect(problems.map(({ column }) => column)).toEqual([
    "name",
    "actions[0].urn",
    "actions[2].capacity",
    "preferFaith",
    "notes.evidence.community",
    "homes[0]",
  ]);
});

test.each([
  ["{", "not valid JSON"],
  ["[]", "not a scenario"],
  ['{"format": "school-cluster-plan"}', "Its format is"],
  ['{"version": 9, "actions": []}', "version 9"],
  ['{"name": "x"}', "no list of actions"],
])("what is no scenario is refused: %s", (text, reason) => {
  const reading = readScenarioJson(bytesOf(text), "s.json", "s");
  expect(reading.ok ? null : reading.problems[0]?.reason).toContain(reason);
});
