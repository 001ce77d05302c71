import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture, planner, plannerProcess } from "./planner.ts";

const F1 = [
  "validate",
  "--schools",
  fixture("f1/schools.csv"),
  "--drive-times",
  fixture("f1/osrm-table.json"),
];
const WITH_PLAN = [...F1, "--plan", fixture("f1/plan.json"), "--json"];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-cli-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test("at school-day speed C to E takes 46.08 minutes, so the partnership is not valid", () => {
  const run = plannerProcess(WITH_PLAN);
  expect(run.code).toBe(1);
  const json = JSON.parse(run.stdout);
  expect(json).toMatchObject({
    valid: false,
    ceilingSeconds: 2700,
    speed: { name: "school-day", factor: 1.2, fixedMinutes: 0 },
    driveTimes: { kind: "supplied" },
    unassigned: [],
  });
  const [cluster] = json.clusters;
  expect(cluster).toMatchObject({ id: "1", name: "Wold partnership", pupils: 516 });
  expect(cluster.pairs).toHaveLength(30);
  expect(cluster.worst).toEqual({ from: "900003", to: "900005", seconds: 2304 * 1.2 });
  expect(
    cluster.over.map((pair: { from: string; to: string }) => `${pair.from}>${pair.to}`),
  ).toEqual(["900003>900005", "900005>900003"]);
  expect(cluster.tooClose).toEqual([]);
  expect(json.issues.map((issue: { rule: string }) => issue.rule)).toContain("over-ceiling");
});

test("the pair at exactly 45 minutes is within, its metres are given and no band is", async () => {
  const { clusters } = JSON.parse((await planner(WITH_PLAN)).stdout);
  const pair = clusters[0].pairs.find(
    (found: { from: string; to: string }) => found.from === "900002" && found.to === "900005",
  );
  expect(pair).toEqual({ from: "900002", to: "900005", seconds: 2700, metres: 33750 });
});

test("at free flow every pair is within and the plan is valid", async () => {
  const run = await planner([...WITH_PLAN, "--speed", "free-flow"]);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ valid: true, clusters: [{ over: [] }] });
});

test("a factor of its own is called custom, and fixed minutes are added to every drive", async () => {
  const run = await planner([...WITH_PLAN, "--factor", "1.05", "--fixed-minutes", "4.5"]);
  const json = JSON.parse(run.stdout);
  expect(json.speed).toEqual({ name: "custom", factor: 1.05, fixedMinutes: 4.5 });
  expect(json.clusters[0].worst.seconds).toBe(2304 * 1.05 + 270);
});

test("a limit above 45 is accepted with a notice, unless its reason is given", async () => {
  const raised = await planner([...WITH_PLAN, "--ceiling", "46.1"]);
  expect(raised.code).toBe(0);
  expect(JSON.parse(raised.stdout).ceilingSeconds).toBe(2766);
  expect(raised.stderr).toContain("above 45");
  const explained = await planner([
    ...WITH_PLAN,
    "--ceiling",
    "46.1",
    "--ceiling-reason",
    "island",
  ]);
  expect(explained.stderr).not.toContain("above 45");
});

test("a plan in CSV is judged, its cluster ids as they stand in the cells", async () => {
  const plan = file("plan.csv", "urn,cluster\n900001,007\n900002,007\n900004,B\n");
  const run = await planner([...F1, "--plan", plan, "--json"]);
  const json = JSON.parse(run.stdout);
  expect(json.clusters.map((cluster: { id: string }) => cluster.id)).toEqual(["007", "B"]);
  expect(json.clusters[1]).toMatchObject({ pairs: [], worst: null, host: "900004" });
  expect(json.unassigned).toEqual(["900003", "900005", "900006"]);
  expect(run.code).toBe(0);
});

test("bounds are judged where they are given", async () => {
  const run = await planner([...WITH_PLAN, "--speed", "free-flow", "--max-schools", "5"]);
  expect(run.code).toBe(1);
  expect(JSON.parse(run.stdout).issues).toMatchObject([
    { rule: "too-many-schools", severity: "error", clusters: ["1"], facts: { count: 6, bound: 5 } },
  ]);
});

test("a pair without a route is the worst and is over, with no seconds", async () => {
  const table = file(
    "table.json",
    JSON.stringify({
      code: "Ok",
      durations: [
        [0, null],
        [600, 0],
      ],
    }),
  );
  const schools = file("two.csv", "urn,name,longitude,latitude\n1,Ash,0,53\n2,Elm,0.1,53\n");
  const plan = file("two-plan.csv", "urn,cluster\n1,1\n2,1\n");
  const run = await planner([
    "validate",
    "--schools",
    schools,
    "--drive-times",
    table,
    "--plan",
    plan,
    "--json",
  ]);
  expect(run.code).toBe(1);
  const [cluster] = JSON.parse(run.stdout).clusters;
  expect(cluster.worst).toEqual({ from: "1", to: "2", seconds: null });
  expect(cluster.over).toEqual([{ from: "1", to: "2", seconds: null, metres: null }]);
});

test("without drive times they are estimated, with a notice and a band on every pair", async () => {
  const run = await planner([
    "validate",
    "--schools",
    fixture("f1/schools.csv"),
    "--plan",
    fixture("f1/plan.json"),
    "--json",
  ]);
  expect(run.stderr).toContain("estimated from straight-line distance");
  const json = JSON.parse(run.stdout);
  expect(json.driveTimes.kind).toBe("estimate");
  for (const pair of json.clusters[0].pairs) {
    expect(pair.low).toBeLessThan(pair.seconds);
    expect(pair.high).toBeGreaterThan(pair.seconds);
  }
});

test("the readable form names the pair, the excess, the speed and the source of the times", async () => {
  const { stdout } = await planner([...F1, "--plan", fixture("f1/plan.json")]);
  expect(stdout).toContain("Over by 1.1 min");
  expect(stdout).toContain("judged at School day ×1.20");
  expect(stdout).toContain("supplied with the file");
  expect(stdout).toContain("The plan is not valid: 1 error");
});
