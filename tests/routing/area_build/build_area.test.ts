import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { areaFolder } from "../../../routing/area_folder.ts";
import type { SchoolIndex } from "../../../src/domain/school.ts";
import { readArea } from "../../../src/io/area_json.ts";
import {
  buildIn,
  filesBelow,
  refusalOf,
  rutlandCsv,
  schoolsCsv,
  temporaryFolder,
} from "../../support/area_builds.ts";
import type { OsrmServer } from "../../support/osrm_server.ts";
import { roadSeconds } from "../../support/osrm_server.ts";
import { serve } from "../../support/quick_osrm.ts";
import { ROOT } from "../../support/repository.ts";

/** A folder with a file of schools in it. */
function withSchools(csv: string): { readonly folder: string; readonly gias: string } {
  const folder = temporaryFolder();
  const gias = join(folder, "schools.csv");
  writeFileSync(gias, csv);
  return { folder, gias };
}

function tablesAsked({ asked }: OsrmServer): number {
  return asked.filter(({ service }) => service === "table").length;
}

describe("an area built from schools and an OSRM server", () => {
  test("has the times of its roads, a route for every pair, and the boundary of the built-in area", async () => {
    const server = await serve();
    const { folder, gias } = withSchools(rutlandCsv(5));
    const { outcome, progress } = await buildIn(folder, { gias, engine: `osrm:${server.address}` });
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.area).toMatchObject({
      name: "rutland",
      title: "Rutland",
      laCode: "857",
      schools: 5,
      directions: 20,
      kept: [],
    });
    const done = progress.filter(({ state }) => state === "done").map(({ step }) => step);
    expect(done).toEqual([
      "schools-file",
      "schools",
      "engine",
      "drive-times",
      "directions",
      "area",
    ]);
    const reading = await readArea(areaFolder(outcome.area.folder));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const { value: area } = reading;
    expect(area).toMatchObject({ name: "rutland", outlineKind: "boundary", hasDirections: true });
    expect(area.driveTimes.kind).toBe("osrm");
    expect(area.places.length).toBeGreaterThan(10);
    expect(area.schools.every(({ snapMetres }) => snapMetres !== null)).toBe(true);
    for (const [i, from] of area.schools.entries()) {
      const file = join(outcome.area.folder, "routes", `${from.urn}.ndjson.gz`);
      const routes = gunzipSync(readFileSync(file)).toString().trim().split("\n");
      expect(routes).toHaveLength(4);
      for (const [j, to] of area.schools.entries()) {
        const expected = roadSeconds(from.location ?? [0, 0], to.location ?? [0, 0]) ?? Infinity;
        const found = area.driveTimes.seconds(i as SchoolIndex, j as SchoolIndex);
        expect(Math.abs(found - expected)).toBeLessThan(0.06);
      }
    }
  });

  test("takes the authority by its name too, in any case and spelling of spaces", async () => {
    const server = await serve();
    const { folder, gias } = withSchools(rutlandCsv(3));
    for (const la of ["Rutland", "rutland", " RUTLAND "]) {
      const { outcome } = await buildIn(folder, { la, gias, engine: `osrm:${server.address}` });
      expect(outcome.ok, la).toBe(true);
    }
  });

  test("from a GIAS extract has the open primary schools of the authority, as at the extract's date", async () => {
    const folder = temporaryFolder();
    const gias = join(ROOT, "tests", "fixtures", "gias", "edubasealldata20260624.csv");
    const { outcome } = await buildIn(folder, { la: "925", gias, engine: "estimate" });
    if (!outcome.ok) throw new Error(outcome.reason);
    const reading = await readArea(areaFolder(outcome.area.folder));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.value.schools.every(({ laCode }) => laCode === "925")).toBe(true);
    expect(reading.value.driveTimes.kind).toBe("estimate");
    expect(reading.value.sources[0]).toMatchObject({
      publisher: "Department for Education, Get Information about Schools",
      asAt: "2026-06-24",
    });
    expect(outcome.area.notes[0]).toMatch(
      /^(Not used|.* \(\d{6}\)): edubasealldata20260624\.csv, row \d+, column /,
    );
  });

  test("lists a school without a position, which has no times", async () => {
    const server = await serve();
    const csv = schoolsCsv([{ urn: "1" }, { urn: "2" }, { urn: "3", place: null }]);
    const { folder, gias } = withSchools(csv);
    const { outcome } = await buildIn(folder, { gias, engine: `osrm:${server.address}` });
    expect(outcome.ok && outcome.area.schools).toBe(3);
    expect(outcome.ok && outcome.area.directions).toBe(2);
  });

  test.each([
    ["in the sea", [3, 54], /School 3 \(3\): schools\.csv, row 4, .* outside England/],
    ["at 0, 0", [0, 0], /School 3 \(3\): schools\.csv, row 4, .* has no grid reference/],
    ["turned round", [52.6, -0.7], /School 3 \(3\): schools\.csv, row 4, .* look turned round/],
  ] as const)(
    "names a school that is %s, also in the area, and what is lost by it",
    async (_, place, says) => {
      const { folder, gias } = withSchools(rutlandCsv(2));
      const known = [{ urn: "1" }, { urn: "2" }];
      writeFileSync(gias, schoolsCsv([...known, { urn: "3" }]));
      expect((await buildIn(folder, { gias, engine: "estimate" })).outcome.ok).toBe(true);
      writeFileSync(gias, schoolsCsv([...known, { urn: "3", place }]));
      const { outcome } = await buildIn(folder, { gias, engine: "estimate" });
      if (!outcome.ok) throw new Error(outcome.reason);
      expect(outcome.area.notes.filter((note) => says.test(note))).toHaveLength(1);
      expect(outcome.area.notes).toContain(
        "School 3 (3) had a position and times in the area that was replaced, and has none now.",
      );
      const reading = await readArea(areaFolder(outcome.area.folder));
      expect(reading.ok && reading.value.caveats.join(" ")).toMatch(says);
    },
  );

  test("says which rows of the file were not used", async () => {
    const { folder, gias } = withSchools(schoolsCsv([{ urn: "1" }, { urn: "2" }, { urn: "2" }]));
    const { outcome } = await buildIn(folder, { gias, engine: "estimate" });
    expect(outcome.ok && outcome.area.notes[0]).toMatch(
      /^Not used: schools\.csv, row 4, column "URN": URN 2 is in row 3 already/,
    );
    expect(outcome.ok && outcome.area.buildNotes).toHaveLength(1);
  });
});

