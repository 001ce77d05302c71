import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EmbeddedOptions } from "../../../routing/embedded/embedded_options.ts";
import type { EngineProgress } from "../../../routing/embedded/engine_progress.ts";
import { openEngine } from "../../../routing/open_engine.ts";
import type { Position } from "../../../src/domain/school.ts";
import type { EngineTable, RoutingEngine } from "../../../src/io/routing_engine.ts";
import { EngineFailure } from "../../../src/io/routing_engine.ts";
import {
  crossing,
  ISLAND,
  idAt,
  MOOR,
  madeUpRoads,
  NARROW_END,
  QUAY,
  RING_END,
  writeMadeUpRoads,
} from "../../support/made_up_roads.ts";
import { createRoadOracle } from "../../support/road_oracle.ts";

const isInstalled = (() => {
  try {
    createRequire(import.meta.url)("@valhallajs/valhallajs");
    return true;
  } catch {
    return false;
  }
})();

const folder = mkdtempSync(join(tmpdir(), "planner-engine-"));
const extract = join(folder, "made-up.osm.pbf");
const never = new AbortController().signal;

function open(file: string, options: Partial<EmbeddedOptions> = {}): Promise<RoutingEngine> {
  return openEngine(`embedded:${file}`, { cacheFolder: join(folder, "cache"), ...options });
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => new Error("It did not fail."),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(EngineFailure);
  return error instanceof Error ? error.message : "";
}

function cell(table: EngineTable, columns: number, row: number, column: number): number {
  return table.seconds[row * columns + column] ?? Number.NaN;
}

beforeAll(() => writeMadeUpRoads(extract));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("without the built-in engine", () => {
  test("a package that is not there is said so, with what else is possible", async () => {
    const message = await failureOf(open(extract, { enginePackage: "@nobody/no-engine" }));
    expect(message).toBe(
      'The built-in routing engine is not installed. Run "npm ci" without --omit=optional. Use an OSRM server (osrm:URL) or estimated times (estimate) instead.',
    );
  });

  test("one that is not made for this computer is said so", async () => {
    const stranger = join(folder, "stranger.cjs");
    writeFileSync(stranger, 'throw new Error("Unsupported platform and architecture: win32/x64");');
    expect(await failureOf(open(extract, { enginePackage: stranger }))).toMatch(
      /^The built-in routing engine does not run on this computer: .* Use an OSRM server/,
    );
  });

  test("one that is broken is said so, whatever it prints", async () => {
    const broken = join(folder, "broken.cjs");
    writeFileSync(broken, 'console.log("noise"); throw new Error("GLIBC_2.38 not found");');
    expect(await failureOf(open(extract, { enginePackage: broken }))).toContain(
      "is installed but does not run here (GLIBC_2.38 not found)",
    );
  });

  test("one that ends the process as it starts does not take ours along", async () => {
    const deadly = join(folder, "deadly.cjs");
    writeFileSync(deadly, "process.kill(process.pid, 'SIGSEGV');");
    expect(await failureOf(open(extract, { enginePackage: deadly }))).toContain(
      "stopped by itself (signal SIGSEGV)",
    );
  });
});

