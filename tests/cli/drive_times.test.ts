import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Position, SchoolIndex } from "../../src/domain/school.ts";
import { decodeDriveTimes } from "../../src/io/drive_times_bin.ts";
import { writeSchoolsCsv } from "../../src/io/schools_csv.ts";
import { randomArea } from "../support/builders.ts";
import type { OsrmServer } from "../support/osrm_server.ts";
import { roadSeconds, snapped } from "../support/osrm_server.ts";
import { reply, serve } from "../support/quick_osrm.ts";
import { seededRandom } from "../support/random.ts";
import { buildWhereStale, ROOT } from "../support/repository.ts";
import { planner } from "./planner.ts";

let folder = "";
let schoolsFile = "";
const { schools } = randomArea(11, { schools: 14 });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "drive-times-"));
  schoolsFile = join(folder, "schools.csv");
  writeFileSync(schoolsFile, writeSchoolsCsv(schools));
});
afterEach(() => rmSync(folder, { recursive: true }));

function placeOf(school: number): Position {
  return schools[school]?.location ?? [0, 0];
}

function command(server: Pick<OsrmServer, "address">, out: string): readonly string[] {
  const engine = `osrm:${server.address}`;
  return ["drive-times", "--schools", schoolsFile, "--engine", engine, "--out", out];
}

test("drive times of an OSRM server are written and used, and the journal is gone", async () => {
  const server = await serve({ dataVersion: "version=6.0.0;profile=gb_car.lua;extract=made-up" });
  const out = join(folder, "drive-times.bin");
  const run = await planner(command(server, out));
  expect(run.code).toBe(0);
  expect(run.stdout).toContain(`${out}: drive times between 14 schools.`);
  expect(run.stdout).toContain("Engine: OSRM, 6.0.0, gb_car.lua, made-up.");
  const reading = decodeDriveTimes(readFileSync(out), out);
  if (!reading.ok) throw new Error(reading.problems[0]?.reason);
  const expected = Math.fround(roadSeconds(placeOf(0), placeOf(1)) ?? Number.NaN);
  expect(reading.value.seconds(0 as SchoolIndex, 1 as SchoolIndex)).toBe(expected);
  expect(readdirSync(folder).sort()).toEqual(["drive-times.bin", "schools.csv"]);
  const used = await planner([
    "route",
    "--schools",
    schoolsFile,
    "--drive-times",
    out,
    "--from",
    "100000",
    "--to",
    "100001",
  ]);
  expect(used.code).toBe(0);
});

test("pairs whose route differs from the table are told with the seconds of both", async () => {
  const server = await serve({ routeExtra: () => 2.2 });
  const run = await planner(command(server, join(folder, "drive-times.bin")));
  expect(run.stdout).toMatch(/ {2}\d{6} to \d{6}: [\d,]+\.\d s instead of [\d,]+\.\d s/);
  const said = [...run.stdout.matchAll(/: ([\d,.]+) s instead of ([\d,.]+) s/g)];
  expect(said.length).toBeGreaterThan(0);
  for (const [, route = "", table = ""] of said) {
    const number = (text: string) => Number(text.replace(",", ""));
    expect(number(route) - number(table)).toBeCloseTo(2.2, 5);
  }
});

test("while a server is waited for it is said that it is asked again", async () => {
  const server = await serve({ misdeed: ({ count }) => (count === 1 ? reply(503) : null) });
  const run = await planner(command(server, join(folder, "drive-times.bin")));
  expect(run.code).toBe(0);
  expect(run.stderr).toContain(`${server.address} had a fault (503), asking again (2 of 8)…`);
});

test("a name that ends in .json gets an OSRM table, with provenance and the points on the roads beside it", async () => {
  const out = join(folder, "table.json");
  const run = await planner([...command(await serve(), out), "--json"]);
  expect(run.code).toBe(0);
  const summary = JSON.parse(run.stdout);
  expect(summary.driveTimes).toMatchObject({ kind: "osrm", size: 14 });
  expect(summary.snaps[3]).toEqual({
    urn: "100003",
    metres: expect.any(Number),
    location: snapped(placeOf(3)),
  });
  const table = JSON.parse(readFileSync(out, "utf8"));
  expect(table).toMatchObject({ code: "Ok", kind: "osrm", provenance: { engine: "OSRM" } });
  expect(table.durations[2][5]).toBe(roadSeconds(placeOf(2), placeOf(5)));
  expect(table.sources[3].location).toEqual(snapped(placeOf(3)));
  const used = await planner([
    "route",
    "--schools",
    schoolsFile,
    "--drive-times",
    out,
    "--from",
    "100000",
    "--to",
    "100001",
  ]);
  expect(used.code).toBe(0);
});

test("what a server does not say of itself can be stated; what it says stays", async () => {
  const out = join(folder, "drive-times.bin");
  const stated = [
    "--engine-version",
    "5.27",
    "--profile",
    "car",
    "--extract",
    "england 2026-07-01",
  ];
  const silent = await planner([...command(await serve(), out), ...stated, "--json"]);
  expect(JSON.parse(silent.stdout).driveTimes.provenance).toMatchObject({
    engine: "OSRM",
    version: "5.27",
    profile: "car",
    extract: "england 2026-07-01",
  });
  const server = await serve({ dataVersion: "version=6.0.0;profile=gb_car.lua;extract=made-up" });
  const labelled = await planner([...command(server, out), ...stated, "--json"]);
  expect(JSON.parse(labelled.stdout).driveTimes.provenance).toMatchObject({
    version: "6.0.0",
    extract: "made-up",
  });
});

