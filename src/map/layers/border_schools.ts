import type { ExpressionSpecification } from "maplibre-gl";
import type { Scene } from "../scene.ts";
import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { collection, FONT } from "./concept.ts";

const NONE: NonNullable<Scene["borderSchools"]> = [];

const IS_SELECTED: ExpressionSpecification = ["==", ["get", "selected"], true];

/** Schools of other authorities that are not in the area: small, hollow and grey, whatever the area's own are coloured by. */
export const borderSchools: MapConcept = {
  sources: {
    border_schools: {
      inputs: (scene) => [scene.borderSchools ?? NONE, scene.selectedBorderSchool ?? null],
      features: (scene) =>
        collection(
          (scene.borderSchools ?? NONE).map(({ urn, name, position }, place) => ({
            type: "Feature",
            id: place,
            geometry: { type: "Point", coordinates: [...position] },
            properties: { name, selected: urn === scene.selectedBorderSchool },
          })),
        ),
    },
  },
  layers: [
    {
      id: "border_schools",
      type: "circle",
      source: "border_schools",
      paint: {
        "circle-radius": [
          "interpolate",
          ["linear"],
          ["zoom"],
          6,
          ["case", IS_SELECTED, 6, 2],
          10,
          ["case", IS_SELECTED, 9, 5],
        ],
        "circle-color": ["case", IS_SELECTED, BASE.focus, BASE.land],
        "circle-opacity": ["case", IS_SELECTED, 1, 0.6],
        "circle-stroke-color": ["case", IS_SELECTED, BASE.ink, BASE.borderSchool],
        "circle-stroke-width": ["case", IS_SELECTED, 2.5, 1.5],
      },
    },
    {
      id: "border_names",
      type: "symbol",
      source: "border_schools",
      minzoom: 10.5,
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": 11,
        "text-max-width": 9,
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 0.8,
      },
      paint: {
        "text-color": BASE.borderSchool,
        "text-halo-color": BASE.halo,
        "text-halo-width": 1.2,
      },
    },
  ],
};
