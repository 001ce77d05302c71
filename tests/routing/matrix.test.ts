import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { blockSide, blocksOf, stripsOf } from "../../routing/matrix/blocks.ts";
import type { BuildProgress } from "../../routing/matrix/built_matrix.ts";
import { isNearCeiling } from "../../routing/matrix/near_ceiling.ts";
import { createProgressMeter } from "../../routing/matrix/progress_meter.ts";
import type { Position, School, SchoolIndex } from "../../src/domain/school.ts";
import { schoolHash } from "../../src/io/school_hash.ts";
import { randomArea, schoolOf } from "../support/builders.ts";
import { roadMetres, roadSeconds, snapped } from "../support/osrm_server.ts";
import { reply, serve } from "../support/quick_osrm.ts";
import { build, built, bytesOf, NOWHERE_NEAR, refused } from "./built_matrices.ts";

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

/** A server whose tables have another time than the right one, `null` for no route, where `change` says so. */
function serveTimes(change: (time: number, row: number, column: number) => number | null) {
  const changed = (json: Record<string, unknown>) => ({
    ...json,
    durations: (json["durations"] as number[][] | undefined)?.map((row, i) =>
      row.map((cell, j) => change(cell, i, j)),
    ),
  });
  return serve({
    misdeed: ({ service, query }) =>
      service === "table" && !query.has("destinations")
        ? { kind: "changed", change: changed }
        : null,
  });
}

const ROW_OF_SCHOOLS = ["1", "2", "3", "4", "5"].map((urn, i) => school(urn, -0.5 + i / 10, 53));

test("schools that no road joins to another are named in one note, and counted with the drives", async () => {
  const server = await serveTimes((time, i, j) => (i === j || i + j === 1 ? time : null));
  const reading = await build(server, ROW_OF_SCHOOLS, NOWHERE_NEAR);
  expect(reading.ok && reading.notes.map(({ reason, advice }) => `${reason} ${advice}`)).toEqual([
    "Only 2 of 20 drives between the schools have a route. Check that its roads join the schools.",
    "3 schools are joined by road to no other school of the list, so they have no drive times: School 3 (3); School 4 (4); School 5 (5). Check each grid reference, and that the extract of the server covers the place.",
  ]);
});

test("a server that finds no route at all, or takes no time, is refused", async () => {
  const none = await serveTimes((time, i, j) => (i === j ? time : null));
  expect(refused(await build(none, ROW_OF_SCHOOLS, NOWHERE_NEAR)).reason).toBe(
    "It finds no route for any of the 20 drives between the schools.",
  );
  const zero = await serveTimes(() => 0);
  const journal = join(mkdtempSync(join(tmpdir(), "no-time-")), "answers.journal");
  const problem = refused(await build(zero, ROW_OF_SCHOOLS, { ...NOWHERE_NEAR, journal }));
  expect(problem.reason).toMatch(
    /^It says that a drive between places 6\.7 km apart takes 0 seconds/,
  );
  // Where the schools meet the roads was answered before and is kept; of a server that is silent from the first there is nothing.
  expect(problem.advice).toContain("is kept in");
  const nobody = { address: "http://127.0.0.1:9/" };
  const unkept = { ...NOWHERE_NEAR, journal: `${journal}.none` };
  expect(refused(await build(nobody, ROW_OF_SCHOOLS, unkept)).advice).toBe("");
});

test("two schools at the same place are 0 seconds from each other", async () => {
  const server = await serve();
  const reading = await build(server, [school("1", -0.5, 53), school("2", -0.5, 53)], NOWHERE_NEAR);
  expect(reading.ok && reading.notes).toEqual([]);
});

test("a server that was left out is told of, and the others do its share", async () => {
  const [server, page] = [await serve(), await serve({ misdeed: () => reply(200, "<html>") })];
  const both = { address: `${server.address},${page.address}` };
  const { schools } = randomArea(5, { schools: 30 });
  const reading = await build(both, schools, NOWHERE_NEAR);
  expect(reading.ok && reading.notes.map(({ reason }) => reason)).toEqual([
    `${page.address} was left out, because it answered a web page (200), not as OSRM does.`,
  ]);
  expect(bytesOf(built(reading))).toBe(bytesOf(built(await build(server, schools, NOWHERE_NEAR))));
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
  const problem = refused(await build(server, [school("1", 0, 53)]));
  expect(problem.reason).toContain("answered a web page (200), not as OSRM does");
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

test("strips cover every ordered pair once, with all columns in each", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 20 }),
      (count, most) => {
        const places = Array.from({ length: count }, (_, i) => 3 * i);
        const strips = stripsOf(places, most);
        expect(strips.flatMap(({ rows }) => rows)).toEqual(places);
        for (const { rows, columns } of strips) {
          expect(rows.length).toBeGreaterThan(0);
          expect(rows.length).toBeLessThanOrEqual(most);
          expect(columns).toEqual(places);
        }
      },
    ),
    { seed: 3, numRuns: 60 },
  );
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
