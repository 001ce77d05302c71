import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { collection } from "./concept.ts";

/** Thin lines from a host to its schools. */
export const spokes: MapConcept = {
  sources: {
    spokes: {
      inputs: (scene) => [scene.spokes],
      features: (scene) =>
        collection(
          (scene.spokes ?? []).map(({ from, to }) => ({
            type: "Feature",
            geometry: { type: "LineString", coordinates: [[...from], [...to]] },
            properties: {},
          })),
        ),
    },
  },
  layers: [
    {
      id: "spokes",
      type: "line",
      source: "spokes",
      layout: { "line-cap": "round" },
      paint: { "line-color": BASE.spoke, "line-width": 1.25, "line-dasharray": [1, 2] },
    },
  ],
};
