import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BuildTools } from "../../../routing/area_build/build_tools.ts";
import { openEngine } from "../../../routing/open_engine.ts";
import type { ExtractFacts } from "../../../routing/osm/extract.ts";
import { buildIn, refusalOf, temporaryFolder } from "../../support/area_builds.ts";
import type { FileServer } from "../../support/file_server.ts";
import { startFileServer, wholeFile } from "../../support/file_server.ts";
import { serve } from "../../support/quick_osrm.ts";
import { ROOT } from "../../support/repository.ts";

const GIAS = readFileSync(join(ROOT, "tests", "fixtures", "gias", "edubasealldata20260624.csv"));
const ROADS = Buffer.from("roads");

let files: FileServer;

beforeEach(async () => {
  files = await startFileServer();
  files.answer("/edubasealldata20260624.csv", wholeFile(GIAS, "text/csv"));
  files.answer("/lincolnshire.osm.pbf", wholeFile(ROADS));
  const md5 = createHash("md5").update(ROADS).digest("hex");
  files.answer("/lincolnshire.osm.pbf.md5", wholeFile(Buffer.from(md5), "text/plain"));
});

afterEach(() => files.close());

/** A folder with the settings for downloads from the test's own server. */
function withSources(): { readonly folder: string; readonly sourcesFile: string } {
  const folder = temporaryFolder();
  const sourcesFile = join(folder, "sources.json");
  const settings = {
    hosts: ["127.0.0.1"],
    gias: { url: `${files.url}/edubasealldata{date}.csv`, daysBack: 3, leastBytes: 1_000 },
    roads: {
      url: `${files.url}/{county}.osm.pbf`,
      counties: { lincolnshire: ["925"] },
      england: { url: `${files.url}/england.osm.pbf`, authorities: [] },
    },
  };
  writeFileSync(sourcesFile, JSON.stringify(settings));
  return { folder, sourcesFile };
}

/** The roads of an extract that reaches all over Lincolnshire, and of which so many bytes are there. */
function inspected(bytes: number, cuts: string[] = []): Partial<BuildTools> {
  const facts: ExtractFacts = {
    file: "",
    bytes,
    bounds: [-1, 52, 1, 54],
    date: "2026-06-23",
    roads: 7,
  };
  return {
    inspectExtract: async () => ({ ok: true, value: facts, notes: [] }),
    prepareExtract: async (_file, _bounds, out) => {
      cuts.push(out);
      writeFileSync(out, "cut");
      return { ok: true, value: facts, notes: [] };
    },
  };
}

/** Days are asked for as they are in England. */
const on = (day: string) => ({ now: () => new Date(`${day}T10:00:00Z`) });

function asked(path: string): number {
  return files.asked.filter((one) => one.path === path && one.range !== "bytes=0-0").length;
}

test("the latest files are downloaded once a day, and their dates are kept in the area", async () => {
  const server = await serve();
  const { folder, sourcesFile } = withSources();
  const specs: string[] = [];
  const tools = {
    ...inspected(1_000),
    openEngine: (spec: string) => {
      specs.push(spec);
      return openEngine(`osrm:${server.address}`);
    },
  };
  const latest = { la: "925", gias: "latest", engine: "embedded:latest", tools };
  const build = (day: string) =>
    buildIn(folder, { ...latest, options: { sourcesFile, ...on(day) } });
  const first = await build("2026-06-24");
  if (!first.outcome.ok) throw new Error(first.outcome.reason);
  expect(specs).toEqual([`embedded:${join(folder, "work", "downloads", "lincolnshire.osm.pbf")}`]);
  const area = JSON.parse(readFileSync(join(folder, "area", "area.json"), "utf8"));
  expect(area.asAt).toBe("2026-06-24");
  expect(area.sources.at(-1)).toMatchObject({
    attribution: "© OpenStreetMap contributors, ODbL.",
    asAt: "2026-06-23",
  });
  expect(area.caveats[0]).toContain("lincolnshire.osm.pbf, of 23 June 2026");
  const again = await build("2026-06-24");
  expect(again.outcome.ok && again.outcome.area.kept).toEqual([
    "schools-file",
    "roads-file",
    "roads",
    "drive-times",
    "directions",
  ]);
  expect(asked("/edubasealldata20260624.csv")).toBe(1);
  await build("2026-06-25");
  expect(files.asked.map(({ path }) => path)).toContain("/edubasealldata20260625.csv");
  expect(asked("/lincolnshire.osm.pbf")).toBe(1);
});

test("a build that did not end is gone on with on the files that it was begun with", async () => {
  const { folder, sourcesFile } = withSources();
  const tools = {
    ...inspected(1_000),
    openEngine: () => Promise.reject(new Error("The power went.")),
  };
  const build = (day: string) =>
    buildIn(folder, {
      la: "925",
      gias: "latest",
      engine: "embedded:latest",
      tools,
      options: { sourcesFile, ...on(day) },
    });
  await expect(build("2026-06-24")).rejects.toThrow("The power went.");
  await expect(build("2026-06-25")).rejects.toThrow("The power went.");
  expect(asked("/edubasealldata20260624.csv")).toBe(1);
  expect(asked("/lincolnshire.osm.pbf")).toBe(1);
});

test("an extract that is far larger than the schools need is cut down first", async () => {
  const server = await serve();
  const { folder, sourcesFile } = withSources();
  const cuts: string[] = [];
  const specs: string[] = [];
  await buildIn(folder, {
    la: "925",
    gias: "latest",
    engine: "embedded:latest",
    tools: {
      ...inspected(1_500_000_000, cuts),
      openEngine: (spec) => {
        specs.push(spec);
        return openEngine(`osrm:${server.address}`);
      },
    },
    options: { sourcesFile, ...on("2026-06-24") },
  });
  expect(cuts).toEqual([join(folder, "work", "cut", "lincolnshire.osm.pbf")]);
  expect(specs).toEqual([`embedded:${cuts[0]}`]);
});

test("settings that are missing, and a day without files, are sentences", async () => {
  const { folder, sourcesFile } = withSources();
  const latest = { la: "925", gias: "latest", engine: "estimate" };
  const missing = await buildIn(folder, { ...latest, options: { sourcesFile: "no_such.json" } });
  expect(refusalOf(missing.outcome)).toMatch(/no_such\.json: The settings for downloads cannot be/);
  const late = await buildIn(folder, { ...latest, options: { sourcesFile, ...on("2026-07-24") } });
  expect(refusalOf(late.outcome)).toMatch(/There is no schools file of the last 4 days/);
});
