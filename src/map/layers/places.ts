import type {
  ExpressionSpecification,
  VariableAnchorOffsetCollectionSpecification,
} from "maplibre-gl";
import type { Position } from "../../domain/school.ts";
import type { Scene } from "../scene.ts";
import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { collection, FONT } from "./concept.ts";

/** About 5.5 km: places this near to a larger town count as its suburbs. */
const SUBURB_DEGREES = 0.05;

/**
 * By place, the pupils of the schools that are nearer to it than to any other place, a town's suburbs counted with the
 * town: only names are known of places, and towns must win over hamlets when there is no room for both.
 */
export function placePupils(scene: Pick<Scene, "places" | "schools">): number[] {
  const pupils = scene.places.map(() => 0);
  for (const school of scene.schools) {
    const place = nearestPlace(scene.places, school.position);
    if (place >= 0) pupils[place] = (pupils[place] ?? 0) + (school.pupils ?? 0);
  }
  const largestFirst = [...pupils.keys()].sort((a, b) => (pupils[b] ?? 0) - (pupils[a] ?? 0));
  for (const town of largestFirst) {
    if ((pupils[town] ?? 0) < TOWN) continue;
    scene.places.forEach(({ position }, place) => {
      const at = scene.places[town]?.position;
      if (place === town || at === undefined || degreesApart(position, at) > SUBURB_DEGREES) return;
      pupils[town] = (pupils[town] ?? 0) + (pupils[place] ?? 0);
      pupils[place] = 0;
    });
  }
  return pupils;
}

/** Degrees of latitude between two positions. */
function degreesApart(a: Position, b: Position): number {
  const xScale = Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot((a[0] - b[0]) * xScale, a[1] - b[1]);
}

function nearestPlace(places: Scene["places"], at: Position): number {
  const distances = places.map(({ position }) => degreesApart(at, position));
  return distances.indexOf(Math.min(...distances));
}

/** Pupils from which a place is lettered as a town. */
export const TOWN = 700;
/** Pupils from which a town is lettered larger. */
const LARGE_TOWN = 1500;
/** Pupils from which a village is named on a map of the whole county. */
const VILLAGE = 100;
const IS_TOWN: ExpressionSpecification = [">=", ["get", "pupils"], TOWN];

/** Where a name may stand, nearest to its place first. Towns make way for cluster numbers only, villages for everything. */
function anchors(distances: readonly number[]): VariableAnchorOffsetCollectionSpecification {
  return distances.flatMap((away) => [
    ...["bottom", [0, -away], "top", [0, away], "left", [away, 0], "right", [-away, 0]],
    ...["bottom-left", [away * 0.7, -away * 0.7], "top-right", [-away * 0.7, away * 0.7]],
  ]) as VariableAnchorOffsetCollectionSpecification;
}

/** Names of towns and villages, larger where more children go to school. */
export const places: MapConcept = {
  sources: {
    places: {
      inputs: (scene) => [scene.places, scene.schools],
      features: (scene) => {
        const pupils = placePupils(scene);
        return collection(
          scene.places.map(({ name, position }, i) => ({
            type: "Feature",
            geometry: { type: "Point", coordinates: [...position] },
            properties: { name, pupils: pupils[i] ?? 0 },
          })),
        );
      },
    },
  },
  layers: [
    {
      id: "places",
      type: "symbol",
      source: "places",
      filter: [
        "all",
        ["!", IS_TOWN],
        ["step", ["zoom"], [">=", ["get", "pupils"], VILLAGE], 9, true],
      ],
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 7, 10, 12, 12.5],
        "text-padding": ["interpolate", ["linear"], ["zoom"], 8, 6, 11, 2],
        "text-max-width": 8,
        "symbol-sort-key": ["-", 0, ["get", "pupils"]],
        "text-variable-anchor-offset": anchors([0.6, 1.2]),
      },
      paint: {
        "text-color": BASE.place,
        "text-halo-color": BASE.land,
        "text-halo-width": 1.75,
      },
    },
    {
      id: "towns",
      type: "symbol",
      source: "places",
      filter: IS_TOWN,
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": [
          "interpolate",
          ["linear"],
          ["zoom"],
          7,
          ["step", ["get", "pupils"], 11, LARGE_TOWN, 13],
          12,
          ["step", ["get", "pupils"], 16, LARGE_TOWN, 19],
        ],
        "text-max-width": 8,
        "symbol-sort-key": ["-", 0, ["get", "pupils"]],
        "text-variable-anchor-offset": anchors([0.8, 1.5, 2.2]),
        "text-allow-overlap": true,
      },
      paint: {
        "text-color": BASE.town,
        "text-halo-color": BASE.land,
        "text-halo-width": 2.25,
      },
    },
  ],
};
