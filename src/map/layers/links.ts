import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { collection } from "./concept.ts";

/** Other links between schools: dashed lines, so that they are never taken for a cluster. */
export const links: MapConcept = {
  sources: {
    links: {
      inputs: (scene) => [scene.links],
      features: (scene) =>
        collection(
          (scene.links ?? []).map(({ from, to }) => ({
            type: "Feature",
            geometry: { type: "LineString", coordinates: [[...from], [...to]] },
            properties: {},
          })),
        ),
    },
  },
  layers: [
    {
      id: "link_lines",
      type: "line",
      source: "links",
      paint: { "line-color": BASE.link, "line-width": 2.5, "line-dasharray": [4, 2.5] },
    },
  ],
};
