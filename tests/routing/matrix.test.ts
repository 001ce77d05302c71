import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { blockSide, blocksOf } from "../../routing/matrix/blocks.ts";
import { buildMatrix } from "../../routing/matrix/build_matrix.ts";
import type {
  BuildProgress,
  BuiltMatrix,
  MatrixOptions,
} from "../../routing/matrix/built_matrix.ts";
import { isNearCeiling } from "../../routing/matrix/near_ceiling.ts";
import { createProgressMeter } from "../../routing/matrix/progress_meter.ts";
import type { ReaderProblem, Reading } from "../../src/domain/reader_problem.ts";
import type { Position, School, SchoolIndex } from "../../src/domain/school.ts";
import { encodeDriveTimes } from "../../src/io/drive_times_bin.ts";
import { schoolHash } from "../../src/io/school_hash.ts";
import { randomArea, schoolOf } from "../support/builders.ts";
import type { OsrmServer } from "../support/osrm_server.ts";
import { roadMetres, roadSeconds, snapped } from "../support/osrm_server.ts";
import { engineOf, reply, serve } from "../support/quick_osrm.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "matrix-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Far from every time of the made-up roads, so that no pair is routed singly. */
const NOWHERE_NEAR = { ceilingSeconds: 1e9 };

async function build(
  server: Pick<OsrmServer, "address">,
  schools: readonly School[],
  options: Partial<MatrixOptions> = {},
): Promise<Reading<BuiltMatrix>> {
  return buildMatrix(engineOf(server.address), schools, { journal: null, ...options });
}

