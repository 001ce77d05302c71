import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Position } from "../../src/domain/school.ts";
import { osrmAddresses } from "../../src/io/osrm_client/osrm_addresses.ts";
import { roadSeconds, snapped } from "../support/osrm_server.ts";
import {
  engineOf,
  expectRightTable,
  going,
  placesOf,
  reply,
  serve,
} from "../support/quick_osrm.ts";
import { ROOT } from "../support/repository.ts";

test("a real table, route and nearest road of osrm-routed are read as they are", async () => {
  const recorded = (name: string) =>
    readFileSync(join(ROOT, "tests", "fixtures", "osrm", `${name}.json`), "utf8");
  const server = await serve({
    misdeed: ({ service }) => (service === "other" ? null : reply(200, recorded(service))),
  });
  const engine = engineOf(server.address);
  const places = placesOf(4);
  const table = await engine.table(places, places, going);
  expect([...table.seconds.slice(0, 4)]).toEqual([0, 434.5, 495.9, 491.4]);
  expect(table.seconds[4]).toBe(156.5);
  expect(table.metres[1]).toBe(4719.3);
  const found = await engine.route([7.41, 43.73], [7.43, 43.74], going);
  expect(found?.route).toMatchObject({ duration: 489.6, distance: 6755.7 });
  expect(found?.route.legs[0]?.steps).toHaveLength(6);
  expect(found?.route.legs[0]?.steps[0]).toMatchObject({
    ref: "B668",
    maneuver: { type: "depart" },
  });
  expect(found?.waypoints[1]).toEqual({ distance: 34.5, location: [-0.667163, 52.715161] });
  const snap = await engine.nearest([7.4157, 43.7314], going);
  expect(snap).toEqual({ position: [7.415706, 43.731407], metres: 0.9157621065 });
  const [first] = (await engine.nearestToEach?.(places, going)) ?? [];
  expect(first).toEqual({ position: [7.415706, 43.731407], metres: 0.9157621065 });
});

test("a real refusal names the server, what it said and what to check", async () => {
  const text = readFileSync(join(ROOT, "tests", "fixtures", "osrm", "error.json"), "utf8");
  const server = await serve({ misdeed: () => reply(400, text) });
  await expect(engineOf(server.address).nearest([0, 52], going)).rejects.toThrow(
    `OSRM at ${server.address} refuses the question (InvalidQuery: "Query string malformed close to position 24"). Check that`,
  );
  expect(server.asked).toHaveLength(1);
});

test("questions ask for durations and distances, and never for fallback_speed", async () => {
  const server = await serve();
  const engine = engineOf(server.address);
  const [a, b, c] = placesOf(3) as [Position, Position, Position];
  await engine.table([a, b], [b, c], going);
  await engine.route(a, b, going);
  expect(server.asked.map(({ path }) => path)).toEqual([
    "/table/v1/driving/-1.000000,53.000000;-0.990000,53.100000;-0.980000,53.200000?annotations=duration,distance&sources=0;1&destinations=1;2",
    "/route/v1/driving/-1.000000,53.000000;-0.990000,53.100000?alternatives=false&steps=true&geometries=polyline&overview=false",
  ]);
});

test.each([
  [40, 60],
  [7, 30],
  [2, 9],
  [1, 4],
])("a table limit of %i is found out and kept to", async (maxTableSize, count) => {
  const server = await serve({ maxTableSize });
  const engine = engineOf(server.address);
  await expectRightTable(engine, count);
  const found = server.asked.length;
  await expectRightTable(engine, count);
  expect((await engine.tablePlaces(going)) / 2).toBeLessThanOrEqual(maxTableSize);
  const sizes = server.asked.slice(found).map(({ query, places: sent }) => {
    const side = (name: string) => query.get(name)?.split(";").length ?? sent.length;
    return side("sources") * side("destinations");
  });
  expect(Math.max(...sizes)).toBeLessThanOrEqual(maxTableSize ** 2);
});

test("a table limit that the refusal names is used in full", async () => {
  const said = (most: number) =>
    `{"code":"TooBig","message":"Number of entries 3600 is higher than current maximum (${most})"}`;
  const server = await serve({
    misdeed: ({ count }) => (count === 0 ? reply(400, said(2500)) : null),
  });
  const engine = engineOf(server.address);
  await expectRightTable(engine, 60);
  expect(await engine.tablePlaces(going)).toBe(100);
  expect(server.asked).toHaveLength(3);
});

