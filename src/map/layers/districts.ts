import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { collection } from "./concept.ts";

/** District boundaries, behind everything that can be picked. */
export const districts: MapConcept = {
  sources: {
    districts: {
      inputs: (scene) => [scene.districts],
      features: (scene) => collection(scene.districts?.features ?? []),
    },
  },
  layers: [
    {
      id: "districts",
      type: "line",
      source: "districts",
      layout: { "line-join": "round" },
      paint: {
        "line-color": BASE.district,
        "line-width": 1,
        "line-dasharray": [4, 3],
      },
    },
  ],
};
