import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { AreaFiles } from "../../src/io/area_files.ts";
import { formatDirections, readDirections } from "../../src/io/directions.ts";
import type { StoredRoute } from "../../src/io/osrm_route.ts";
import { slimRoute } from "../../src/io/osrm_route.ts";

const STEP = {
  distance: 87.9,
  duration: 25.799999999999997,
  geometry: "cid`IhjxBHkAUw@c@cACW",
  name: "Church Street",
  ref: "A606",
  mode: "driving",
  driving_side: "left",
  weight: 25.8,
  maneuver: {
    type: "roundabout",
    modifier: "left",
    exit: 2,
    bearing_before: 0,
    bearing_after: 103,
    location: [-0.62, 52.62] as const,
  },
  intersections: [
    {
      out: 0,
      bearings: [103],
      lanes: [{ valid: true, indications: ["left"], valid_indication: "left" }],
    },
  ],
};

function route(to: string): StoredRoute {
  const answer = {
    from: "100001",
    to,
    code: "Ok",
    routes: [
      {
        distance: 87.9,
        duration: 25.8,
        weight: 25.8,
        legs: [{ distance: 87.9, duration: 25.8, summary: "Church Street", steps: [STEP] }],
      },
    ],
    waypoints: [{ distance: 23.94, location: [-0.62, 52.62], name: "", hint: "abc" }],
  };
  return slimRoute(answer as unknown as StoredRoute);
}

function holding(bytes: Uint8Array | null): AreaFiles & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    name: "rutland",
    asked,
    read: (file) => {
      asked.push(file);
      return Promise.resolve(bytes);
    },
  };
}

const TWO = formatDirections([route("100002"), route("100003")]);

describe("stored directions", () => {
  it("say of a step what any of its junctions says of the road, once, and keep it when slimmed again", () => {
    const answer = route("100002");
    const [leg] = answer.routes[0].legs;
    if (leg === undefined) throw new Error("The route has a leg.");
    const junctions = [{ lanes: [] }, { classes: ["toll", "tunnel"] }, { classes: ["toll"] }];
    const steps = [{ ...STEP, intersections: junctions }];
    const given = { ...answer, routes: [{ ...answer.routes[0], legs: [{ ...leg, steps }] }] };
    const slim = slimRoute(given as unknown as StoredRoute);
    expect(slim.routes[0].legs[0]?.steps[0]?.classes).toEqual(["toll", "tunnel"]);
    expect(slimRoute(slim)).toEqual(slim);
  });

  it("keep of a step what its instruction and its line need, to one decimal", () => {
    expect(route("100002").routes[0].legs[0]?.steps[0]).toEqual({
      distance: 87.9,
      duration: 25.8,
      geometry: "cid`IhjxBHkAUw@c@cACW",
      name: "Church Street",
      ref: "A606",
      mode: "driving",
      driving_side: "left",
      maneuver: STEP.maneuver,
      intersections: [{ lanes: [{ valid: true, indications: ["left"] }] }],
    });
    expect(route("100002").routes[0].legs[0]?.steps[0]).not.toHaveProperty("classes");
    expect(route("100002").waypoints).toEqual([{ distance: 23.9, location: [-0.62, 52.62] }]);
  });

  it("are read from the one file of the origin", async () => {
    const files = holding(gzipSync(TWO));
    const reading = await readDirections(files, "100001", "100003");
    expect(reading).toEqual({ ok: true, value: route("100003"), notes: [] });
    expect(files.asked).toEqual(["routes/100001.ndjson.gz"]);
  });

  it("are read also where the web server has undone the compression", async () => {
    const reading = await readDirections(
      holding(new TextEncoder().encode(TWO)),
      "100001",
      "100002",
    );
    expect(reading.ok).toBe(true);
  });

  it.each([
    ["a school without any", null, "rutland has no stored directions from 100001."],
    ["a pair that is not there", gzipSync(TWO), "It has no route from 100001 to 100009."],
    ["damaged compression", gzipSync(TWO).subarray(0, 60), "Its compressed text is damaged."],
    [
      "a line that is no route",
      gzipSync('{"from":"100001","to":"100009"}\n'),
      "The route to 100009 cannot be read.",
    ],
    [
      "a file of another origin",
      gzipSync(TWO.replaceAll('"100003"', '"100009"').replaceAll('"100001"', '"100008"')),
      "It has no route from 100001 to 100009.",
    ],
    ["a cut line", gzipSync('{"to":"100009","rou'), "The route to 100009 cannot be read."],
  ])("are refused with a sentence for %s", async (_, bytes, sentence) => {
    const reading = await readDirections(holding(bytes), "100001", "100009");
    if (reading.ok) throw new Error("A route was found.");
    expect(reading.problems.map(({ reason }) => reason)).toEqual([sentence]);
    expect(reading.problems[0]?.file).toBe("routes/100001.ndjson.gz");
  });
});
