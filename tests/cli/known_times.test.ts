import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { F1 } from "../support/fixture_areas.ts";
import { ROOT } from "../support/repository.ts";
import { fixture, planner } from "./planner.ts";

const AREA = [
  "--schools",
  fixture("f1/schools.csv"),
  "--drive-times",
  fixture("f1/osrm-table.json"),
];

let folder: string;
let plan: string;

/** The plan of fixture F1 with Carlthorpe to Eastmoor known to take 44 minutes on a school day, both ways. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-known-"));
  plan = join(folder, "plan.json");
  const json = JSON.parse(readFileSync(join(ROOT, fixture("f1/plan.json")), "utf8"));
  const time = {
    minutes: 44,
    speed: "school-day",
    reason: "New bypass",
    role: "Headteacher",
    date: "2026-06-24",
  };
  json.knownTimes = [
    { from: F1.C, to: F1.E, ...time },
    { from: F1.E, to: F1.C, ...time },
  ];
  writeFileSync(plan, JSON.stringify(json));
});

afterAll(() => rmSync(folder, { recursive: true }));

test("a plan is judged by its known times, and only they say where they come from", async () => {
  const run = await planner(["validate", ...AREA, "--plan", plan, "--json"]);
  const { clusters } = JSON.parse(run.stdout);
  expect(run.code).toBe(0);
  const marked = clusters[0].pairs.filter((pair: { origin?: string }) => pair.origin !== undefined);
  expect(marked).toEqual([
    expect.objectContaining({ from: F1.C, to: F1.E, seconds: 2640, origin: "known-locally" }),
    expect.objectContaining({ from: F1.E, to: F1.C, seconds: 2640, origin: "known-locally" }),
  ]);
  expect(clusters[0].pairs[0]).not.toHaveProperty("low");
});

test("the text names each known drive with who says so, when and why, and marks the worst pair", async () => {
  const faster = JSON.parse(readFileSync(plan, "utf8"));
  faster.knownTimes[0].minutes = 60;
  const file = join(folder, "slow.json");
  writeFileSync(file, JSON.stringify(faster));
  const run = await planner(["validate", ...AREA, "--plan", file]);
  expect(run.code).toBe(1);
  expect(run.stdout).toMatch(
    /Known locally: Carlthorpe .* to Eastmoor .*, 60\.0 min at School day ×1\.20 \(Headteacher, 2026-06-24\): New bypass/,
  );
  expect(run.stdout).toMatch(/Over by 15\.0 min .*\(known locally\)/);
});

test("a proposal made by known times carries them, so that its proof holds; without them it does not", async () => {
  const rutland = { from: "120229", to: "137358", minutes: 55, speed: "school-day" };
  const known = join(folder, "known.json");
  writeFileSync(
    known,
    JSON.stringify({
      format: "school-cluster-plan",
      version: 1,
      clusters: [],
      knownTimes: [rutland, { ...rutland, from: rutland.to, to: rutland.from }],
    }),
  );
  const out = join(folder, "proposal.json");
  const made = await planner([
    "propose",
    "--area",
    "rutland",
    "--known-times",
    known,
    "--out",
    out,
  ]);
  expect(made.code).toBe(0);
  expect(made.stdout).toContain("Known locally:");
  const proposal = JSON.parse(readFileSync(out, "utf8"));
  expect(proposal.knownTimes).toHaveLength(2);
  const together = proposal.clusters.some(
    ({ schools }: { schools: string[] }) =>
      schools.includes(rutland.from) && schools.includes(rutland.to),
  );
  expect(together).toBe(false);
  const check = await planner(["check", out, "--area", "rutland", "--json"]);
  expect(JSON.parse(check.stdout)).toMatchObject({ ok: true, problems: [] });
  const moved = proposal.clusters.find(({ schools }: { schools: string[] }) =>
    schools.includes(rutland.from),
  );
  const partner = moved.schools.find((urn: string) => urn !== rutland.from);
  proposal.knownTimes.push({ from: rutland.from, to: partner, minutes: 1, speed: "school-day" });
  const lie = join(folder, "lie.json");
  writeFileSync(lie, JSON.stringify(proposal));
  const caught = await planner(["check", lie, "--area", "rutland", "--json"]);
  expect(caught.code).toBe(1);
  expect(JSON.parse(caught.stdout).ok).toBe(false);
});

test("a route by a known time says so, in words and in JSON", async () => {
  const way = ["route", ...AREA, "--from", F1.C, "--to", F1.E, "--known-times", plan];
  expect((await planner(way)).stdout).toMatch(/44\.0 min \(known locally\)/);
  const json = JSON.parse((await planner([...way, "--json"])).stdout);
  expect(json.there).toMatchObject({ seconds: 2640, origin: "known-locally" });
});

test("known times that no area could have are refused with their place in the file", async () => {
  const json = JSON.parse(readFileSync(plan, "utf8"));
  const refusal = async (change: object) => {
    const file = join(folder, "bad.json");
    const [first, ...others] = json.knownTimes;
    writeFileSync(
      file,
      JSON.stringify({ ...json, knownTimes: [{ ...first, ...change }, ...others] }),
    );
    const run = await planner(["validate", ...AREA, "--plan", file]);
    expect(run.code).toBe(2);
    return run.stderr;
  };
  expect(await refusal({ minutes: 0 })).toContain('"knownTimes[0].minutes"');
  expect(await refusal({ minutes: undefined })).toContain("needs its minutes");
  expect(await refusal({ speed: "gallop" })).toContain('"knownTimes[0].speed"');
  expect(await refusal({ speed: undefined })).toContain("the speed it was driven at");
  expect(await refusal({ to: F1.C })).toContain("between two schools");
  expect(await refusal({ from: F1.E, to: F1.C })).toContain("Two known times are from");
  expect(
    await refusal({ minutes: 2, speed: { name: "custom", factor: 1, fixedMinutes: 5 } }),
  ).toContain("fewer than the fixed minutes");
});

test("a known time of a school that the area does not have is told of and not used", async () => {
  const json = JSON.parse(readFileSync(plan, "utf8"));
  json.knownTimes.push({ ...json.knownTimes[0], to: "999999" });
  const file = join(folder, "strange.json");
  writeFileSync(file, JSON.stringify(json));
  const run = await planner(["validate", ...AREA, "--plan", file]);
  expect(run.code).toBe(0);
  expect(run.stderr).toContain("1 known time of the plan cannot be used");
});

test("sensitivity says at which factor each cluster breaks, in a table and in JSON, and only when asked", async () => {
  const command = ["validate", ...AREA, "--plan", fixture("f1/plan.json")];
  const table = await planner([...command, "--sensitivity"]);
  expect(table.stdout).toMatch(/Breaks at +Free flow ×1\.00/);
  expect(table.stdout).toMatch(/×1\.17 +Within +Over +Over +Over/);
  const json = JSON.parse((await planner([...command, "--sensitivity", "--json"])).stdout);
  expect(json.sensitivity).toEqual([
    expect.objectContaining({ id: "1", breaksAt: 2700 / 2304, from: F1.C, to: F1.E }),
  ]);
  expect(JSON.parse((await planner([...command, "--json"])).stdout)).not.toHaveProperty(
    "sensitivity",
  );
});

test("the basis names engine, version, profile and roads once", async () => {
  const run = await planner(["validate", "--area", "rutland", "--plan", fixture("f1/plan.json")]);
  const [basis] = run.stdout.split("\n");
  expect(basis).toMatch(/^Rutland: 17 schools\. Times: road times by OSRM 6\.0\.0 \(car\.lua\)/);
  expect(basis).toMatch(/roads of 27 February 2018\.$/);
  expect(basis?.match(/OSRM/g)).toHaveLength(1);
});

test("estimated times say in JSON how much of the truth each range is meant to hold, routed ones have no band", async () => {
  const plan = fixture("f1/plan.json");
  const estimated = ["validate", "--schools", fixture("f1/schools.csv"), "--plan", plan, "--json"];
  const json = JSON.parse((await planner(estimated)).stdout);
  expect(json.driveTimes).toMatchObject({ kind: "estimate", band: { coverage: 0.85 } });
  const routed = JSON.parse(
    (await planner(["validate", ...AREA, "--plan", plan, "--json"])).stdout,
  );
  expect(routed.driveTimes).not.toHaveProperty("band");
});