test("an estimate goes into a file with its band", async () => {
  const out = join(folder, "estimate.bin");
  const run = await planner([
    "drive-times",
    "--schools",
    schoolsFile,
    "--engine",
    "estimate",
    "--out",
    out,
  ]);
  expect(run.code).toBe(0);
  const reading = decodeDriveTimes(readFileSync(out), out);
  expect(reading).toMatchObject({ ok: true, value: { kind: "estimate", size: 14 } });
  expect(reading.ok && reading.value.band).not.toBeNull();
});

test("a school in the sea is named on stderr", async () => {
  writeFileSync(schoolsFile, "urn,name,longitude,latitude\n1,Alpha,-0.5,53\n2,Sandbank,1.4,53\n");
  const run = await planner(command(await serve(), join(folder, "out.bin")));
  expect(run.code).toBe(0);
  expect(run.stderr).toContain("Note: Sandbank (2) lies 26.8 km from the nearest road");
  expect(run.stdout).toContain("1 school more than 100 m from the nearest road.");
});

test.each(["far.bin", "far.json"])(
  "how far a school is from the road stays with the drive times in %s, and warns when they are judged",
  async (name) => {
    writeFileSync(
      schoolsFile,
      "urn,name,longitude,latitude\n1,Alpha,-0.5,53\n2,Sandbank,1.0062,53\n3,Beta,-0.4,53\n",
    );
    const [out, plan] = [join(folder, name), join(folder, "plan.csv")];
    writeFileSync(plan, "urn,cluster\n1,A\n2,A\n3,A\n");
    expect((await planner(command(await serve(), out))).code).toBe(0);
    const area = ["--schools", schoolsFile, "--drive-times", out];
    const run = await planner(["validate", ...area, "--plan", plan, "--json"]);
    const far = JSON.parse(run.stdout).issues.filter(
      (issue: { readonly rule: string }) => issue.rule === "snapped-far",
    );
    expect(far).toMatchObject([{ schools: ["2"], facts: { grade: "red" } }]);
    expect(far[0].facts.metres).toBeCloseTo(0.0062 * 67_000, 0);
  },
);

test("an engine that cannot be used is exit 2 with one sentence, and what was there stays", async () => {
  const out = join(folder, "drive-times.bin");
  writeFileSync(out, "what was there");
  const page = await serve({ misdeed: () => reply(200, "<html>") });
  const cases = [
    [`osrm:${page.address}`, "answered a web page (200), not as OSRM does"],
    ["osrm:localhost", '"localhost" is not an http address'],
    ["google", '"google" names no routing engine'],
  ] as const;
  for (const [engine, sentence] of cases) {
    const args = ["drive-times", "--schools", schoolsFile, "--engine", engine, "--out", out];
    const run = await planner(args);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(sentence);
  }
  expect(readFileSync(out, "utf8")).toBe("what was there");
});

test("a folder that is not there is refused before any question", async () => {
  const server = await serve();
  const run = await planner(command(server, join(folder, "nowhere", "out.bin")));
  expect(run.code).toBe(2);
  expect(run.stderr).toContain("there is no folder");
  expect(server.asked).toHaveLength(0);
});

beforeAll(() => buildWhereStale("commands"));

test("a build that is killed again and again ends with the same bytes as one that is left alone", async () => {
  const server = await serve({
    misdeed: () => ({ kind: "slow", ms: 4 }),
    routeExtra: (from, to) => (from[0] < to[0] ? 7 : 0),
  });
  const [alone, killed] = [join(folder, "alone.bin"), join(folder, "killed.bin")];
  expect((await planner(command(server, alone))).code).toBe(0);
  const whole = server.asked.length;
  const random = seededRandom(42);
  let survived = 0;
  for (let kills = 0; kills < 3; kills++) {
    survived += (await killedAfter(server, killed, 1 + Math.floor((random() * whole) / 3))) ? 0 : 1;
  }
  expect(survived).toBe(0);
  expect(existsSync(killed)).toBe(false);
  expect(existsSync(`${killed}.journal`)).toBe(true);
  const before = server.asked.length;
  expect((await planner(command(server, killed))).code).toBe(0);
  expect(server.asked.length - before).toBeLessThan(whole);
  expect(readFileSync(killed).equals(readFileSync(alone))).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["alone.bin", "killed.bin", "schools.csv"]);
});

/** Runs the command in a process of its own and kills it once it has asked `count` questions; whether that was in time. */
async function killedAfter(server: OsrmServer, out: string, count: number): Promise<boolean> {
  const script = join(ROOT, "src", "cli", "planner.mjs");
  const before = server.asked.length;
  const child = spawn(process.execPath, [script, ...command(server, out)], {
    cwd: ROOT,
    stdio: "ignore",
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("exit", (_, signal) => resolve(signal)),
  );
  const watch = setInterval(() => {
    if (server.asked.length - before >= count) child.kill("SIGKILL");
  }, 1);
  const signal = await ended;
  clearInterval(watch);
  return signal === "SIGKILL";
}