function built(reading: Reading<BuiltMatrix>): BuiltMatrix {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

function refused(reading: Reading<BuiltMatrix>): ReaderProblem {
  const [problem] = reading.ok ? [] : reading.problems;
  if (problem === undefined) throw new Error("It was not refused.");
  return problem;
}

function bytesOf(matrix: BuiltMatrix): string {
  return Buffer.from(encodeDriveTimes(matrix.driveTimes)).toString("base64");
}

function school(urn: string, longitude: number, latitude: number): School {
  return schoolOf(urn, { location: [longitude, latitude] });
}

test("every ordered pair has the time and the length between the points where its schools meet the roads", async () => {
  const server = await serve();
  const { schools } = randomArea(5, {
    schools: 61,
    withoutLocationShare: 0.1,
    samePointShare: 0.1,
  });
  const { driveTimes, snaps, routedSingly } = built(await build(server, schools, NOWHERE_NEAR));
  expect(driveTimes).toMatchObject({
    kind: "osrm",
    size: 61,
    band: null,
    schoolHash: schoolHash(schools),
  });
  expect(routedSingly).toBe(0);
  for (const [i, from] of schools.entries()) {
    expect(snaps[i]?.position ?? null).toEqual(
      from.location === null ? null : snapped(from.location),
    );
    for (const [j, to] of schools.entries()) {
      const [a, b] = [i as SchoolIndex, j as SchoolIndex];
      const isPlaced = from.location !== null && to.location !== null;
      const time = isPlaced ? roadSeconds(from.location, to.location) : null;
      expect(driveTimes.seconds(a, b)).toBe(i === j ? 0 : (time ?? Number.POSITIVE_INFINITY));
      if (isPlaced) expect(driveTimes.metres(a, b)).toBe(roadMetres(from.location, to.location));
    }
  }
});

test("tables are asked for between points of the roads, not between schools", async () => {
  const server = await serve();
  const schools = [school("1", -0.50049, 53.00049), school("2", -0.40049, 53.10049)];
  built(await build(server, schools, NOWHERE_NEAR));
  const table = server.asked.at(-1);
  expect(table?.places).toEqual([
    [-0.5, 53],
    [-0.4, 53.1],
  ]);
});

test("the same bytes come whatever the calls at once and the server's table limit", async () => {
  const { schools } = randomArea(9, { schools: 40 });
  const [plain, small] = [await serve(), await serve({ maxTableSize: 9 })];
  const options = { ...NOWHERE_NEAR, madeAt: "2026-07-01" };
  const one = bytesOf(built(await build(plain, schools, { ...options, callsAtOnce: 1 })));
  expect(bytesOf(built(await build(plain, schools, { ...options, callsAtOnce: 7 })))).toBe(one);
  expect(bytesOf(built(await build(small, schools, options)))).toBe(one);
});

test("pairs within three minutes of the ceiling at a named speed are routed singly, and their route wins", async () => {
  // 13.9 m/s along the grid: about 40 minutes eastwards at the speed of a school day, and 9 more back.
  const schools = [school("1", -0.9, 53), school("2", -0.55, 53), school("3", -0.54, 53.01)];
  const server = await serve({ routeExtra: (from, to) => (from[0] < to[0] ? 12 : 0) });
  const ceilingSeconds = 2100;
  const { driveTimes, rerouted, routedSingly } = built(
    await build(server, schools, { ceilingSeconds }),
  );
  const placeOf = (i: number): Position => schools[i]?.location ?? [0, 0];
  const raw = (from: number, to: number) => roadSeconds(placeOf(from), placeOf(to)) ?? Number.NaN;
  const pairs = [0, 1, 2].flatMap((i) =>
    [0, 1, 2].filter((j) => i !== j).map((j) => [i, j] as const),
  );
  const near = pairs.filter(([i, j]) =>
    [1, 1.2, 1.35, 1.45].some((f) => Math.abs(raw(i, j) * f - ceilingSeconds) <= 180),
  );
  expect(near.length).toBeGreaterThan(1);
  expect(near.length).toBeLessThan(6);
  expect(routedSingly).toBe(near.length);
  expect(server.asked.filter(({ service }) => service === "route")).toHaveLength(near.length);
  const changed = near.filter(
    ([i, j]) => (schools[i]?.location?.[0] ?? 0) < (schools[j]?.location?.[0] ?? 0),
  );
  expect(changed.length).toBeGreaterThan(0);
  expect(rerouted).toEqual(
    changed.map(([i, j]) => ({
      from: schools[i]?.urn,
      to: schools[j]?.urn,
      tableSeconds: raw(i, j),
      routeSeconds: Math.round((raw(i, j) + 12) * 10) / 10,
    })),
  );
  const [from, to] = changed[0] ?? [0, 1];
  expect(driveTimes.seconds(from as SchoolIndex, to as SchoolIndex)).toBeCloseTo(
    raw(from, to) + 12,
    6,
  );
  expect(driveTimes.provenance.notes).toContain(
    `${near.length} pairs within 3 minutes of 35 were routed singly; ${changed.length} of them changed.`,
  );
});

test("near the ceiling is three minutes either way at any named speed, inclusive", () => {
  const near = [2520, 2880, 2100, 2400, 2700 / 1.35, 2700 / 1.45];
  expect(near.map((raw) => isNearCeiling(raw, 2700))).toEqual(near.map(() => true));
  const off = [2519, 2881, 2401, 1700, 0, Number.POSITIVE_INFINITY];
  expect(off.map((raw) => isNearCeiling(raw, 2700))).toEqual(off.map(() => false));
});

test("a school in the sea is named with its distance, one without any road as well, and the rest have times", async () => {
  const server = await serve();
  const schools = [
    school("1", -0.5, 53),
    school("2", 1.5, 53),
    school("3", 20, 53),
    school("4", -0.4, 53),
  ];
  const reading = await build(server, schools, { ...NOWHERE_NEAR, schoolsFile: "mine.csv" });
  const { driveTimes, snaps } = built(reading);
  expect(reading.ok && reading.notes.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
    "mine.csv: School 2 (2) lies 33.5 km from the nearest road, from where its drive times count.",
    "mine.csv: School 3 (3) lies where the engine knows no road, so it has no drive times.",
  ]);
  expect(snaps.map((snap) => snap && Math.round(snap.metres))).toEqual([0, 33500, null, 0]);
  expect(driveTimes.seconds(0 as SchoolIndex, 2 as SchoolIndex)).toBe(Number.POSITIVE_INFINITY);
  expect(driveTimes.seconds(0 as SchoolIndex, 3 as SchoolIndex)).toBe(
    roadSeconds([-0.5, 53], [-0.4, 53]),
  );
});

test("roads of somewhere else are refused with the distance", async () => {
  const server = await serve();
  const problem = refused(await build(server, [school("1", 2, 53), school("2", 3, 53)]));
  expect(problem.reason).toBe(
    "None of the 2 schools lies near the engine's roads: the one that lies nearest to any is 67.0 km off.",
  );
  expect(problem.advice).toContain("Use roads that cover the schools");
});