describe("a build that is gone on with", () => {
  test("gives the same bytes as one that was never ended, wherever it was ended", async () => {
    const server = await serve();
    const engine = `osrm:${server.address}`;
    const csv = rutlandCsv(8);
    const whole = withSchools(csv);
    expect((await buildIn(whole.folder, { gias: whole.gias, engine })).outcome.ok).toBe(true);
    const expected = filesBelow(join(whole.folder, "area"));
    for (const [step, share] of [
      ["engine", 0.5],
      ["drive-times", 0.1],
      ["directions", 0.4],
      ["area", 0],
    ] as const) {
      const { folder, gias } = withSchools(csv);
      const stop = new AbortController();
      const ended = buildIn(folder, {
        gias,
        engine,
        options: {
          signal: stop.signal,
          onProgress: (one) => {
            if (one.step === step && one.done >= share * (one.total ?? 0)) stop.abort();
          },
        },
      });
      await expect(ended, step).rejects.toThrow("aborted");
      expect(existsSync(join(folder, "area")), step).toBe(false);
      const { outcome } = await buildIn(folder, { gias, engine });
      expect(outcome.ok, step).toBe(true);
      expect(filesBelow(join(folder, "area")), step).toEqual(expected);
    }
  });

  test("does nothing again whose inputs have not changed, and writes the same bytes", async () => {
    const server = await serve();
    const engine = `osrm:${server.address}`;
    const { folder, gias } = withSchools(rutlandCsv(6));
    await buildIn(folder, { gias, engine });
    const before = filesBelow(join(folder, "area"));
    const tables = tablesAsked(server);
    const { outcome } = await buildIn(folder, { gias, engine });
    expect(outcome.ok && outcome.area.kept).toEqual(["drive-times", "directions"]);
    expect(tablesAsked(server)).toBe(tables);
    expect(filesBelow(join(folder, "area"))).toEqual(before);
  });

  test("times the drives again where the schools have changed", async () => {
    const server = await serve();
    const engine = `osrm:${server.address}`;
    const { folder, gias } = withSchools(rutlandCsv(6));
    await buildIn(folder, { gias, engine });
    writeFileSync(gias, rutlandCsv(7));
    const { outcome } = await buildIn(folder, { gias, engine });
    expect(outcome.ok && outcome.area).toMatchObject({ schools: 7, directions: 42, kept: [] });
  });
});

