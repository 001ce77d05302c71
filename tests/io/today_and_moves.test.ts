import { expect, it } from "vitest";
import type { Move, Plan } from "../../src/domain/plan.ts";
import type { Seconds } from "../../src/domain/units.ts";
import { writeMovesCsv } from "../../src/io/moves_csv.ts";
import { readPlanCsv } from "../../src/io/plan_csv.ts";
import { readPlanJson, writePlanJson } from "../../src/io/plan_json.ts";
import { evenArea, planOf } from "../support/builders.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readPlanJson(bytes(text), "plan.json");

const MOVE: Move = {
  urn: "1",
  from: "1",
  to: "2",
  fromName: "Hills",
  toName: "Moors",
  reason: '=HYPERLINK("x")',
  role: "Headteacher",
  date: "2026-11-12",
  effect: [
    {
      cluster: "1",
      name: "Hills",
      before: { from: "1", to: "2", seconds: 2765 as Seconds, verdict: "over" },
      after: null,
    },
    {
      cluster: "2",
      name: "Moors",
      before: { from: "3", to: "4", seconds: null, verdict: "no-route" },
      after: { from: "1", to: "3", seconds: 600 as Seconds, estimated: true, verdict: "within" },
    },
  ],
};

const PLAN: Plan = {
  ...planOf([["2"], ["1", "3", "4"]]),
  moves: [MOVE],
  links: [{ urns: ["1", "4"], kind: "other", purpose: "Music" }],
  today: { clusters: [{ id: "a", name: "Hills", schools: ["1", "2"] }] },
};

it("today's partnerships and the moves with what they did then are written and read back", () => {
  const reading = read(writePlanJson(PLAN));
  expect(reading).toMatchObject({ ok: true, notes: [] });
  expect(reading.ok && reading.value).toEqual(PLAN);
});

it("fields of another program in today's partnerships and in moves are kept", () => {
  const json = JSON.parse(writePlanJson(PLAN));
  json.today.source = "the partnerships register";
  json.today.clusters[0].lead = "2";
  json.moves[0].minute = 7;
  const reading = read(JSON.stringify(json));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  expect(JSON.parse(writePlanJson(reading.value))).toEqual(json);
});

it("what is no list of home clusters, a school with two homes, and a broken effect are refused by their paths", () => {
  const json = JSON.parse(writePlanJson(PLAN));
  const columns = (change: object) => {
    const reading = read(JSON.stringify({ ...json, ...change }));
    return reading.ok ? [] : reading.problems.map(({ column }) => column);
  };
  expect(columns({ today: "none" })).toEqual(["today"]);
  expect(columns({ today: { clusters: ["1"] } })).toEqual(["today"]);
  const two = { clusters: [json.today.clusters[0], { id: "b", name: "Moors", schools: ["2"] }] };
  expect(columns({ today: two })).toEqual(["today.clusters"]);
  expect(
    columns({ moves: [{ ...MOVE, effect: [{ cluster: "1", before: { from: "1" } }] }] }),
  ).toEqual(["moves[0].effect[0].before.to", "moves[0].effect[0].before.verdict"]);
  expect(columns({ moves: [{ ...MOVE, effect: ["?"] }] })).toEqual(["moves[0].effect[0]"]);
});

it("a CSV's rows with a kind and a purpose are links, and one without its purpose is refused by its row", () => {
  const rows = ["urn,cluster,kind,purpose", "100001,A,,", "100002,A,home,", "100003,B,,"];
  const link = "100003,A,business-services,A shared bursar";
  const reading = readPlanCsv(bytes([...rows, link].join("\n")), "today.csv");
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  expect(reading.value.clusters.map(({ id, schools }) => [id, schools])).toEqual([
    ["A", ["100001", "100002"]],
    ["B", ["100003"]],
  ]);
  expect(reading.value.links).toEqual([
    {
      urns: ["100003", "100001", "100002"],
      kind: "business-services",
      purpose: "A shared bursar",
    },
  ]);
  const refused = readPlanCsv(bytes([...rows, "100003,A,other,"].join("\n")), "today.csv");
  expect(refused.ok ? [] : refused.problems).toMatchObject([{ row: 5, column: "purpose" }]);
});

it("the list of moves has who, from, to, by whom, why, when and both clusters' longest drives, and no cell runs as a formula", () => {
  const [head, row, ...rest] = writeMovesCsv(evenArea(4, 600), PLAN).trim().split(/\r?\n/);
  expect(rest).toEqual([]);
  expect(head).toBe(
    "urn,name,from,from_name,to,to_name,asked_for_by,reason,date," +
      "from_longest_before_minutes,from_longest_before_estimated,from_longest_before_verdict,from_longest_before_pair," +
      "from_longest_after_minutes,from_longest_after_estimated,from_longest_after_verdict,from_longest_after_pair," +
      "to_longest_before_minutes,to_longest_before_estimated,to_longest_before_verdict,to_longest_before_pair," +
      "to_longest_after_minutes,to_longest_after_estimated,to_longest_after_verdict,to_longest_after_pair",
  );
  expect(row).toBe(
    '1,School 1,1,Hills,2,Moors,Headteacher,"\'=HYPERLINK(""x"")",2026-11-12,' +
      "46.08,,over,School 1 to School 2,,,,,,,no-route,School 3 to School 4,10.00,yes,within,School 1 to School 3",
  );
});
