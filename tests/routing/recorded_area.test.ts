import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { areaFolder } from "../../routing/area_folder.ts";
import { buildMatrix } from "../../routing/matrix/build_matrix.ts";
import { collectRoutes } from "../../routing/matrix/collect_routes.ts";
import type { Area } from "../../src/domain/area.ts";
import type { StoredRoute } from "../../src/domain/osrm_route.ts";
import type { Position, SchoolIndex } from "../../src/domain/school.ts";
import { readArea } from "../../src/io/area_json.ts";
import { directionsFile, readDirections } from "../../src/io/directions.ts";
import { placeText } from "../../src/io/osrm_client/place_text.ts";
import type { Asked, Misdeed } from "../support/osrm_server.ts";
import { engineOf, reply, serve } from "../support/quick_osrm.ts";
import { ROOT } from "../support/repository.ts";

/** Rutland as osrm-routed answered it: the tables and routes of the built-in area, served again over HTTP. */
const FILES = areaFolder(join(ROOT, "geodata", "areas", "rutland"));
let area: Area;
const routes = new Map<string, StoredRoute>();
/** Where each school meets the roads, in list order. */
const roads: Position[] = [];

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "recorded-"));
  const reading = await readArea(FILES);
  if (!reading.ok) throw new Error(reading.problems[0]?.reason);
  area = reading.value;
  for (const { urn } of area.schools) {
    const packed = await FILES.read(directionsFile(urn));
    if (packed === null) throw new Error(`${urn} has no stored directions.`);
    for (const line of gunzipSync(packed).toString().trimEnd().split("\n")) {
      const stored = JSON.parse(line) as StoredRoute;
      routes.set(`${stored.from} ${stored.to}`, stored);
    }
  }
  for (const { urn } of area.schools) {
    const other = area.schools.find((school) => school.urn !== urn)?.urn ?? "";
    const start = routes.get(`${urn} ${other}`)?.waypoints[0];
    if (start === undefined) throw new Error(`${urn} has no stored route.`);
    roads.push(start.location);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

function schoolAtPlace(place: Position): number {
  const text = placeText(place);
  return area.schools.findIndex(
    ({ location }, i) =>
      text === placeText(roads[i] ?? [0, 0]) || text === placeText(location ?? [0, 0]),
  );
}

function recorded({ service, places, query }: Asked): Misdeed {
  const schools = places.map(schoolAtPlace);
  const waypoint = (school: number) => ({
    location: roads[school],
    distance: area.schools[school]?.snapMetres,
  });
  if (service === "nearest" && schools[0] === -1) {
    return reply(200, '{"code":"Ok","waypoints":[{"location":[-0.6,52.6],"distance":60000}]}');
  }
  if (service === "route") {
    const [from, to] = schools.map((school) => area.schools[school]?.urn);
    const stored = routes.get(`${from} ${to}`);
    return reply(200, JSON.stringify({ ...stored, from: undefined, to: undefined }));
  }
  const side = (name: string) => query.get(name)?.split(";").map(Number) ?? [...schools.keys()];
  const [rows, columns] = [side("sources"), side("destinations")].map((indexes) =>
    indexes.map((i) => schools[i] as SchoolIndex),
  ) as [SchoolIndex[], SchoolIndex[]];
  const cells = (value: (from: SchoolIndex, to: SchoolIndex) => number | null) =>
    rows.map((from) => columns.map((to) => value(from, to)));
  return reply(
    200,
    JSON.stringify({
      code: "Ok",
      durations: cells(area.driveTimes.seconds),
      distances: cells(area.driveTimes.metres),
      sources: rows.map(waypoint),
      destinations: columns.map(waypoint),
    }),
  );
}

test("a county that OSRM answered once comes out the same: times, miles, distances to the road and ways", async () => {
  const server = await serve({ misdeed: recorded });
  const engine = engineOf(server.address);
  const built = await buildMatrix(engine, area.schools, { journal: null });
  if (!built.ok) throw new Error(built.problems[0]?.reason);
  const { driveTimes, snaps, routedSingly, rerouted } = built.value;
  expect(snaps.map((snap) => snap?.metres)).toEqual(
    area.schools.map(({ snapMetres }) => snapMetres),
  );
  const cells = area.schools.flatMap((_, i) =>
    area.schools.map((__, j) => [i as SchoolIndex, j as SchoolIndex] as const),
  );
  const rounded = (times: Area["driveTimes"]) =>
    cells.map(([i, j]) => [times.seconds(i, j), times.metres(i, j) ?? 0].map(Math.fround));
  expect(rounded(driveTimes)).toEqual(rounded(area.driveTimes));
  expect(routedSingly).toBeGreaterThan(0);
  expect(rerouted).toEqual([]);
  const options = { folder, withinSeconds: Number.POSITIVE_INFINITY };
  const collected = await collectRoutes(engine, area.schools, built.value, options);
  if (!collected.ok) throw new Error(collected.problems[0]?.reason);
  expect(collected.value.count).toBe(17 * 16);
  for (const { urn: from } of area.schools.slice(0, 2)) {
    for (const { urn: to } of area.schools.filter(({ urn }) => urn !== from)) {
      const stored = await readDirections(areaFolder(folder), from, to);
      expect(stored).toMatchObject({ ok: true, value: routes.get(`${from} ${to}`) });
    }
  }
});
