import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reply, serve } from "../support/quick_osrm.ts";
import { ROOT } from "../support/repository.ts";
import { fixture, planner } from "./planner.ts";

const RECORDED = readFileSync(join(ROOT, "tests", "fixtures", "osrm", "route.json"), "utf8");
const RUTLAND = ["route", "--area", "rutland", "--from", "148948", "--to", "141452"];

test("with an engine the minutes, miles and way are what it says now, labelled with it", async () => {
  const server = await serve({
    dataVersion: "version=6.0.0;profile=gb_car.lua;extract=made-up",
    misdeed: ({ service }) => (service === "route" ? reply(200, RECORDED) : null),
  });
  const run = await planner([...RUTLAND, "--engine", `osrm:${server.address}`]);
  expect(run.code).toBe(0);
  // 489.6 s at 1.2 of free flow, and 6,755.7 m.
  expect(run.stdout.match(/9\.8 min, 4\.2 miles\. Within/g)).toHaveLength(2);
  expect(run.stdout).toContain("OSRM");
  expect(run.stdout).toContain("made-up");
  expect(run.stdout).toMatch(/ {2}1\. Head .* on Burley Road/);
  const json = await planner([...RUTLAND, "--engine", `osrm:${server.address}`, "--json"]);
  const { driveTimes, there } = JSON.parse(json.stdout);
  expect(driveTimes).toMatchObject({
    kind: "osrm",
    provenance: { version: "6.0.0", extract: "made-up" },
  });
  expect(there.seconds).toBeCloseTo(489.6 * 1.2, 6);
  expect(there.steps).toHaveLength(6);
});

test("an engine needs no drive times, and nothing is said of an estimate", async () => {
  const server = await serve();
  const args = [
    "route",
    "--schools",
    fixture("f1/schools.csv"),
    "--from",
    "900003",
    "--to",
    "900005",
  ];
  const run = await planner([...args, "--engine", `osrm:${server.address}`]);
  expect(run.code).toBe(0);
  expect(run.stderr).not.toContain("estimate");
  expect(run.stdout).not.toContain("estimate");
});

test("a way that the engine does not find is exit 1", async () => {
  const none = '{"code":"NoRoute","message":"Impossible route between points"}';
  const server = await serve({
    misdeed: ({ service }) => (service === "route" ? reply(400, none) : null),
  });
  const run = await planner([...RUTLAND, "--engine", `osrm:${server.address}`]);
  expect(run.code).toBe(1);
  expect(run.stdout.match(/no road route/g)).toHaveLength(2);
});

test("an engine with roads of somewhere else, or that is none, is exit 2 with a sentence", async () => {
  const far = '{"code":"Ok","waypoints":[{"location":[7.4,43.7],"distance":1100000}]}';
  const elsewhere = await serve({
    misdeed: ({ service }) =>
      service === "nearest" ? reply(200, far) : reply(400, '{"code":"InvalidQuery"}'),
  });
  const run = await planner([...RUTLAND, "--engine", `osrm:${elsewhere.address}`]);
  expect(run).toMatchObject({ code: 2, stdout: "" });
  expect(run.stderr).toContain("its roads do not come near");
  const page = await serve({ misdeed: () => reply(404, "<html>") });
  const other = await planner([...RUTLAND, "--engine", `osrm:${page.address}`]);
  expect(other).toMatchObject({ code: 2, stdout: "" });
  expect(other.stderr).toContain("answered a web page (404), not as OSRM does");
});
