import type { ExpressionSpecification } from "maplibre-gl";
import type { Position } from "../../domain/school.ts";
import { pillName } from "../map_images.ts";
import type { Scene } from "../scene.ts";
import { BASE, CLUSTER_HUES, VERDICT_COLOURS, VERDICT_MARKS } from "../theme.ts";
import type { Emphasis, FeatureState, MapConcept } from "./concept.ts";
import { BOLD_FONT, collection } from "./concept.ts";

const EMPHASIS: ExpressionSpecification = ["feature-state", "emphasis"];
const HUE: ExpressionSpecification = ["get", "colour"];

/** How strongly each cluster is drawn, by its place: the selected one full, its neighbours as usual, the rest faded. */
export function clusterEmphasis(scene: Scene): Emphasis[] {
  const selected = scene.clusters.findIndex(({ id }) => id === scene.selectedCluster);
  if (selected < 0) return scene.clusters.map(() => "normal");
  const near = new Set(scene.clusters[selected]?.neighbours);
  return scene.clusters.map((_, place) => {
    if (place === selected) return "selected";
    return near.has(place) ? "normal" : "faded";
  });
}

function states(scene: Scene): FeatureState[] {
  const emphasis = clusterEmphasis(scene);
  return scene.clusters.map(({ id }, place) => ({
    emphasis: emphasis[place] ?? "normal",
    hovered: id === scene.hoveredCluster,
  }));
}

/** By cluster, where its number is written: where the scene says, else amid its schools; `null` without schools. */
export function clusterLabelPositions(
  scene: Pick<Scene, "clusters" | "clusterOf" | "schools">,
): (Position | null)[] {
  const sums = scene.clusters.map(() => ({ lng: 0, lat: 0, count: 0 }));
  for (const { index, position } of scene.schools) {
    const sum = sums[scene.clusterOf[index] ?? -1];
    if (sum === undefined) continue;
    sum.lng += position[0];
    sum.lat += position[1];
    sum.count++;
  }
  return scene.clusters.map(({ labelAt }, place) => {
    if (labelAt) return labelAt;
    const sum = sums[place];
    return sum === undefined || sum.count === 0 ? null : [sum.lng / sum.count, sum.lat / sum.count];
  });
}

/** Cluster areas with their numbers; from county scale inwards, their names too. */
export const clusterAreas: MapConcept = {
  sources: {
    cluster_areas: {
      inputs: (scene) => [scene.clusters],
      features: (scene) =>
        collection(
          scene.clusters.map(({ shape, hue }, place) =>
            shape === null
              ? null
              : {
                  type: "Feature",
                  id: place,
                  geometry: shape.geometry,
                  properties: { colour: CLUSTER_HUES[hue] ?? BASE.ink },
                },
          ),
        ),
      states,
    },
    cluster_labels: {
      inputs: (scene) => [scene.clusters, scene.clusterOf, scene.schools],
      features: (scene) => {
        const positions = clusterLabelPositions(scene);
        return collection(
          scene.clusters.map(({ number, name, verdict, hue }, place) => {
            const at = positions[place] ?? null;
            if (at === null) return null;
            return {
              type: "Feature",
              id: place,
              geometry: { type: "Point", coordinates: [...at] },
              properties: {
                number: `${number} ${VERDICT_MARKS[verdict]}`.trim(),
                name,
                ink: verdict === "within" ? BASE.ink : VERDICT_COLOURS[verdict],
                pill: pillName("#ffffff", CLUSTER_HUES[hue] ?? BASE.ink, 2),
              },
            };
          }),
        );
      },
      states,
    },
  },
  layers: [
    {
      id: "cluster_fill",
      type: "fill",
      source: "cluster_areas",
      paint: {
        "fill-color": HUE,
        "fill-opacity": [
          "+",
          ["match", EMPHASIS, "selected", 0.32, "faded", 0.07, 0.18],
          ["case", ["boolean", ["feature-state", "hovered"], false], 0.08, 0],
        ],
      },
    },
    {
      id: "cluster_line",
      type: "line",
      source: "cluster_areas",
      layout: { "line-join": "round" },
      paint: {
        "line-color": HUE,
        "line-width": ["match", EMPHASIS, "selected", 4, 2],
        "line-offset": ["match", EMPHASIS, "selected", 2, 1],
        "line-opacity": ["match", EMPHASIS, "selected", 1, "faded", 0.3, 0.85],
      },
    },
    {
      id: "cluster_numbers",
      type: "symbol",
      source: "cluster_labels",
      layout: {
        "text-field": [
          "step",
          ["zoom"],
          ["get", "number"],
          9.4,
          ["format", ["get", "number"], {}, "  ", {}, ["get", "name"], { "font-scale": 0.9 }],
        ],
        "text-font": BOLD_FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 7, 11, 9, 13],
        "text-max-width": 14,
        "icon-image": ["get", "pill"],
        "icon-text-fit": "both",
        "icon-text-fit-padding": [0, 1, 0, 1],
        "icon-allow-overlap": true,
        "text-allow-overlap": true,
      },
      paint: {
        "text-color": ["get", "ink"],
        "text-opacity": ["match", EMPHASIS, "faded", 0.45, 1],
        "icon-opacity": ["match", EMPHASIS, "faded", 0.45, 1],
      },
    },
  ],
};
