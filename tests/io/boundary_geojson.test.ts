import { describe, expect, it } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { setBoundary } from "../../src/domain/edits/set_boundary.ts";
import { readBoundary } from "../../src/io/boundary_geojson.ts";
import { readPlanJson, writePlanJson } from "../../src/io/plan_json.ts";
import { readF1Area, readF1Plan } from "../support/fixture_areas.ts";

type Corner = readonly number[];

const AREA: Area = {
  ...readF1Area(),
  title: "Wold",
  outline: {
    type: "Feature",
    properties: {},
    geometry: square([-0.5, 53], 0.5),
  },
  outlineKind: "boundary",
};

function polygon(...corners: Corner[]) {
  return { type: "Polygon" as const, coordinates: [corners.map((corner) => [...corner])] };
}

/** Anticlockwise from its south-western corner. */
function square([west = 0, south = 0]: Corner, size: number) {
  const [east, north] = [west + size, south + size];
  return polygon([west, south], [east, south], [east, north], [west, north], [west, south]);
}

function read(json: unknown) {
  return readBoundary(new TextEncoder().encode(JSON.stringify(json)), "north.geojson", AREA);
}

function refusal(json: unknown): string {
  const reading = read(json);
  if (reading.ok) throw new Error("It was read.");
  return reading.problems.map(({ reason, advice }) => `${reason} ${advice}`).join(" ");
}

