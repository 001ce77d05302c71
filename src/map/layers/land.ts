import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { collection } from "./concept.ts";

/** The area itself on a plain ground. */
export const land: MapConcept = {
  sources: {
    land: {
      inputs: (scene) => [scene.outline],
      features: (scene) => collection([scene.outline]),
    },
  },
  layers: [
    { id: "beyond", type: "background", paint: { "background-color": BASE.beyond } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": BASE.land } },
    {
      id: "outline",
      type: "line",
      source: "land",
      layout: { "line-join": "round" },
      paint: { "line-color": BASE.outline, "line-width": 1.25 },
    },
  ],
};
