import type { ExpressionSpecification } from "maplibre-gl";
import type { Scene } from "../scene.ts";
import { schoolSymbol, symbolName } from "../school_symbol.ts";
import { BASE } from "../theme.ts";
import { clusterEmphasis } from "./cluster_areas.ts";
import type { FeatureState, MapConcept } from "./concept.ts";
import { collection, FONT } from "./concept.ts";

function states(scene: Scene): FeatureState[] {
  const byCluster = clusterEmphasis(scene);
  const byIndex: FeatureState[] = [];
  const marked = new Set(scene.marked ?? []);
  const outside = scene.selectedCluster === null ? "normal" : "faded";
  for (const { index } of scene.schools) {
    const place = scene.clusterOf[index] ?? null;
    const selected = index === scene.selectedSchool || marked.has(index);
    const emphasis = place === null ? outside : (byCluster[place] ?? "normal");
    byIndex[index] = { emphasis: selected ? "selected" : emphasis, selected };
  }
  return byIndex;
}

const IS_SELECTED: ExpressionSpecification = ["boolean", ["feature-state", "selected"], false];
const IS_POINTED_AT: ExpressionSpecification = [
  "any",
  IS_SELECTED,
  ["boolean", ["feature-state", "hovered"], false],
];

/** Zoom and the size of symbols there: full size where a county fills a screen, less for the whole of England. */
const SIZE_BY_ZOOM: readonly (readonly [zoom: number, size: number])[] = [
  [5, 0.25],
  [7, 0.55],
  [9, 0.9],
  [11, 1.1],
  [14, 1.4],
];

/** An expression of the radius, in pixels, of a school's symbol on the map, which `radius` may be drawn around; by zoom. For features with the symbol's `diameter`. */
export function bySymbolRadius(
  radius: (symbol: ExpressionSpecification) => ExpressionSpecification,
): ExpressionSpecification {
  return [
    "interpolate",
    ["linear"],
    ["zoom"],
    ...SIZE_BY_ZOOM.flatMap(([zoom, size]): [number, ExpressionSpecification] => [
      zoom,
      radius(["*", 0.62 * size, ["get", "diameter"]]),
    ]),
  ] as unknown as ExpressionSpecification;
}

/** Every school: its shape is its kind, its size its roll, its colour its class in the overlay. */
export const schools: MapConcept = {
  sources: {
    schools: {
      inputs: (scene) => [scene.schools, scene.overlay, scene.overlayClasses],
      features: (scene) =>
        collection(
          scene.schools.map((school) => {
            const key = scene.overlayClasses[school.index] ?? null;
            const symbol = schoolSymbol(school, scene.overlay, key);
            return {
              type: "Feature",
              id: school.index,
              geometry: { type: "Point", coordinates: [...school.position] },
              properties: {
                symbol: symbolName(symbol),
                diameter: symbol.diameter,
                name: school.name,
              },
            };
          }),
        ),
      states,
    },
  },
  layers: [
    {
      id: "school_focus",
      type: "circle",
      source: "schools",
      paint: {
        "circle-radius": bySymbolRadius((symbol) => ["case", IS_POINTED_AT, ["+", 5, symbol], 0]),
        "circle-color": BASE.focus,
        "circle-opacity": ["case", IS_SELECTED, 1, 0.6],
        "circle-stroke-color": BASE.ink,
        "circle-stroke-width": ["case", IS_SELECTED, 2.5, 0],
      },
    },
    {
      id: "schools",
      type: "symbol",
      source: "schools",
      layout: {
        "icon-image": ["get", "symbol"],
        "icon-size": [
          "interpolate",
          ["linear"],
          ["zoom"],
          ...SIZE_BY_ZOOM.flat(),
        ] as unknown as ExpressionSpecification,
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "icon-padding": 0,
        "symbol-sort-key": ["-", 0, ["get", "diameter"]],
      },
      paint: {
        "icon-opacity": ["match", ["feature-state", "emphasis"], "faded", 0.35, 1],
      },
    },
    {
      id: "school_names",
      type: "symbol",
      source: "schools",
      minzoom: 10.4,
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": 12,
        "text-max-width": 9,
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": ["interpolate", ["linear"], ["get", "diameter"], 8, 0.8, 26, 1.6],
        "text-justify": "auto",
        "text-padding": 3,
        "symbol-sort-key": ["-", 0, ["get", "diameter"]],
      },
      paint: {
        "text-color": BASE.ink,
        "text-halo-color": BASE.halo,
        "text-halo-width": 1.75,
        "text-opacity": ["match", ["feature-state", "emphasis"], "faded", 0.45, 1],
      },
    },
  ],
};
