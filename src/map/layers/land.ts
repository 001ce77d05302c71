import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { collection } from "./concept.ts";

/** The area itself on a plain ground. */
export const land: MapConcept = {
  sources: {
    land: {
      inputs: (scene) => [scene.outline, scene.outlineIsHull],
      features: ({ outline, outlineIsHull = false }) =>
        collection([outline === null ? null : { ...outline, properties: { hull: outlineIsHull } }]),
    },
  },
  layers: [
    { id: "beyond", type: "background", paint: { "background-color": BASE.beyond } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": BASE.land } },
    {
      id: "outline",
      type: "line",
      source: "land",
      filter: ["!", ["get", "hull"]],
      layout: { "line-join": "round" },
      paint: { "line-color": BASE.outline, "line-width": 1.25 },
    },
    {
      id: "outline_hull",
      type: "line",
      source: "land",
      filter: ["get", "hull"],
      paint: { "line-color": BASE.district, "line-width": 1, "line-dasharray": [3, 3] },
    },
  ],
};
