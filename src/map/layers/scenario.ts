import type { Feature } from "geojson";
import { pillName } from "../map_images.ts";
import type { Scene } from "../scene.ts";
import { symbolDiameter } from "../school_symbol.ts";
import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { BOLD_FONT, collection } from "./concept.ts";
import { bySymbolRadius } from "./schools.ts";

function closed({ scenario, schools }: Scene): readonly Feature[] {
  const gone = new Set(scenario?.closed);
  if (gone.size === 0) return [];
  return schools
    .filter(({ index }) => gone.has(index))
    .map(({ position, pupils }) => point(position, { diameter: symbolDiameter(pupils) }));
}

function point(position: readonly [number, number], properties: Feature["properties"]): Feature {
  return { type: "Feature", geometry: { type: "Point", coordinates: [...position] }, properties };
}

/** A test of changes to schools: those that would be gone hollow and crossed, new sites as a ring with a plus, broken lines between schools that become one or from an old site to a new one, and lines with the number of pupils who would go elsewhere. Told by shape, never by colour. */
export const scenario: MapConcept = {
  sources: {
    scenario_closed: {
      inputs: (scene) => [scene.scenario, scene.schools],
      features: (scene) => collection(closed(scene)),
    },
    scenario_sites: {
      inputs: (scene) => [scene.scenario],
      features: (scene) =>
        collection(
          (scene.scenario?.sites ?? []).map(({ name, position }) => point(position, { name })),
        ),
    },
    scenario_ties: {
      inputs: (scene) => [scene.scenario],
      features: (scene) =>
        collection(
          (scene.scenario?.ties ?? []).map(({ from, to }) => ({
            type: "Feature",
            geometry: { type: "LineString", coordinates: [[...from], [...to]] },
            properties: {},
          })),
        ),
    },
    scenario_flows: {
      inputs: (scene) => [scene.scenario],
      features: (scene) =>
        collection(
          (scene.scenario?.flows ?? []).map(({ from, to, pupils }) => ({
            type: "Feature",
            geometry: { type: "LineString", coordinates: [[...from], [...to]] },
            properties: { pupils: `${pupils}`, pill: pillName("#ffffff", BASE.scenario, 1.5) },
          })),
        ),
    },
  },
  layers: [
    {
      id: "scenario_ties",
      type: "line",
      source: "scenario_ties",
      paint: { "line-color": BASE.scenario, "line-width": 2.5, "line-dasharray": [2, 1.5] },
    },
    {
      id: "scenario_flows",
      type: "line",
      source: "scenario_flows",
      paint: { "line-color": BASE.scenario, "line-width": 2.5 },
    },
    {
      id: "scenario_sites",
      type: "circle",
      source: "scenario_sites",
      paint: {
        "circle-radius": 9,
        "circle-color": BASE.halo,
        "circle-stroke-color": BASE.scenario,
        "circle-stroke-width": 2.5,
      },
    },
    {
      id: "scenario_closed",
      type: "circle",
      source: "scenario_closed",
      paint: {
        "circle-radius": bySymbolRadius((symbol) => ["+", 3, symbol]),
        "circle-color": BASE.halo,
        "circle-stroke-color": BASE.scenario,
        "circle-stroke-width": 2.5,
      },
    },
    {
      id: "scenario_crosses",
      type: "symbol",
      source: "scenario_closed",
      layout: {
        "text-field": "✕",
        "text-font": BOLD_FONT,
        "text-size": 16,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": BASE.scenario },
    },
    {
      id: "scenario_names",
      type: "symbol",
      source: "scenario_sites",
      layout: {
        "text-field": ["concat", "+ ", ["get", "name"]],
        "text-font": BOLD_FONT,
        "text-size": 12,
        "text-max-width": 12,
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 1.2,
        "text-justify": "auto",
      },
      paint: { "text-color": BASE.ink, "text-halo-color": BASE.halo, "text-halo-width": 2 },
    },
    {
      id: "scenario_counts",
      type: "symbol",
      source: "scenario_flows",
      layout: {
        "symbol-placement": "line-center",
        "text-field": ["get", "pupils"],
        "text-font": BOLD_FONT,
        "text-size": 12,
        "text-rotation-alignment": "viewport",
        "text-allow-overlap": true,
        "icon-image": ["get", "pill"],
        "icon-text-fit": "both",
        "icon-text-fit-padding": [0, 3, 0, 3],
        "icon-rotation-alignment": "viewport",
        "icon-allow-overlap": true,
      },
      paint: { "text-color": BASE.ink },
    },
  ],
};