test("an address that is too long for a proxy is asked in pieces", async () => {
  const server = await serve({ misdeed: ({ path }) => (path.length > 700 ? reply(414) : null) });
  const engine = engineOf(server.address);
  await expectRightTable(engine, 40);
  expect(await engine.tablePlaces(going)).toBeLessThan(40);
});

test("a place without a road keeps an empty row and column; no route is no time", async () => {
  const server = await serve();
  const engine = engineOf(server.address);
  const places: readonly Position[] = [
    [-1, 53],
    [20, 53],
    [-0.9, 59.5],
  ];
  const { seconds, metres } = await engine.table(places, places, going);
  const none = Number.POSITIVE_INFINITY;
  expect([...seconds]).toEqual([
    0,
    none,
    none,
    none,
    none,
    none,
    roadSeconds([-0.9, 59.5], [-1, 53]),
    none,
    0,
  ]);
  expect(metres[1]).toBeNaN();
  expect(await engine.nearest([20, 53], going)).toBeNull();
  expect(await engine.route([-1, 53], [20, 53], going)).toBeNull();
  expect(await engine.route([-1, 53], [-0.9, 59.5], going)).toBeNull();
  const snaps = (await engine.nearestToEach?.([[20, 53], ...placesOf(3)], going)) ?? [];
  expect(snaps.map((snap) => snap?.position ?? null)).toEqual([null, ...placesOf(3).map(snapped)]);
});

test("a place without a road is found where OSRM does not say which it is", async () => {
  const none = '{"code":"NoSegment","message":"Could not find a matching segment"}';
  const server = await serve({
    misdeed: ({ service, path }) =>
      service === "table" && path.includes("-0.970000") ? reply(400, none) : null,
  });
  const places = placesOf(7);
  const { seconds } = await engineOf(server.address).table(places, places, going);
  const isRoadless = (i: number) => i === 3;
  expect([...seconds]).toEqual(
    places.flatMap((from, i) =>
      places.map((to, j) =>
        i !== j && (isRoadless(i) || isRoadless(j))
          ? Number.POSITIVE_INFINITY
          : roadSeconds(from, to),
      ),
    ),
  );
});

test("a table between one place and itself needs no server", async () => {
  const server = await serve();
  const { seconds } = await engineOf(server.address).table([[-1, 53]], [[-1, 53]], going);
  expect([...seconds]).toEqual([0]);
  expect(server.asked).toHaveLength(0);
});

test("straight-line guesses are refused", async () => {
  const change = (json: Record<string, unknown>) => ({ ...json, fallback_speed_cells: [[0, 1]] });
  const server = await serve({ misdeed: () => ({ kind: "changed", change }) });
  await expect(engineOf(server.address).table(placesOf(2), placesOf(2), going)).rejects.toThrow(
    "filled in straight-line guesses (fallback_speed), which are not drive times",
  );
});

test("what a server calls its roads becomes the provenance", async () => {
  const named = "version=6.0.0;profile=gb_car.lua;extract=rutland 2026-07-01";
  const ours = engineOf((await serve({ dataVersion: named })).address);
  expect(await ours.provenance(going)).toMatchObject({
    engine: "OSRM",
    version: "6.0.0",
    profile: "gb_car.lua",
    extract: "rutland 2026-07-01",
  });
  const theirs = engineOf((await serve({ dataVersion: "2026-07-01T20:21:00Z" })).address);
  expect(await theirs.provenance(going)).toMatchObject({
    version: null,
    extract: "2026-07-01T20:21:00Z",
  });
  const silent = engineOf((await serve()).address);
  expect(await silent.provenance(going)).toMatchObject({
    engine: "OSRM",
    version: null,
    extract: null,
  });
});

test.each([
  ["", "osrm: has no address"],
  ["localhost:5000", '"localhost:5000" is not an http address'],
  ["ftp://a", '"ftp://a" is not an http address'],
  ["http://a/?b=1", "has more than a server's address in it"],
])("the address %j is refused with a sentence", (text, sentence) => {
  expect(() => osrmAddresses(text)).toThrow(sentence);
});

test("addresses end in a slash, and the same one twice is one", () => {
  expect(osrmAddresses("http://a:5000, http://a:5000/,https://b/osrm")).toEqual([
    "http://a:5000/",
    "https://b/osrm/",
  ]);
});
