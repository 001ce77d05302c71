import type { Position } from "../../domain/school.ts";
import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { collection } from "./concept.ts";

/** The way from one school to another: there a full line, back a dotted one, which shows where it takes other roads. */
export const route: MapConcept = {
  sources: {
    route: {
      inputs: (scene) => [scene.route],
      features: ({ route: way = null }) =>
        collection(
          way === null ? [] : [lineFeature("there", way.there), lineFeature("back", way.back)],
        ),
    },
  },
  layers: [
    {
      id: "route_casing",
      type: "line",
      source: "route",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": BASE.halo, "line-width": 8, "line-opacity": 0.85 },
    },
    {
      id: "route_there",
      type: "line",
      source: "route",
      filter: ["==", ["get", "way"], "there"],
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": BASE.route, "line-width": 5 },
    },
    {
      id: "route_back",
      type: "line",
      source: "route",
      filter: ["==", ["get", "way"], "back"],
      layout: { "line-cap": "butt", "line-join": "round" },
      paint: { "line-color": BASE.routeBack, "line-width": 2, "line-dasharray": [2, 2] },
    },
  ],
};

function lineFeature(way: "there" | "back", line: readonly Position[]) {
  if (line.length < 2) return null;
  return {
    type: "Feature" as const,
    geometry: { type: "LineString" as const, coordinates: line.map((at) => [...at]) },
    properties: { way },
  };
}