const answering: Readonly<Record<string, (engine: RoutingEngine) => Promise<void>>> = {
  "the time between any two crossings is that of OSRM's speeds and turns, worked out naively":
    async (engine) => {
      const cells = [0, 1, 2, 3, 4].flatMap((row) => [0, 1, 2, 3, 4].map((c) => [row, c] as const));
      const places = cells.map(([row, column]) => crossing(row, column));
      const table = await engine.table(places, places, never);
      const oracle = createRoadOracle(madeUpRoads());
      const [wrong, unlike]: [string[], string[]] = [[], []];
      cells.forEach(([r1, c1], i) => {
        cells.forEach(([r2, c2], j) => {
          const expected = oracle(idAt(r1, c1), idAt(r2, c2))?.seconds ?? 0;
          const found = cell(table, cells.length, i, j);
          // Whole seconds, whole km/h, whole degrees.
          const said = `${r1},${c1} – ${r2},${c2}: ${found} s, not ${expected.toFixed(1)} s`;
          if (Math.abs(found - expected) > 2 + 0.015 * expected) unlike.push(said);
          // It weighs turns in its own way when it chooses a road, so a few ways are not the fastest; and a place that is a
          // crossing may count a turn onto the next road, 7.5 s at most.
          if (found < 0.985 * expected - 2 || found > 1.05 * expected + 9.5) wrong.push(said);
        });
      });
      expect(wrong).toEqual([]);
      expect(unlike.length).toBeLessThan(cells.length ** 2 / 50);
    },

  "a route has its time, length, roads and roundabout exits, driving on the left": async (
    engine,
  ) => {
    const found = await engine.route(crossing(0, 1), RING_END, never);
    if (found === null) throw new Error("There is no route.");
    const expected = createRoadOracle(madeUpRoads())(idAt(0, 1), 506);
    expect(found.route.duration).toBeCloseTo(expected?.seconds ?? 0, -1);
    expect(found.route.distance).toBeGreaterThan(0.99 * (expected?.metres ?? 0));
    expect(found.route.distance).toBeLessThan(1.01 * (expected?.metres ?? 0));
    const steps = found.route.legs.flatMap((leg) => leg.steps);
    expect(steps.map(({ maneuver }) => maneuver.type)).toContain("roundabout");
    expect(steps.find(({ maneuver }) => maneuver.type === "roundabout")?.maneuver.exit).toBe(2);
    expect(new Set(steps.map((step) => step.driving_side))).toEqual(new Set(["left"]));
    expect(steps[0]).toMatchObject({ name: "North Road", ref: "A100", mode: "driving" });
    const inSteps = steps.reduce((sum, { duration }) => sum + duration, 0);
    expect(Math.abs(inSteps - found.route.duration)).toBeLessThan(1);
    expect(found.waypoints.map(({ distance }) => distance)).toEqual([0, 0]);
  },

  "a narrow lane for both directions is shunned unless it saves half the time, and is then timed in full":
    async (engine) => {
      const found = await engine.route(RING_END, NARROW_END, never);
      const [first] = found?.route.legs.flatMap(({ steps }) => steps) ?? [];
      expect(first?.name).toBe("Wide Road");
      expect(found?.route.duration).toBeGreaterThan(130);
      const halfway = (RING_END[0] + NARROW_END[0]) / 2;
      const onIt = await engine.route(RING_END, [halfway, RING_END[1]], never);
      expect(onIt?.route.legs[0]?.steps[0]?.name).toBe("Narrow Lane");
      expect(Math.abs((onIt?.route.duration ?? 0) - 45)).toBeLessThan(2);
    },

  "a ferry takes the minutes it says and is named as one": async (engine) => {
    const found = await engine.route(crossing(4, 0), ISLAND, never);
    const seconds = found?.route.duration ?? 0;
    expect(seconds).toBeGreaterThan(20 * 60);
    expect(seconds).toBeLessThan(25 * 60);
    const modes = found?.route.legs.flatMap(({ steps }) => steps.map(({ mode }) => mode));
    expect(modes).toContain("ferry");
  },

  "a ferry that does not say how long it takes goes at 5 km/h": async (engine) => {
    const found = await engine.route(ISLAND, QUAY, never);
    const [metres, seconds] = [found?.route.distance ?? 0, found?.route.duration ?? 0];
    expect(metres).toBeGreaterThan(950);
    expect((3.6 * metres) / seconds).toBeGreaterThan(4.5);
    expect((3.6 * metres) / seconds).toBeLessThan(5.5);
  },

  "where no road leads is Infinity in a table and no route, on the moor as in the sea": async (
    engine,
  ) => {
    const sea: Position = [3, 54];
    const places = [crossing(0, 0), sea, MOOR, crossing(1, 1)];
    const table = await engine.table(places, places, never);
    const reached = places.map((_, i) =>
      places.map((__, j) => Number.isFinite(cell(table, places.length, i, j))),
    );
    expect(reached).toEqual([
      [true, false, false, true],
      [false, false, false, false],
      [false, false, true, false],
      [true, false, false, true],
    ]);
    expect(await engine.route(crossing(0, 0), MOOR, never)).toBeNull();
    expect(await engine.route(crossing(0, 0), sea, never)).toBeNull();
    expect(await engine.nearest(sea, never)).toBeNull();
  },

  "the nearest point of the roads is where the perpendicular meets them": async (engine) => {
    const [west] = crossing(0, 1);
    const [east, latitude] = crossing(0, 2);
    const snap = await engine.nearest([(west + east) / 2, latitude + 0.001], never);
    expect(snap?.position[0]).toBeCloseTo((west + east) / 2, 5);
    expect(snap?.position[1]).toBeCloseTo(latitude, 5);
    expect(snap?.metres).toBeCloseTo(111.2, 0);
  },

  "its times are labelled with engine, version, profile and the extract's date": async (engine) => {
    const { profile, ...label } = await engine.provenance(never);
    expect(profile).toContain("OSRM's car profile");
    expect(label).toEqual({
      engine: "Valhalla",
      version: "3.6.1",
      extract: "made-up.osm.pbf, 2026-06-24",
      madeAt: null,
      notes: null,
    });
  },
};