test("an address that is no OSRM is refused with a sentence", async () => {
  const server = await serve({ misdeed: () => reply(200, "<html>") });
  const journal = join(folder, "journal");
  const problem = refused(await build(server, [school("1", 0, 53)], { journal }));
  expect(problem.reason).toContain("answered a web page (200), not as OSRM does");
});

test("what was answered before every server died is kept, and the same again asks only for the rest", async () => {
  const { schools } = randomArea(2, { schools: 120 });
  const journal = join(folder, "journal");
  const dying = await serve({ misdeed: ({ count }) => (count < 20 ? null : reply(500)) });
  const problem = refused(await build(dying, schools, { ...NOWHERE_NEAR, journal }));
  expect(problem.reason).toContain("had a fault (500), 8 times in a row");
  expect(problem.advice).toBe(
    `What was answered so far is kept in ${journal}: the same again goes on from there.`,
  );
  const server = await serve();
  const resumed = built(await build(server, schools, { ...NOWHERE_NEAR, journal }));
  expect(bytesOf(resumed)).toBe(bytesOf(built(await build(server, schools, NOWHERE_NEAR))));
  const asked = server.asked.filter(({ service }) => service === "table").length;
  // All: twice 2 for the points and 25 blocks. Spared: 17 blocks and the points; one block is asked again to compare.
  expect(asked).toBeLessThan(2 + 25 + 25 - 12);
});

test("a journal that was cut or damaged anywhere gives the same bytes", async () => {
  const { schools } = randomArea(4, { schools: 12 });
  const server = await serve();
  const options = { madeAt: "2026-07-01", ceilingSeconds: 1500 };
  const whole = bytesOf(built(await build(server, schools, options)));
  const journal = join(folder, "journal");
  built(await build(server, schools, { ...options, journal }));
  const bytes = readFileSync(journal);
  const headerEnd = bytes.indexOf(0x0a) + 1;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: headerEnd, max: bytes.length }),
      fc.boolean(),
      async (at, isCut) => {
        writeFileSync(journal, bytes);
        if (isCut) truncateSync(journal, at);
        else if (at < bytes.length) writeFileSync(journal, flipped(bytes, at));
        expect(bytesOf(built(await build(server, schools, { ...options, journal })))).toBe(whole);
      },
    ),
    { seed: 7, numRuns: 10 },
  );
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

test("a journal of other schools is begun anew and said so; a file that is no journal is left alone", async () => {
  const server = await serve();
  const journal = join(folder, "journal");
  const mine = randomArea(1, { schools: 8 }).schools;
  const theirs = randomArea(2, { schools: 8 }).schools;
  built(await build(server, theirs, { ...NOWHERE_NEAR, journal }));
  const reading = await build(server, mine, { ...NOWHERE_NEAR, journal });
  expect(reading.ok && reading.notes[0]?.reason).toBe(
    "The journal there was of other schools or another engine, so the work began anew.",
  );
  expect(bytesOf(built(reading))).toBe(bytesOf(built(await build(server, mine, NOWHERE_NEAR))));
  const list = join(folder, "schools.csv");
  writeFileSync(list, "urn,name\n1,Alpha\n");
  const problem = refused(await build(server, mine, { journal: list }));
  expect(problem).toMatchObject({
    file: list,
    reason: "It is not a journal of drive times, so it is not written over.",
  });
  expect(readFileSync(list, "utf8")).toBe("urn,name\n1,Alpha\n");
});

test("a journal of the same address with other roads is begun anew", async () => {
  const { schools } = randomArea(3, { schools: 30 });
  const journal = join(folder, "journal");
  const slower = (json: Record<string, unknown>) => ({
    ...json,
    durations: (json["durations"] as number[][] | undefined)?.map((row) =>
      row.map((cell) => cell * 2),
    ),
  });
  const before = await serve({
    misdeed: ({ service }) => (service === "table" ? { kind: "changed", change: slower } : null),
  });
  built(await build(before, schools, { ...NOWHERE_NEAR, journal }));
  const server = await serve();
  const reading = await build(server, schools, { ...NOWHERE_NEAR, journal });
  expect(reading.ok && reading.notes[0]?.reason).toContain("no longer answers as it did");
  expect(bytesOf(built(reading))).toBe(bytesOf(built(await build(server, schools, NOWHERE_NEAR))));
  const labelled = await serve({ dataVersion: "2026-07-01" });
  const other = await build(labelled, schools, { ...NOWHERE_NEAR, journal });
  expect(other.ok && other.notes[0]?.reason).toContain("another engine");
});