describe("reading a boundary", () => {
  const GOOD = square([-0.3, 53.1], 0.1);

  it.each([
    ["a Polygon", GOOD],
    ["a Feature", { type: "Feature", properties: { name: "North" }, geometry: GOOD }],
    [
      "a collection of one Feature",
      { type: "FeatureCollection", features: [{ type: "Feature", geometry: GOOD }] },
    ],
    ["a MultiPolygon of one", { type: "MultiPolygon", coordinates: [GOOD.coordinates] }],
  ])("takes %s", (_, json) => {
    expect(read(json)).toEqual({ ok: true, notes: [], value: read(GOOD).ok ? tidy(GOOD) : null });
  });

  it("turns a ring that runs clockwise, and leaves altitudes and decimals beyond the sixth out", () => {
    const clockwise = polygon(
      ...(GOOD.coordinates[0] ?? []).toReversed().map(([x = 0, y = 0]) => [x + 1e-8, y, 12]),
    );
    const reading = read(clockwise);
    if (!reading.ok) throw new Error(reading.problems[0]?.reason);
    const [ring = []] = reading.value.coordinates as number[][][];
    expect(new Set(ring.map(String))).toEqual(
      new Set((tidy(GOOD).coordinates[0] ?? []).map(String)),
    );
    const [a = [], b = [], c = []] = ring;
    const [[ax = 0, ay = 0], [bx = 0, by = 0], [cx = 0, cy = 0]] = [a, b, c];
    expect((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)).toBeGreaterThan(0);
  });

  it("says where a boundary crosses itself", () => {
    const bow = polygon([-0.3, 53.1], [-0.2, 53.2], [-0.2, 53.1], [-0.3, 53.2], [-0.3, 53.1]);
    expect(refusal(bow)).toContain("crosses itself at longitude -0.2500, latitude 53.1500.");
  });

  it("says that a line runs along itself", () => {
    const spike = polygon([-0.3, 53.1], [-0.2, 53.1], [-0.25, 53.1], [-0.25, 53.2], [-0.3, 53.1]);
    expect(refusal(spike)).toContain("crosses itself");
  });

  it("takes rings that touch at a corner", () => {
    const touching = {
      type: "MultiPolygon",
      coordinates: [square([-0.3, 53.1], 0.1).coordinates, square([-0.2, 53.2], 0.1).coordinates],
    };
    expect(read(touching).ok).toBe(true);
  });

  it("says that latitude and longitude are swapped", () => {
    const swapped = polygon([53.1, -0.3], [53.1, -0.2], [53.2, -0.2], [53.2, -0.3], [53.1, -0.3]);
    expect(refusal(swapped)).toContain("the wrong way round");
  });

  it("says that a boundary is elsewhere", () => {
    expect(refusal(square([-3, 51], 0.1))).toContain("no land in Wold");
  });

  it("says that eastings and northings are no degrees", () => {
    const grid = polygon([530000, 360000], [531000, 360000], [531000, 361000], [530000, 360000]);
    expect(refusal(grid)).toMatch(/an easting and a northing in metres.*EPSG:4326/);
  });

  it("says that a ring is not closed", () => {
    const open = polygon([-0.3, 53.1], [-0.2, 53.1], [-0.2, 53.2], [-0.3, 53.2]);
    expect(refusal(open)).toMatch(/not closed.*Repeat the first position/);
  });

  it("reads a boundary that reaches beyond the area, with a note", () => {
    const reading = read(square([-0.6, 53.1], 0.2));
    expect(reading.ok && reading.notes.map(({ reason }) => reason)).toEqual([
      "Part of the boundary is outside Wold.",
    ]);
  });

  it.each([
    ["a point", { type: "Point", coordinates: [0, 53] }, 'It is "Point"'],
    ["no object", [1], 'It is "object"'],
    ["two features", { type: "FeatureCollection", features: [{}, {}] }, "has 2 features"],
    ["no coordinates", { type: "Polygon" }, "no list of coordinates"],
    ["words for corners", polygon(["a" as never, "b" as never]), '["a","b"] is no position'],
    ["two corners", polygon([0, 53], [0.1, 53], [0, 53]), "no land in it"],
    [
      "corners in a line",
      polygon([-0.3, 53.1], [-0.3, 53.1], [-0.3, 53.1], [-0.3, 53.1]),
      "no land in it",
    ],
    ["nothing in it", { type: "MultiPolygon", coordinates: [] }, "no list of coordinates"],
  ])("refuses %s in a sentence", (_, json, sentence) => {
    expect(refusal(json)).toContain(sentence);
  });

  it("refuses what is no JSON", () => {
    const reading = readBoundary(new TextEncoder().encode("POLYGON((0 53"), "north.wkt", AREA);
    expect(!reading.ok && reading.problems[0]?.reason).toContain("not valid JSON");
  });

  it("is kept by a plan file, and what cannot be used stays in the file unused", () => {
    const reading = read(GOOD);
    if (!reading.ok) throw new Error(reading.problems[0]?.reason);
    const plan = setBoundary("1", reading.value)(readF1Plan());
    const bytes = (text: string) => new TextEncoder().encode(text);
    const back = readPlanJson(bytes(writePlanJson(plan)), "plan.json");
    expect(back).toEqual({ ok: true, value: plan, notes: [] });
    const broken = writePlanJson(plan).replace('"Polygon"', '"Triangle"');
    const kept = readPlanJson(bytes(broken), "plan.json");
    if (!kept.ok) throw new Error(kept.problems[0]?.reason);
    expect(kept.value.clusters[0]?.boundary).toBeUndefined();
    expect(kept.notes[0]?.reason).toMatch(
      /^This hand-drawn boundary is not used\. It is "Triangle"/,
    );
    expect(JSON.parse(writePlanJson(kept.value))).toEqual(JSON.parse(broken));
  });
});

describe("setting a boundary", () => {
  const plan = readF1Plan();
  const boundary = square([-0.3, 53.1], 0.1);

  it("changes nothing else, and taking it away gives the very plan back", () => {
    const drawn = setBoundary("1", boundary)(plan);
    expect(drawn.clusters[0]).toEqual({ ...plan.clusters[0], boundary });
    expect(setBoundary("1", null)(drawn)).toEqual(plan);
  });

  it("is no step where it is there already, and throws for an unknown cluster", () => {
    const drawn = setBoundary("1", boundary)(plan);
    expect(setBoundary("1", square([-0.3, 53.1], 0.1))(drawn)).toBe(drawn);
    expect(setBoundary("1", null)(plan)).toBe(plan);
    expect(() => setBoundary("9", boundary)(plan)).toThrow('no cluster "9"');
  });
});

function tidy(of: { readonly type: "Polygon"; readonly coordinates: number[][][] }) {
  const round = (degrees = 0) => Math.round(degrees * 1e6) / 1e6;
  return {
    type: "Polygon" as const,
    coordinates: of.coordinates.map((ring) => ring.map(([x, y]) => [round(x), round(y)])),
  };
}
