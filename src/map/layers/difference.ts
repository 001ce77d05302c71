import type { Feature } from "geojson";
import type { SchoolIndex } from "../../domain/school.ts";
import { pillName } from "../map_images.ts";
import type { Scene, SceneSchool } from "../scene.ts";
import { symbolDiameter } from "../school_symbol.ts";
import { BASE } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { BOLD_FONT, collection } from "./concept.ts";
import { bySymbolRadius } from "./schools.ts";

/** A school to be ringed, with what is written beside it. */
export interface RingedSchool {
  readonly school: SceneSchool;
  readonly label: string;
}

/** The schools that differ, as far as the map knows where they are. */
export function ringedSchools({
  difference,
  schools,
}: Pick<Scene, "difference" | "schools">): readonly RingedSchool[] {
  const moved = difference?.moved ?? [];
  if (moved.length === 0) return [];
  const byIndex = new Map<SchoolIndex, SceneSchool>(schools.map((known) => [known.index, known]));
  return moved.flatMap(({ index, label }) => {
    const school = byIndex.get(index);
    return school === undefined ? [] : [{ school, label }];
  });
}

function ringed({ school, label }: RingedSchool): Feature {
  return {
    type: "Feature",
    id: school.index,
    geometry: { type: "Point", coordinates: [...school.position] },
    properties: {
      label,
      diameter: symbolDiameter(school.pupils),
      pill: pillName("#ffffff", BASE.difference, 1.5),
    },
  };
}

/** How far outside the symbol the two rings of a school that differs are drawn, in pixels. */
export const RINGS = { inner: 4, outer: 8, width: 2 } as const;

/** How the plan on the map differs from another: dashed lines round its clusters as they were, and a double ring round each school that is elsewhere. */
export const difference: MapConcept = {
  sources: {
    difference_outlines: {
      inputs: (scene) => [scene.difference?.outlines],
      features: (scene) => collection(scene.difference?.outlines ?? []),
    },
    difference_schools: {
      inputs: (scene) => [scene.difference?.moved, scene.schools],
      features: (scene) => collection(ringedSchools(scene).map(ringed)),
    },
  },
  layers: [
    {
      id: "difference_outline_casing",
      type: "line",
      source: "difference_outlines",
      layout: { "line-join": "round" },
      paint: { "line-color": BASE.halo, "line-width": 5, "line-opacity": 0.85 },
    },
    {
      id: "difference_outline",
      type: "line",
      source: "difference_outlines",
      layout: { "line-join": "round" },
      paint: {
        "line-color": BASE.difference,
        "line-width": 2.25,
        "line-dasharray": [3.5, 2],
      },
    },
    ...(["outer", "inner"] as const).map((ring) => ({
      id: `moved_ring_${ring}`,
      type: "circle" as const,
      source: "difference_schools",
      paint: {
        "circle-radius": bySymbolRadius((symbol) => ["+", RINGS[ring], symbol]),
        "circle-color": BASE.halo,
        "circle-stroke-color": BASE.difference,
        "circle-stroke-width": RINGS.width,
      },
    })),
    {
      id: "moved_labels",
      type: "symbol",
      source: "difference_schools",
      layout: {
        "text-field": ["get", "label"],
        "text-font": BOLD_FONT,
        "text-size": 12,
        "text-max-width": 12,
        "text-variable-anchor": ["bottom", "top", "left", "right"],
        "text-radial-offset": 2,
        "text-justify": "auto",
        "icon-image": ["get", "pill"],
        "icon-text-fit": "both",
        "icon-text-fit-padding": [0, 2, 0, 2],
      },
      paint: { "text-color": BASE.ink },
    },
  ],
};
