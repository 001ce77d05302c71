import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { findSharedData } from "../../geodata/shared_data.ts";
import { hasEmbeddedEngine } from "../../routing/server/embedded_engine.ts";
import { filesBelow, rutlandCsv, schoolsCsv, temporaryFolder } from "../support/area_builds.ts";
import { crossing, madeUpRoads, writeMadeUpRoads } from "../support/made_up_roads.ts";
import { serve } from "../support/quick_osrm.ts";
import { ROOT } from "../support/repository.ts";
import type { Run } from "./planner.ts";
import { fixture, planner, plannerProcess } from "./planner.ts";

const GIAS = fixture("gias/edubasealldata20260624.csv");

/** An order for Rutland with its files in a folder of its own, in this process: the servers of a test are in it too. */
function order(change: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  const gias = join(folder, "schools.csv");
  writeFileSync(gias, rutlandCsv(4));
  const options = { la: "857", gias, engine: "estimate", out: join(folder, "area"), ...change };
  return { folder, gias, args: argumentsOf(options) };
}

function argumentsOf(options: Readonly<Record<string, string>>): readonly string[] {
  const typed = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return ["area", "build", ...typed];
}

test("an area is built with progress on stderr, and its summary alone on stdout as JSON", async () => {
  const server = await serve();
  const { folder, args } = order({ engine: `osrm:${server.address}` });
  const run = await planner([...args, "--json"]);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({
    folder: join(folder, "area"),
    name: "rutland",
    laCode: "857",
    schools: 4,
    directions: 12,
    driveTimes: { kind: "osrm" },
  });
  expect(run.stderr).toContain("Timing the drives: done");
  const again = await planner(args);
  expect(again.stderr).toContain("Timing the drives: done before, kept");
  expect(again.stdout).toContain("Rutland (857): 4 schools.");
  const used = await planner([
    "validate",
    "--area",
    join(folder, "area"),
    "--plan",
    PLAN,
    "--json",
  ]);
  expect(JSON.parse(used.stdout).driveTimes.kind).toBe("osrm");
});

const PLAN = fixture("plans/isle-of-wight.json");

test("the command runs in a process of its own", () => {
  const { args } = order();
  const run = plannerProcess([...args, "--json"]);
  expect([run.code, JSON.parse(run.stdout).driveTimes.kind]).toEqual([0, "estimate"]);
});

interface Refused {
  readonly options: Readonly<Record<string, string>>;
  readonly schools?: string;
  readonly says: RegExp;
}

const refused: readonly (readonly [string, Refused])[] = [
  [
    "a GIAS file without the authority",
    { options: { la: "926", gias: GIAS }, says: /has no open primary school of "926"/ },
  ],
  [
    "a name that two authorities share",
    {
      options: { la: "northshire" },
      schools: schoolsCsv([
        { urn: "1", la: ["901", "Northshire"] },
        { urn: "2", la: ["902", "Northshire"] },
      ]),
      says: /is the name of 2 authorities: 901 .* and 902 .*Give the code instead/,
    },
  ],
  [
    "a file that is not there",
    { options: { gias: "no_such.csv" }, says: /--gias is "no_such\.csv": there is no such file/ },
  ],
  [
    "a road extract that is not there",
    { options: { engine: "embedded:no_such.osm.pbf" }, says: /there is no such file/ },
  ],
  ["an engine that is none", { options: { engine: "teleport" }, says: /--engine is "teleport"/ }],
  [
    "an address where nothing answers",
    { options: { engine: "osrm:http://127.0.0.1:9" }, says: /127\.0\.0\.1:9/ },
  ],
  [
    "settings that are not there",
    { options: { gias: "latest", sources: "no_such.json" }, says: /no_such\.json/ },
  ],
];

test.each(refused)("%s is a sentence and code 2, and nothing is overwritten", async (_, wrong) => {
  const { folder, gias, args } = order();
  await planner(args);
  const before = filesBelow(join(folder, "area"));
  if (wrong.schools !== undefined) writeFileSync(gias, wrong.schools);
  const known = { la: "857", gias, engine: "estimate", out: join(folder, "area") };
  const run = await planner(argumentsOf({ ...known, ...wrong.options }));
  expectRefusal(run, wrong.says);
  expect(filesBelow(join(folder, "area"))).toEqual(before);
});

