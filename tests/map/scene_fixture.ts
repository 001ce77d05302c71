import type { SchoolIndex } from "../../src/domain/school.ts";
import type { Scene, SceneSchool } from "../../src/map/scene.ts";

function school(index: number, lng: number, lat: number, facts: Partial<SceneSchool>): SceneSchool {
  return {
    index: index as SchoolIndex,
    position: [lng, lat],
    name: `School ${index}`,
    kind: "community",
    academy: false,
    hollow: false,
    pupils: 100,
    ...facts,
  };
}

/** A square county of six schools in two rows: three clusters of two, of which the first and second touch. */
export const SCENE: Scene = {
  areaName: "square",
  bounds: [0, 52, 0.6, 52.4],
  outline: {
    type: "Feature",
    properties: {},
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [0, 52],
          [0.6, 52],
          [0.6, 52.4],
          [0, 52.4],
          [0, 52],
        ],
      ],
    },
  },
  districts: null,
  places: [
    { name: "Thorpe", position: [0.1, 52.1] },
    { name: "Marketon", position: [0.5, 52.3] },
  ],
  schools: [
    school(0, 0.1, 52.1, { kind: "church-of-england", pupils: 47 }),
    school(1, 0.1, 52.3, { pupils: 105 }),
    school(2, 0.3, 52.1, { kind: "catholic", academy: true, pupils: 210 }),
    school(3, 0.3, 52.3, { kind: "other-faith", hollow: true, pupils: null }),
    school(4, 0.5, 52.1, { pupils: 630 }),
    school(5, 0.5, 52.3, { pupils: 420 }),
  ],
  overlay: "faith",
  overlayClasses: [
    "church-of-england",
    "community",
    "catholic",
    "other-faith",
    "community",
    "community",
  ],
  clusterOf: [0, 0, 1, 1, 2, null],
  clusters: [
    cluster("a", 0, [1]),
    { ...cluster("b", 1, [0]), verdict: "over" },
    cluster("c", 2, []),
  ],
  selectedCluster: null,
  hoveredCluster: null,
  selectedSchool: null,
  worstPair: null,
  attribution: "Contains facts & figures © Somebody",
};

function cluster(id: string, place: number, neighbours: readonly number[]) {
  const west = place * 0.2;
  return {
    id,
    number: place + 1,
    name: `Cluster ${id}`,
    hue: place,
    verdict: "within" as const,
    neighbours,
    shape: {
      type: "Feature" as const,
      properties: {},
      geometry: {
        type: "Polygon" as const,
        coordinates: [
          [
            [west, 52],
            [west + 0.2, 52],
            [west + 0.2, 52.4],
            [west, 52.4],
            [west, 52],
          ],
        ],
      },
    },
  };
}
