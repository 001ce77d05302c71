import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture, planner, plannerInterrupted, plannerProcess } from "./planner.ts";

const F1 = ["--schools", fixture("f1/schools.csv"), "--drive-times", fixture("f1/osrm-table.json")];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-cli-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

test("what is printed is what is saved, and it is a valid plan", () => {
  const out = join(folder, "proposal.json");
  const run = plannerProcess(["propose", ...F1, "--json", "--out", out]);
  expect(run.code).toBe(0);
  expect(readFileSync(out, "utf8").trimEnd()).toBe(run.stdout.trimEnd());
  const json = JSON.parse(run.stdout);
  expect(json).toMatchObject({
    format: "school-cluster-plan",
    version: 1,
    area: expect.any(String),
    driveTimes: { kind: "supplied" },
    settings: { ceilingMinutes: 45, minSchools: 3, maxSchools: 8, speed: { name: "school-day" } },
    objective: { kind: "travel", value: expect.any(Number) },
    unplaced: expect.any(Array),
    seed: 1,
    seconds: expect.any(Number),
  });
  expect(["optimal", "feasible"]).toContain(json.status);
  expect(["proof", "iterations", "time"]).toContain(json.stoppedBy);
  expect(json).toHaveProperty("bound");
  expect(json).toHaveProperty("gap");
  expect(json).toHaveProperty("certificate");
  for (const cluster of json.clusters) {
    expect(cluster).toMatchObject({ id: expect.any(String), schools: expect.any(Array) });
    expect(cluster.schools).toContain(cluster.host);
  }
  const judged = plannerProcess(["validate", ...F1, "--plan", out, "--json"]);
  expect(judged.code).toBe(0);
});

test("Ctrl-C ends the solving with the best so far, which is saved and accepted by the checker", async () => {
  const out = join(folder, "ended.json");
  const made = ["propose", "--area", "lincolnshire", "--clusters", "40", "--time-limit", "60"];
  const ended = await plannerInterrupted([...made, "--out", out], /\d s: /);
  expect(ended.code).toBe(0);
  expect(ended.stderr).toContain("best so far");
  expect(ended.secondsAfter).toBeLessThan(2);
  const json = JSON.parse(readFileSync(out, "utf8"));
  expect(json).toMatchObject({ status: "cancelled", stoppedBy: "user" });
  expect(json.clusters.length).toBe(40);
  const checked = await planner(["check", out, "--area", "lincolnshire", "--json"]);
  expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, problems: [] });
}, 60_000);

test("the same seed gives the same clusters", async () => {
  const clusters = async () =>
    JSON.parse((await planner(["propose", ...F1, "--json", "--seed", "7"])).stdout).clusters;
  expect(await clusters()).toEqual(await clusters());
});

test("a limit that no two schools meet leaves nothing feasible", async () => {
  const run = await planner(["propose", ...F1, "--ceiling", "1", "--json"]);
  expect(run.code).toBe(1);
  const json = JSON.parse(run.stdout);
  expect(json).toMatchObject({ status: "infeasible", clusters: [] });
  expect(json.unplaced).toHaveLength(6);
});

test("a typed bound replaces its default and leaves the other one", async () => {
  const settings = async (...bounds: readonly string[]) =>
    JSON.parse((await planner(["propose", ...F1, "--json", ...bounds])).stdout).settings;
  expect(await settings("--max-schools", "6")).toMatchObject({ minSchools: 3, maxSchools: 6 });
  expect(await settings("--max-schools", "2")).toMatchObject({ minSchools: 2, maxSchools: 2 });
  expect(await settings("--min-schools", "2")).toMatchObject({ minSchools: 2, maxSchools: 8 });
});

test("the readable form lists each cluster and says that nothing is proved", async () => {
  const run = await planner(["propose", ...F1]);
  expect(run.stdout).toMatch(/Within – \d+\.\d min/);
  expect(run.stdout).toContain("judged at School day ×1.20");
  expect(run.stdout).toMatch(/\d+ clusters?, \d+ schools? not placed/);
});
