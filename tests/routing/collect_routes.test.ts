import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { areaFolder } from "../../routing/area_folder.ts";
import { buildMatrix } from "../../routing/matrix/build_matrix.ts";
import type {
  BuiltMatrix,
  CollectedRoutes,
  RoutesOptions,
} from "../../routing/matrix/built_matrix.ts";
import { collectRoutes } from "../../routing/matrix/collect_routes.ts";
import type { Reading } from "../../src/domain/reader_problem.ts";
import type { School, SchoolIndex } from "../../src/domain/school.ts";
import { readDirections } from "../../src/io/directions.ts";
import { decodeDriveTimes, encodeDriveTimes } from "../../src/io/drive_times_bin.ts";
import { randomArea } from "../support/builders.ts";
import type { OsrmServer } from "../support/osrm_server.ts";
import { engineOf, reply, serve } from "../support/quick_osrm.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "routes-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const { schools } = randomArea(21, { schools: 9, withoutLocationShare: 0.1 });
const EVERY_PAIR = Number.POSITIVE_INFINITY;

async function matrixOf(
  server: OsrmServer,
  list: readonly School[] = schools,
): Promise<BuiltMatrix> {
  const options = { journal: null, ceilingSeconds: 1e9, madeAt: "2026-07-01" };
  return made(await buildMatrix(engineOf(server.address), list, options));
}

async function collect(
  server: OsrmServer,
  matrix: BuiltMatrix,
  options: Partial<RoutesOptions> = {},
  list: readonly School[] = schools,
): Promise<Reading<CollectedRoutes>> {
  const engine = engineOf(server.address);
  return collectRoutes(engine, list, matrix, { folder, withinSeconds: EVERY_PAIR, ...options });
}

function made<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

/** The name and content of every file of routes. */
function filesOf(place: string): Readonly<Record<string, string>> {
  const names = readdirSync(join(place, "routes")).sort();
  return Object.fromEntries(
    names.map((name) => [name, gunzipSync(readFileSync(join(place, "routes", name))).toString()]),
  );
}

test("each school's file has its routes in list order, with how far both ends are from the road", async () => {
  const server = await serve();
  const matrix = await matrixOf(server);
  const { count } = made(await collect(server, matrix));
  const placed = schools.filter(({ location }) => location !== null);
  expect(placed.length).toBeLessThan(schools.length);
  expect(count).toBe(placed.length * (placed.length - 1));
  const [first, second] = placed;
  if (first === undefined || second === undefined) throw new Error("There are no two schools.");
  const stored = await readDirections(areaFolder(folder), first.urn, second.urn);
  const [i, j] = [schools.indexOf(first), schools.indexOf(second)];
  expect(made(stored).routes[0].duration).toBe(
    matrix.driveTimes.seconds(i as SchoolIndex, j as SchoolIndex),
  );
  expect(made(stored).waypoints).toEqual(
    [i, j].map((school) => ({
      distance: Math.round((matrix.snaps[school]?.metres ?? 0) * 10) / 10,
      location: matrix.snaps[school]?.position,
    })),
  );
  const lines = filesOf(folder)[`${first.urn}.ndjson.gz`]?.trimEnd().split("\n") ?? [];
  expect(lines.map((line) => JSON.parse(line).to)).toEqual(placed.slice(1).map(({ urn }) => urn));
});

test("only pairs within reach get a route", async () => {
  const server = await serve();
  const matrix = await matrixOf(server);
  const times = schools.flatMap((_, i) =>
    schools.flatMap((__, j) =>
      i === j ? [] : [matrix.driveTimes.seconds(i as SchoolIndex, j as SchoolIndex)],
    ),
  );
  const withinSeconds = [...times].sort((a, b) => a - b)[20] ?? 0;
  const { count } = made(await collect(server, matrix, { withinSeconds }));
  expect(count).toBe(times.filter((time) => time <= withinSeconds).length);
});

test("the matrix takes the time of a route that differs, so that directions add up; a stored matrix as well", async () => {
  const server = await serve({ routeExtra: (from, to) => (from[1] < to[1] ? 3 : 0) });
  const matrix = await matrixOf(server);
  const { matrix: routed } = made(await collect(server, matrix));
  const northwards = schools.flatMap((from, i) =>
    schools.flatMap((to, j) => {
      const [a, b] = [matrix.snaps[i], matrix.snaps[j]];
      if (a == null || b == null || a.position[1] >= b.position[1]) return [];
      return [{ from: from.urn, to: to.urn, i: i as SchoolIndex, j: j as SchoolIndex }];
    }),
  );
  expect(routed.rerouted).toHaveLength(northwards.length);
  for (const { i, j } of northwards) {
    expect(routed.driveTimes.seconds(i, j)).toBeCloseTo(matrix.driveTimes.seconds(i, j) + 3, 6);
  }
  expect(routed.driveTimes.provenance.notes).toContain(
    `${northwards.length} more have the time of their stored route.`,
  );
  const decoded = made(decodeDriveTimes(encodeDriveTimes(routed.driveTimes), "f"));
  const again = made(await collect(server, { ...routed, driveTimes: decoded, rerouted: [] }));
  expect(again.matrix.rerouted).toEqual([]);
});

test("what an ended run has is kept, and the same again gives the same files", async () => {
  const server = await serve();
  const matrix = await matrixOf(server);
  const whole = mkdtempSync(join(tmpdir(), "routes-"));
  const { count } = made(await collect(server, matrix, { folder: whole }));
  const before = server.asked.length;
  const dying = await serve({
    misdeed: ({ service, count: asked }) => (service === "route" && asked > 30 ? reply(500) : null),
  });
  const ended = await collect(dying, matrix);
  expect(ended.ok).toBe(false);
  expect(readdirSync(join(folder, "routes")).length).toBeGreaterThan(1);
  expect(made(await collect(server, matrix)).count).toBe(count);
  expect(server.asked.length - before).toBeLessThan(count - 10);
  expect(filesOf(folder)).toEqual(filesOf(whole));
  rmSync(whole, { recursive: true });
});

test("a file that was deleted is asked for again; other schools begin anew", async () => {
  const server = await serve();
  const matrix = await matrixOf(server);
  made(await collect(server, matrix));
  const files = filesOf(folder);
  rmSync(join(folder, "routes", Object.keys(files)[0] ?? ""));
  made(await collect(server, matrix));
  expect(filesOf(folder)).toEqual(files);
  const others = randomArea(22, { schools: 4 }).schools;
  const other = await matrixOf(server, others);
  expect(made(await collect(server, other, {}, others)).count).toBe(12);
  expect(Object.keys(filesOf(folder))).toEqual(others.map(({ urn }) => `${urn}.ndjson.gz`).sort());
});

test("an abort rejects with its reason", async () => {
  const server = await serve({ misdeed: () => ({ kind: "slow", ms: 3 }) });
  const matrix = await matrixOf(server);
  const cancel = new AbortController();
  const collecting = collect(server, matrix, {
    signal: cancel.signal,
    onProgress: ({ done }) => {
      if (done === 12) cancel.abort(new Error("enough"));
    },
  });
  await expect(collecting).rejects.toThrow("enough");
});
