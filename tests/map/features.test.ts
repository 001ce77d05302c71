import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import { describe, expect, it } from "vitest";
import { todaysShapes } from "../../src/domain/geometry/todays_shapes.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import {
  clusterAreas,
  clusterEmphasis,
  clusterLabelPositions,
} from "../../src/map/layers/cluster_areas.ts";
import type { SceneSource } from "../../src/map/layers/concept.ts";
import { placePupils } from "../../src/map/layers/places.ts";
import { schools } from "../../src/map/layers/schools.ts";
import { mapBearing, worstPair } from "../../src/map/layers/worst_pair.ts";
import type { Scene } from "../../src/map/scene.ts";
import { symbolFromName } from "../../src/map/school_symbol.ts";
import { mapStyle, SOURCES } from "../../src/map/style.ts";
import { evenArea } from "../support/builders.ts";
import { SCENE } from "./scene_fixture.ts";

function source(name: string): SceneSource {
  const found = SOURCES.get(name);
  if (found === undefined) throw new Error(`There is no source ${name}.`);
  return found;
}

function properties(name: string, scene: Scene) {
  return source(name)
    .features(scene)
    .features.map((feature) => feature.properties ?? {});
}

describe("schools on the map", () => {
  it("are features whose id is the school's place in the list", () => {
    const { features } = source("schools").features(SCENE);
    expect(features.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("say their kind, class, academy, hollowness and roll in their symbol", () => {
    const symbols = properties("schools", SCENE).map(({ symbol }) => symbolFromName(symbol));
    expect(symbols[2]).toEqual({
      kind: "catholic",
      colour: "#F46A25",
      academy: true,
      hollow: false,
      hatched: false,
      diameter: 14,
    });
    expect(symbols[3]?.hollow).toBe(true);
  });

  it("are hatched where they have more pupils than places", () => {
    const scene: Scene = {
      ...SCENE,
      overlay: "unfilled",
      overlayClasses: ["over", "full", "1-9", "10-29", null, "over"],
    };
    const symbols = properties("schools", scene).map(({ symbol }) => symbolFromName(symbol));
    expect(symbols.map((symbol) => symbol?.hatched)).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it("keep their geometry when only the selection changes", () => {
    const selected: Scene = {
      ...SCENE,
      selectedCluster: "a",
      selectedSchool: 4 as SchoolIndex,
    };
    for (const made of [schools.sources["schools"], clusterAreas.sources["cluster_areas"]]) {
      expect(made?.inputs(selected)).toEqual(made?.inputs(SCENE));
    }
    const states = source("schools").states?.(selected) ?? [];
    expect(states.map(({ emphasis }) => emphasis)).toEqual([
      "selected",
      "selected",
      "normal",
      "normal",
      "selected",
      "faded",
    ]);
    expect(states.map(({ selected: isSelected }) => isSelected)).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
  });
});

describe("clusters on the map", () => {
  it("are all drawn alike until one is selected; then its neighbours stay and the rest fades", () => {
    expect(clusterEmphasis(SCENE)).toEqual(["normal", "normal", "normal"]);
    expect(clusterEmphasis({ ...SCENE, selectedCluster: "a" })).toEqual([
      "selected",
      "normal",
      "faded",
    ]);
  });

  it("carry their number, with the mark of a verdict that is not within", () => {
    expect(properties("cluster_labels", SCENE).map(({ number }) => number)).toEqual([
      "1",
      "2 ✕",
      "3",
    ]);
  });

  it("are labelled where the scene says, else amid their schools", () => {
    const [first, second] = SCENE.clusters;
    if (first === undefined || second === undefined) throw new Error("The fixture has clusters.");
    const positions = clusterLabelPositions({
      ...SCENE,
      clusters: [{ ...first, labelAt: [0.15, 52.35] }, second, { ...first, id: "empty" }],
      clusterOf: [0, 0, 1, 1, null, null],
    });
    expect(positions[0]).toEqual([0.15, 52.35]);
    expect(positions[1]?.[0]).toBeCloseTo(0.3);
    expect(positions[1]?.[1]).toBeCloseTo(52.2);
    expect(positions[2]).toBeNull();
  });
});

describe("the worst pair", () => {
  it("is a line, an arrow at its end and its minutes in the middle", () => {
    const scene: Scene = {
      ...SCENE,
      worstPair: { from: [0.1, 52.1], to: [0.3, 52.1], verdict: "over", label: "46.1 min" },
    };
    const features = worstPair.sources["worst_pair"]?.features(scene).features ?? [];
    expect(features.map(({ geometry }) => geometry.type)).toEqual(["LineString", "Point", "Point"]);
    expect(features[1]?.geometry).toEqual({ type: "Point", coordinates: [0.3, 52.1] });
    expect(features[1]?.properties?.["bearing"]).toBeCloseTo(90);
    expect(features[2]?.properties?.["label"]).toBe("✕ 46.1 min");
  });

  it.each([
    ["north", [0, 52], [0, 53], 0],
    ["east", [0, 52], [1, 52], 90],
    ["south", [0, 53], [0, 52], 180],
    ["west", [1, 52], [0, 52], -90],
  ] as const)("points %s", (_, from, to, bearing) => {
    expect(mapBearing(from, to)).toBeCloseTo(bearing);
  });

  it("lies where straight lines on the map do: one degree each way at 52° N is 31.3° east of north", () => {
    // Mercator stretches a degree of latitude by 1/cos 52.5°, so tan(bearing) = cos 52.5° = 0.6088.
    expect(mapBearing([0, 52], [1, 53])).toBeCloseTo(31.33, 1);
  });
});

describe("a way on the map", () => {
  const there = [
    [0.1, 52.1],
    [0.2, 52.15],
    [0.3, 52.1],
  ] as const;
  const back = [
    [0.3, 52.1],
    [0.1, 52.1],
  ] as const;

  it("is a line there and a line back along the roads, told apart by a property", () => {
    const { features } = source("route").features({ ...SCENE, route: { there, back } });
    expect(features.map(({ geometry, properties: facts }) => [facts?.["way"], geometry])).toEqual([
      ["there", { type: "LineString", coordinates: there }],
      ["back", { type: "LineString", coordinates: back }],
    ]);
  });

  it("that is stored in one direction only is one line, and without a way there is none", () => {
    const features = (scene: Scene) => source("route").features(scene).features;
    expect(features({ ...SCENE, route: { there, back: [] } })).toHaveLength(1);
    expect(features({ ...SCENE, route: null })).toEqual([]);
    expect(features(SCENE)).toEqual([]);
  });
});

describe("other links on the map", () => {
  it("are dashed lines between schools, unlike the lines to a host", () => {
    const links = [{ from: [0.1, 52.1], to: [0.5, 52.3] }] as const;
    const { features } = source("links").features({ ...SCENE, links });
    expect(features.map(({ geometry }) => geometry)).toEqual([
      {
        type: "LineString",
        coordinates: [
          [0.1, 52.1],
          [0.5, 52.3],
        ],
      },
    ]);
    const paintOf = (id: string) => mapStyle().layers.find((layer) => layer.id === id)?.paint;
    expect(paintOf("link_lines")).toHaveProperty("line-dasharray");
    expect(paintOf("link_lines")).not.toEqual(paintOf("spokes"));
  });
});

describe("what differs from another plan on the map", () => {
  const shape = SCENE.clusters[0]?.shape ?? null;
  if (shape === null) throw new Error("The fixture's clusters have shapes.");
  const scene: Scene = {
    ...SCENE,
    difference: {
      moved: [
        { index: 4 as SchoolIndex, label: "from 1" },
        { index: 99 as SchoolIndex, label: "from 2" },
      ],
      outlines: [shape],
    },
  };

  it("is a double ring with a label for each school that the map knows, and the other plan's clusters as lines", () => {
    const { features } = source("difference_schools").features(scene);
    expect(features.map(({ id, geometry }) => [id, geometry])).toEqual([
      [4, { type: "Point", coordinates: [0.5, 52.1] }],
    ]);
    expect(features[0]?.properties).toMatchObject({ label: "from 1", diameter: 26 });
    expect(source("difference_outlines").features(scene).features).toEqual([shape]);
    expect(source("difference_schools").features(SCENE).features).toEqual([]);
    expect(source("difference_outlines").features(SCENE).features).toEqual([]);
  });

  it("is told by shape: two rings of one colour, one outside the other, and a dashed line where a cluster has a full one", () => {
    const layer = (id: string) => mapStyle().layers.find((known) => known.id === id);
    const paint = (id: string) => layer(id)?.paint as Record<string, unknown>;
    const [inner, outer] = [paint("moved_ring_inner"), paint("moved_ring_outer")];
    expect(inner["circle-stroke-color"]).toBe(outer["circle-stroke-color"]);
    expect(inner["circle-radius"]).not.toEqual(outer["circle-radius"]);
    expect(paint("difference_outline")).toHaveProperty("line-dasharray");
    expect(paint("cluster_line")).not.toHaveProperty("line-dasharray");
  });
});

describe("place names", () => {
  it("are ranked by the pupils of the schools nearest to them", () => {
    expect(placePupils(SCENE)).toEqual([47 + 105 + 210, 630 + 420]);
  });

  it("of a town's suburb count with the town", () => {
    const places = [
      { name: "Marketon", position: [0.5, 52.1] },
      { name: "Eastend", position: [0.5, 52.12] },
    ] as const;
    const nearBoth = SCENE.schools.slice(4).map((school, i) => ({
      ...school,
      position: i === 0 ? ([0.5, 52.1] as const) : ([0.5, 52.13] as const),
      pupils: i === 0 ? 800 : 300,
    }));
    expect(placePupils({ places, schools: nearBoth })).toEqual([1100, 0]);
  });
});

it("today's partnerships are a dotted line round their schools with a name, and nothing while they are not shown", () => {
  expect(source("today").features({ ...SCENE, today: null }).features).toEqual([]);
  const area = evenArea(3, 600);
  const clusters = [
    { id: "a", name: "Hills", schools: ["1", "3"] },
    { id: "b", name: "Nobody here", schools: ["99"] },
  ];
  const today = todaysShapes(area, { clusters });
  const { features } = source("today").features({ ...SCENE, today });
  expect(features.map(({ geometry }) => geometry.type)).toEqual(["Polygon", "Point"]);
  expect(features[1]?.properties).toEqual({ label: "Hills" });
  const [line] = features;
  // Both its schools and what lies between are inside: its line goes round them.
  for (const { location } of area.schools) {
    const isInside =
      line?.geometry.type === "Polygon" &&
      booleanPointInPolygon([...(location ?? [])], line.geometry);
    expect(isInside).toBe(true);
  }
  const dashes = mapStyle().layers.find(({ id }) => id === "today_line");
  expect(dashes?.paint).toMatchObject({ "line-dasharray": [0, 2] });
});