describe("what cannot be built from is a sentence, and the area that was there stays as it was", () => {
  const sea = { urn: "100009", place: [1.4, 52.6] } as const;
  const north = ["901", "Northshire"] as const;
  const otherNorth = ["902", "Northshire"] as const;
  const cases = [
    [
      "a file without the authority",
      rutlandCsv(3),
      { la: "926" },
      /no open primary school of "926": it lists one authority, Rutland \(857\)/,
    ],
    ["a misspelt authority", rutlandCsv(3), { la: "Rut" }, /Did you mean Rutland \(857\)\?/],
    [
      "a name that two authorities share",
      schoolsCsv([
        { urn: "1", la: north },
        { urn: "2", la: otherNorth },
        { urn: "3", la: north },
      ]),
      { la: "Northshire" },
      /"Northshire" is the name of 2 authorities: 901 \(2 schools\) and 902 \(1 school\)\. Give the code instead: 901 or 902\./,
    ],
    [
      "schools of no authority",
      "urn,name,longitude,latitude\n1,One,-0.7,52.6\n",
      {},
      /does not say which authority its schools belong to/,
    ],
    [
      "schools without positions",
      schoolsCsv([
        { urn: "1", place: null },
        { urn: "2", place: null },
      ]),
      {},
      /has 2 schools of Rutland, none of them with a position/,
    ],
    [
      "schools that are all in the sea",
      schoolsCsv([
        { urn: "1", place: [3, 54] },
        { urn: "2", place: [3, 54] },
      ]),
      {},
      /none of them with a position that can be used.*School 1 \(1\): schools\.csv, row 2,.*outside England.*1 more like it/,
    ],
    ["a file that is no table of schools", "hello", {}, /schools\.csv.*(row|column|header)/i],
    [
      "a school in the sea",
      `${rutlandCsv(5)}${schoolsCsv([sea]).split("\n")[1]}\n`,
      {},
      /School 100009 \(100009, at 52\.6000, 1\.4000: 26\.8 km from a road\) lies in the sea/,
    ],
    [
      "roads of another place",
      schoolsCsv([
        { urn: "1", place: [1.5, 52.6] },
        { urn: "2", place: [1.6, 52.7] },
      ]),
      {},
      /are not those of Rutland: 2 of its 2 schools are more than 5 km .*Prepare the server with/,
    ],
    [
      "an engine that is none",
      rutlandCsv(3),
      { engine: "warp:9" },
      /--engine is "warp:9": it must be osrm:URL/,
    ],
    [
      "a missing file",
      rutlandCsv(3),
      { gias: "no_such.csv" },
      /--gias is "no_such\.csv": there is no such file/,
    ],
    [
      "a missing extract",
      rutlandCsv(3),
      { engine: "embedded:no_such.osm.pbf" },
      /there is no such file/,
    ],
  ] as const;
  test.each(cases)("%s", async (_, csv, change, sentence) => {
    const server = await serve();
    const { folder, gias } = withSchools(rutlandCsv(3));
    const engine = `osrm:${server.address}`;
    expect((await buildIn(folder, { gias, engine })).outcome.ok).toBe(true);
    const before = filesBelow(join(folder, "area"));
    writeFileSync(gias, csv);
    const { outcome } = await buildIn(folder, { gias, engine, ...change });
    expect(refusalOf(outcome)).toMatch(sentence);
    expect(filesBelow(join(folder, "area"))).toEqual(before);
  });

  test("a server that is no OSRM", async () => {
    const server = await serve({
      misdeed: () => ({ kind: "reply", status: 200, text: "<html>Welcome</html>" }),
    });
    const { folder, gias } = withSchools(rutlandCsv(3));
    const { outcome } = await buildIn(folder, { gias, engine: `osrm:${server.address}` });
    expect(refusalOf(outcome)).toMatch(/OSRM/);
    expect(existsSync(join(folder, "area"))).toBe(false);
  });

  test("a folder that holds something else", async () => {
    const { folder, gias } = withSchools(rutlandCsv(3));
    mkdirSync(join(folder, "area"));
    writeFileSync(join(folder, "area", "thesis.txt"), "mine");
    const { outcome } = await buildIn(folder, { gias, engine: "estimate" });
    expect(refusalOf(outcome)).toMatch(
      /holds other files and no area\.json, so it was left as it is/,
    );
    expect(filesBelow(join(folder, "area")).size).toBe(1);
  });

  test("a work folder that another build is using", async () => {
    const { folder, gias } = withSchools(rutlandCsv(3));
    mkdirSync(join(folder, "work"));
    writeFileSync(join(folder, "work", "lock"), String(process.ppid));
    const { outcome } = await buildIn(folder, { gias, engine: "estimate" });
    expect(refusalOf(outcome)).toMatch(/Another build is using/);
    writeFileSync(join(folder, "work", "lock"), "999999999");
    expect((await buildIn(folder, { gias, engine: "estimate" })).outcome.ok).toBe(true);
  });
});