test("a server that is no OSRM, and schools in the sea, are sentences and code 2", async () => {
  const web = await serve({
    misdeed: () => ({ kind: "reply", status: 404, text: "<html>No such page</html>" }),
  });
  expectRefusal(await planner(order({ engine: `osrm:${web.address}` }).args), /OSRM/);
  const server = await serve();
  const { gias, args } = order({ engine: `osrm:${server.address}` });
  const inTheSea = schoolsCsv([{ urn: "9", place: [1.5, 52.6] }]).split("\n")[1];
  writeFileSync(gias, `${rutlandCsv(4)}${inTheSea}\n`);
  expectRefusal(await planner(args), /School 9 \(9, at 52\.6000, 1\.5000: .* lies in the sea/);
});

describe("a road extract", () => {
  const places = [crossing(0, 0), crossing(0, 4), crossing(4, 1)];
  const made = schoolsCsv(places.map((place, i) => ({ urn: String(i + 1), place })));

  /** An order with the built-in engine over an extract in its own folder, and schools on its crossings. */
  async function onMadeUpRoads(roads = madeUpRoads()) {
    const { folder, gias } = order();
    const extract = join(folder, "roads.osm.pbf");
    await writeMadeUpRoads(extract, roads);
    writeFileSync(gias, made);
    vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
    const out = join(folder, "area");
    return {
      extract,
      gias,
      out,
      args: argumentsOf({ la: "857", gias, engine: `embedded:${extract}`, out }),
    };
  }

  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test("is all that the built-in engine needs, where it is installed", async () => {
    const { args, out } = await onMadeUpRoads();
    const run = await planner([...args, "--json"]);
    if (!hasEmbeddedEngine()) {
      expectRefusal(run, /built-in routing engine is not installed/);
      return;
    }
    expect(run.code).toBe(0);
    const { directions, driveTimes } = JSON.parse(run.stdout);
    expect([directions, driveTimes.kind]).toEqual([6, "embedded"]);
    const way = await planner(["route", "--area", out, "--from", "1", "--to", "2"]);
    expect(way.stdout).toContain("A100");
  });

  test("without roads, cut off, of another place, or that is none, is a sentence and code 2", async () => {
    const bare = await onMadeUpRoads({ ...madeUpRoads(), ways: [], relations: [] });
    expectRefusal(await planner(bare.args), /roads\.osm\.pbf: .*no roads/);
    const cut = await onMadeUpRoads();
    truncateSync(cut.extract, statSync(cut.extract).size - 20);
    expectRefusal(await planner(cut.args), /roads\.osm\.pbf: It is cut off/);
    const other = await onMadeUpRoads();
    writeFileSync(other.gias, rutlandCsv(3));
    expectRefusal(await planner(other.args), /roads\.osm\.pbf is not of Rutland: 3 of its 3/);
    for (const text of ["hello, this is no map at all", ""]) {
      const none = await onMadeUpRoads();
      writeFileSync(none.extract, text);
      expectRefusal(await planner(none.args), /roads\.osm\.pbf: It is no OpenStreetMap extract/);
      expect(existsSync(none.out)).toBe(false);
    }
  });
});

test("what is missing is asked for by name", async () => {
  for (const name of ["la", "gias", "engine", "out"]) {
    const all = { la: "857", gias: GIAS, engine: "estimate", out: "area" };
    const given = Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
    expectRefusal(await planner(argumentsOf(given)), new RegExp(`--${name} is missing`));
  }
  expectRefusal(await planner(["area"]), /The command is "area build"/);
});

function expectRefusal(run: Run, says: RegExp): void {
  expect(run.code).toBe(2);
  expect(run.stdout).toBe("");
  expect(run.stderr).toMatch(says);
  expect(run.stderr).not.toContain("    at ");
}

const shared = findSharedData(ROOT);

if (shared === null) {
  test("no county is built with the built-in engine here: ../shared/data is not beside the repository", () => {
    expect(existsSync(join(ROOT, "geodata", "areas", "rutland"))).toBe(true);
  });
} else {
  test("Rutland is built from ../shared/data with the built-in engine; other and cut-off extracts are sentences", () => {
    const folder = temporaryFolder();
    vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
    const extract = (name: string) => join(shared, "osm", name);
    const rutland = extract("rutland-2018-02-27.osm.pbf");
    const known = {
      la: "rutland",
      gias: join(shared, "england", "schools.csv"),
      out: join(folder, "rutland"),
    };
    const run = plannerProcess([
      ...argumentsOf({ ...known, engine: `embedded:${rutland}` }),
      "--json",
    ]);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({
      schools: 17,
      borderSchools: 3,
      directions: 20 * 19,
    });
    const before = filesBelow(known.out);
    const cutOff = join(folder, "cut-off.osm.pbf");
    writeFileSync(cutOff, readFileSync(rutland).subarray(0, 300_000));
    for (const [file, says] of [
      [cutOff, /cut-off\.osm\.pbf: It is cut off/],
      [extract("newport-2023-06-13.osm.pbf"), /is not of Rutland: 17 of its 17 schools/],
    ] as const) {
      expectRefusal(plannerProcess(argumentsOf({ ...known, engine: `embedded:${file}` })), says);
    }
    expect(filesBelow(known.out)).toEqual(before);
    vi.unstubAllEnvs();
  }, 120_000);
}
