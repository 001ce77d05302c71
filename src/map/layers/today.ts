import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { BOLD_FONT, collection } from "./concept.ts";

/** Today's partnerships: dotted lines with their names, so that they are never taken for the plan's clusters. */
export const today: MapConcept = {
  sources: {
    today: {
      inputs: (scene) => [scene.today],
      features: (scene) =>
        collection(
          (scene.today ?? []).flatMap(({ name, shape, labelAt }) => [
            shape,
            {
              type: "Feature",
              geometry: { type: "Point", coordinates: [...labelAt] },
              properties: { label: name },
            },
          ]),
        ),
    },
  },
  layers: [
    {
      id: "today_casing",
      type: "line",
      source: "today",
      paint: { "line-color": BASE.halo, "line-width": 5, "line-opacity": 0.8 },
    },
    {
      id: "today_line",
      type: "line",
      source: "today",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": BASE.today, "line-width": 3, "line-dasharray": [0, 2] },
    },
    {
      id: "today_names",
      type: "symbol",
      source: "today",
      filter: ["has", "label"],
      layout: {
        "text-field": ["get", "label"],
        "text-font": BOLD_FONT,
        "text-size": 12,
        "text-anchor": "bottom",
      },
      paint: { "text-color": BASE.today, "text-halo-color": BASE.halo, "text-halo-width": 2 },
    },
  ],
};