const running: Readonly<Record<string, () => Promise<void>>> = {
  "an engine killed in the middle of a question fails with a sentence, and answers the next one":
    async () => {
      await (await open(extract)).close();
      const [enginePackage, poison] = killableEngine();
      const engine = await open(extract, { enginePackage });
      writeFileSync(poison, "");
      const all = [0, 1, 2, 3, 4].map((row) => crossing(row, 0));
      expect(await failureOf(engine.table(all, all, never))).toContain(
        "stopped by itself (signal SIGKILL)",
      );
      expect(existsSync(poison)).toBe(false);
      const two = [crossing(0, 0), crossing(0, 1)];
      expect(cell(await engine.table(two, two, never), 2, 0, 1)).toBeGreaterThan(50);
      await engine.close();
    },

  "a question that is cancelled ends with the reason, and the next one is answered": async () => {
    const engine = await open(extract);
    const two = [crossing(0, 0), crossing(0, 1)];
    const stop = new AbortController();
    const asked = engine.table(two, two, stop.signal);
    stop.abort(new Error("The user stopped it."));
    await expect(asked).rejects.toThrow("The user stopped it.");
    expect(cell(await engine.table(two, two, never), 2, 0, 1)).toBeGreaterThan(50);
    await engine.close();
    expect(await failureOf(engine.table(two, two, never))).toBe(
      "The built-in routing engine was closed.",
    );
  },

  "tiles are built once for an extract, also for two that open it at the same time": async () => {
    const cacheFolder = join(folder, "shared-cache");
    const seen: EngineProgress[] = [];
    const onProgress = (progress: EngineProgress) => seen.push(progress);
    const both = await Promise.all([
      open(extract, { cacheFolder, onProgress }),
      open(extract, { cacheFolder, onProgress }),
    ]);
    for (const engine of both) await engine.close();
    const [tiles, ...others] = readdirSync(cacheFolder);
    expect(others).toEqual([]);
    expect(tiles).toMatch(/^tiles-3\.6\.1-\d+-[0-9a-f]{24}$/);
    const last = (what: string) => seen.filter((progress) => progress.what === what).at(-1);
    expect(last("speeds")?.done).toBe(last("speeds")?.total);
    expect(last("tiles")).toEqual({ what: "tiles", done: 10, total: 10 });
    const before = seen.length;
    await (await open(extract, { cacheFolder, onProgress })).close();
    expect(seen.length).toBe(before);
  },

  "building tiles that is cancelled leaves nothing behind": async () => {
    const cacheFolder = join(folder, "cancelled-cache");
    const stop = new AbortController();
    const opened = open(extract, {
      cacheFolder,
      signal: stop.signal,
      onProgress: ({ what }) => {
        if (what === "tiles") stop.abort(new Error("The user stopped it."));
      },
    });
    await expect(opened).rejects.toThrow("The user stopped it.");
    expect(readdirSync(cacheFolder)).toEqual([]);
  },

  "what a killed build left behind, its lock too, is cleared away by the next": async () => {
    const cacheFolder = join(folder, "killed-cache");
    await (await open(extract, { cacheFolder })).close();
    const [tiles = ""] = readdirSync(cacheFolder);
    renameSync(join(cacheFolder, tiles), join(cacheFolder, `${tiles}.part-killed`));
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    writeFileSync(join(cacheFolder, `${tiles}.lock`), String(gone));
    await (await open(extract, { cacheFolder })).close();
    expect(readdirSync(cacheFolder)).toEqual([tiles]);
  },

  "an extract that cannot be used is refused with its sentence, and nothing is kept of it":
    async () => {
      const cacheFolder = join(folder, "refused-cache");
      const cut = join(folder, "cut.osm.pbf");
      await writeMadeUpRoads(cut);
      truncateSync(cut, 400);
      expect(await failureOf(open(cut, { cacheFolder }))).toMatch(/^cut\.osm\.pbf: It is cut off/);
      const pathsOnly = join(folder, "paths.osm.pbf");
      const roads = madeUpRoads();
      const paths = roads.ways.filter(({ tags }) => tags.get("highway") === "footway");
      await writeMadeUpRoads(pathsOnly, { ...roads, ways: paths, relations: [] });
      expect(await failureOf(open(pathsOnly, { cacheFolder }))).toContain(
        "It has no roads for cars.",
      );
      expect(await failureOf(open(join(folder, "none.osm.pbf"), { cacheFolder }))).toContain(
        "There is no such file.",
      );
      expect(existsSync(cacheFolder) ? readdirSync(cacheFolder) : []).toEqual([]);
    },
};

