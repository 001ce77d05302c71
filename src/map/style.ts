import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import { borderSchools } from "./layers/border_schools.ts";
import { clusterAreas } from "./layers/cluster_areas.ts";
import type { MapConcept, SceneSource } from "./layers/concept.ts";
import { difference } from "./layers/difference.ts";
import { districts } from "./layers/districts.ts";
import { land } from "./layers/land.ts";
import { links } from "./layers/links.ts";
import { places } from "./layers/places.ts";
import { route } from "./layers/route.ts";
import { scenario } from "./layers/scenario.ts";
import { schools } from "./layers/schools.ts";
import { spokes } from "./layers/spokes.ts";
import { today } from "./layers/today.ts";
import { worstPair } from "./layers/worst_pair.ts";

/** In the order in which their data is prepared: what the map is for comes first. */
const CONCEPTS: readonly MapConcept[] = [
  schools,
  land,
  districts,
  clusterAreas,
  difference,
  today,
  spokes,
  links,
  route,
  worstPair,
  scenario,
  borderSchools,
  places,
];

/** The layers from the ground up: what is later covers what is earlier, and is labelled first. */
export const Z_ORDER = [
  "beyond",
  "land",
  "cluster_fill",
  "districts",
  "cluster_line",
  "outline",
  "outline_hull",
  "difference_outline_casing",
  "difference_outline",
  "today_casing",
  "today_line",
  "places",
  "spokes",
  "link_lines",
  "route_casing",
  "route_there",
  "route_back",
  "worst_pair_casing",
  "worst_pair_line",
  "border_schools",
  "moved_ring_outer",
  "moved_ring_inner",
  "school_focus",
  "schools",
  "worst_pair_arrow",
  "scenario_ties",
  "scenario_flows",
  "scenario_sites",
  "scenario_closed",
  "scenario_crosses",
  "border_names",
  "today_names",
  "school_names",
  "towns",
  "cluster_numbers",
  "moved_labels",
  "scenario_counts",
  "scenario_names",
  "worst_pair_label",
] as const;

/** Every source of the map by name. */
export const SOURCES: ReadonlyMap<string, SceneSource> = new Map(
  CONCEPTS.flatMap(({ sources }) => Object.entries(sources)),
);

/** The whole style, without data: works offline, names no glyphs, sprite or tiles. */
export function mapStyle(): StyleSpecification {
  const layerById = new Map(CONCEPTS.flatMap(({ layers }) => layers).map((l) => [l.id, l]));
  return {
    version: 8,
    sources: Object.fromEntries(
      [...SOURCES.keys()].map((name) => [
        name,
        { type: "geojson", data: { type: "FeatureCollection", features: [] } },
      ]),
    ),
    layers: Z_ORDER.map((id) => knownLayer(layerById, id)),
  };
}

function knownLayer(
  layerById: ReadonlyMap<string, LayerSpecification>,
  id: string,
): LayerSpecification {
  const layer = layerById.get(id);
  if (layer === undefined) throw new Error(`The z-order names a layer "${id}" that nothing draws.`);
  return layer;
}