test("two builds that write one journal by mistake still end with the right bytes", async () => {
  const { schools } = randomArea(6, { schools: 30 });
  const server = await serve();
  const journal = join(folder, "journal");
  const options = { ...NOWHERE_NEAR, madeAt: "2026-07-01" };
  const whole = bytesOf(built(await build(server, schools, options)));
  built(await build(server, schools, { ...options, journal }));
  appendFileSync(journal, readFileSync(journal).subarray(readFileSync(journal).indexOf(0x0a) + 1));
  expect(bytesOf(built(await build(server, schools, { ...options, journal })))).toBe(whole);
});

test("a cancelled build rejects with the reason and can be gone on with", async () => {
  const { schools } = randomArea(8, { schools: 60 });
  const journal = join(folder, "journal");
  const server = await serve({ misdeed: () => ({ kind: "slow", ms: 5 }) });
  const cancel = new AbortController();
  const ended = build(server, schools, {
    ...NOWHERE_NEAR,
    journal,
    signal: cancel.signal,
    callsAtOnce: 2,
    onProgress: ({ what, done }) => {
      if (what === "table" && done === 4) cancel.abort(new Error("not now"));
    },
  });
  await expect(ended).rejects.toThrow("not now");
  const before = server.asked.length;
  const resumed = built(await build(server, schools, { ...NOWHERE_NEAR, journal }));
  expect(server.asked.length - before).toBeLessThan(9);
  expect(bytesOf(resumed)).toBe(bytesOf(built(await build(server, schools, NOWHERE_NEAR))));
});

test("progress counts up to the total of each step and ends with no time left", async () => {
  const { schools } = randomArea(8, { schools: 15 });
  const told: BuildProgress[] = [];
  built(
    await build(await serve(), schools, {
      ceilingSeconds: 1500,
      onProgress: (one) => told.push(one),
    }),
  );
  for (const what of ["nearest", "table", "route"] as const) {
    const steps = told.filter((one) => one.what === what);
    expect(steps.map(({ done }) => done)).toEqual(
      [...steps.map(({ done }) => done)].sort((a, b) => a - b),
    );
    expect(steps.at(-1)).toMatchObject({ done: steps[0]?.total, secondsLeft: 0 });
  }
});

test("the time left follows the pace of the last 20 seconds, and what an earlier run did tells nothing", () => {
  let now = 0;
  const told: BuildProgress[] = [];
  const meter = createProgressMeter(
    "table",
    { total: 200, before: 100 },
    (one) => told.push(one),
    () => now,
  );
  const stepAfter = (ms: number) => {
    now += ms;
    meter.step();
    return told.at(-1)?.secondsLeft ?? null;
  };
  expect(stepAfter(100)).toBeNull();
  for (let i = 0; i < 8; i++) stepAfter(100);
  expect(stepAfter(100)).toBeCloseTo(9, 1);
  for (let i = 0; i < 30; i++) stepAfter(1000);
  expect(stepAfter(1000)).toBeCloseTo(59, 0);
});

test("blocks cover every ordered pair once, near-equal in size and within the limit", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 30, max: 400 }),
      (count, most) => {
        const places = Array.from({ length: count }, (_, i) => 3 * i);
        const side = blockSide(count, most);
        const blocks = blocksOf(places, side);
        const cells = blocks.reduce(
          (sum, { rows, columns }) => sum + rows.length * columns.length,
          0,
        );
        expect(cells).toBe(count * count);
        expect(new Set(blocks.map(({ rows, columns }) => `${rows[0]} ${columns[0]}`)).size).toBe(
          blocks.length,
        );
        for (const { rows, columns } of blocks) {
          expect(rows.length + columns.length).toBeLessThanOrEqual(most);
          expect(rows.length).toBeGreaterThan(0);
        }
      },
    ),
    { seed: 3, numRuns: 60 },
  );
});