/** The engine in a package that kills its own process in the middle of a table as soon as the file beside it is there. */
function killableEngine(): readonly [enginePackage: string, poison: string] {
  const [file, poison] = [join(folder, "killable.cjs"), join(folder, "poison")];
  const real = createRequire(import.meta.url).resolve("@valhallajs/valhallajs");
  writeFileSync(
    file,
    `const real = require(${JSON.stringify(real)});
    const { existsSync, rmSync } = require("node:fs");
    class Actor extends real.Actor {
      async matrix(query) {
        const answer = super.matrix(query);
        if (existsSync(${JSON.stringify(poison)})) {
          rmSync(${JSON.stringify(poison)});
          process.kill(process.pid, "SIGKILL");
        }
        return await answer;
      }
    }
    module.exports = { ...real, Actor };`,
  );
  return [file, poison];
}

describe("the built-in engine", () => {
  let engine: RoutingEngine | null = null;
  const opened = async () => {
    engine ??= await open(extract);
    return engine;
  };
  afterAll(() => engine?.close());

  const answers = isInstalled ? Object.entries(answering) : [];
  const runs = isInstalled ? Object.entries(running) : [];
  for (const [title, ask] of answers) test(title, async () => ask(await opened()));
  for (const [title, run] of runs) test(title, run);

  test(`is tried here in ${answers.length + runs.length} cases (none where it is not installed)`, async () => {
    if (isInstalled) expect(answers.length + runs.length).toBeGreaterThan(8);
    else expect(await failureOf(open(extract))).toContain("The built-in routing engine");
  });
});
