import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { areaFolder } from "../../routing/area_folder.ts";
import { namedCrossings, roadCalled, roadStretches } from "../../src/domain/crossings.ts";
import type { OsrmStep, StoredRoute } from "../../src/domain/osrm_route.ts";
import type { AreaFiles } from "../../src/io/area_files.ts";
import { readArea } from "../../src/io/area_json.ts";
import { formatDirections, readDirections } from "../../src/io/directions.ts";
import { readRoadUses } from "../../src/io/road_uses.ts";
import { ROOT } from "../support/repository.ts";

function step(facts: Partial<OsrmStep>, type = "turn"): OsrmStep {
  return {
    distance: 100,
    duration: 10,
    geometry: "_p~iF~ps|U",
    name: "",
    mode: "driving",
    driving_side: "left",
    maneuver: { type, bearing_before: 0, bearing_after: 0, location: [0, 53] },
    ...facts,
  };
}

function way(from: string, to: string, steps: readonly OsrmStep[]): StoredRoute {
  const totals = { distance: 100, duration: 10 };
  return {
    from,
    to,
    code: "Ok",
    routes: [{ ...totals, legs: [{ ...totals, summary: "", steps }] }],
    waypoints: [],
  };
}

function filesOf(ways: Readonly<Record<string, readonly StoredRoute[] | string>>): AreaFiles {
  return {
    name: "wolds",
    read: async (file) => {
      const found = ways[/routes\/(\w+)\./.exec(file)?.[1] ?? ""];
      if (found === undefined) return null;
      return gzipSync(typeof found === "string" ? found : formatDirections(found));
    },
  };
}

describe("the roads of stored routes", () => {
  it("are told apart by name, number and kind, each ordered pair counted once, the arrival not at all", async () => {
    const files = filesOf({
      "100001": [
        way("100001", "100002", [
          step({ name: "Long Bridge", ref: "A15" }, "depart"),
          step({ name: "Long Bridge", ref: "A15" }),
          step({ name: "", mode: "ferry" }),
          step({ name: "", ref: "M6", classes: ["toll", "motorway"] }),
          step({ name: "" }),
          step({ name: "School Lane" }, "arrive"),
        ]),
        way("100001", "100009", [step({ name: "Elsewhere" })]),
      ],
      "100003": [way("100003", "100001", [step({ name: "Long Bridge" })])],
    });
    const reading = await readRoadUses(files, ["100001", "100002", "100003"]);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const places = [[0, 53]];
    expect(reading.value).toEqual({
      size: 3,
      stored: Uint32Array.from([1, 6]),
      roads: [
        { name: "Long Bridge", ref: "A15", kind: "road", pairs: Uint32Array.from([1]), places },
        { name: "", ref: "", kind: "ferry", pairs: Uint32Array.from([1]), places },
        { name: "", ref: "M6", kind: "toll", pairs: Uint32Array.from([1]), places },
        { name: "Long Bridge", ref: "", kind: "road", pairs: Uint32Array.from([6]), places },
      ],
    });
  });

  it("cannot be had without any directions, or from a damaged file, and say so", async () => {
    const none = await readRoadUses(filesOf({}), ["100001"]);
    expect(none.ok ? "" : none.problems[0]?.reason).toContain("No directions are stored");
    const cut = await readRoadUses(filesOf({ "100001": '{"from":"100001",' }), ["100001"]);
    expect(cut.ok ? "" : cut.problems[0]).toMatchObject({ file: "routes/100001.ndjson.gz" });
  });

  it("on the Isle of Wight agree with each single route about Fairlee Road", async () => {
    const files = areaFolder(join(ROOT, "geodata", "areas", "isle-of-wight"));
    const area = await readArea(files);
    if (!area.ok) throw new Error("The area cannot be read.");
    const urns = area.value.schools.map(({ urn }) => urn);
    const reading = await readRoadUses(files, urns);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.value.stored.length).toBe(36 * 35);
    const road = roadCalled(reading.value, "Fairlee Road");
    expect(road?.pairs.size).toBeGreaterThan(100);
    for (const pair of [1, 40, 77, 300, 301, 900]) {
      const [from, to] = [urns[Math.floor(pair / 36)] ?? "", urns[pair % 36] ?? ""];
      const route = await readDirections(files, from, to);
      const names = route.ok
        ? route.value.routes[0].legs[0]?.steps.slice(0, -1).map(({ name }) => name)
        : [];
      expect(road?.pairs.has(pair), `${from} to ${to}`).toBe(names?.includes("Fairlee Road"));
    }
    expect(namedCrossings(reading.value)).toEqual([]);
    expect(roadCalled(reading.value, "Newport Road")?.isEvery).toBe(true);
    const parts = roadStretches(reading.value, "Newport Road", area.value.schools);
    expect(parts.length).toBeGreaterThan(1);
    for (const { name } of parts) expect(name).toMatch(/^Newport Road near /);
  });
});
