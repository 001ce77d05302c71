import type { Feature } from "geojson";
import type { DataDrivenPropertyValueSpecification } from "maplibre-gl";
import type { Position } from "../../domain/school.ts";
import { arrowName, pillName } from "../map_images.ts";
import type { SceneWorstPair } from "../scene.ts";
import { VERDICT_COLOURS, VERDICT_MARKS } from "../theme.ts";
import type { MapConcept } from "./concept.ts";
import { BOLD_FONT, collection } from "./concept.ts";

/** `latitude` in degrees as the map's vertical coordinate, in the same unit as degrees of longitude. */
function mercatorY(latitude: number): number {
  const radians = (latitude * Math.PI) / 180;
  return (Math.log(Math.tan(Math.PI / 4 + radians / 2)) * 180) / Math.PI;
}

/** Degrees clockwise from north of the straight line on the map from one position to another. */
export function mapBearing(from: Position, to: Position): number {
  const east = to[0] - from[0];
  const north = mercatorY(to[1]) - mercatorY(from[1]);
  return (Math.atan2(east, north) * 180) / Math.PI;
}

const SIDES = 8;

/** Which of eight directions is beside a line with `bearing`, on its upper side: 0 is north, then clockwise. */
function sideOf(bearing: number): number {
  const upper = Math.sin((bearing * Math.PI) / 180) < 0 ? bearing + 90 : bearing - 90;
  return (Math.round((upper * SIDES) / 360) + SIDES) % SIDES;
}

/** The label's offset in ems for each side. A number is looked up because a feature's properties cannot hold a pair. */
const OFFSET_BY_SIDE: DataDrivenPropertyValueSpecification<[number, number]> = [
  "match",
  ["get", "side"],
  ...Array.from({ length: SIDES }, (_, side) => {
    const radians = (side * 2 * Math.PI) / SIDES;
    return [side, ["literal", [4 * Math.sin(radians), -1.8 * Math.cos(radians)]]];
  }).flat(),
  ["literal", [0, -1.8]],
] as unknown as DataDrivenPropertyValueSpecification<[number, number]>;

function features(pair: SceneWorstPair): Feature[] {
  const colour = VERDICT_COLOURS[pair.verdict];
  const middle = [(pair.from[0] + pair.to[0]) / 2, (pair.from[1] + pair.to[1]) / 2];
  return [
    {
      type: "Feature",
      geometry: { type: "LineString", coordinates: [[...pair.from], [...pair.to]] },
      properties: { colour },
    },
    {
      type: "Feature",
      geometry: { type: "Point", coordinates: [...pair.to] },
      properties: { arrow: arrowName(colour), bearing: mapBearing(pair.from, pair.to) },
    },
    {
      type: "Feature",
      geometry: { type: "Point", coordinates: middle },
      properties: {
        colour,
        side: sideOf(mapBearing(pair.from, pair.to)),
        label: `${VERDICT_MARKS[pair.verdict]} ${pair.label}`.trim(),
        pill: pillName("#ffffff", colour, 2),
      },
    },
  ];
}

/** The slower direction of the selected cluster's worst pair: a thick line, an arrow at its end, its minutes. */
export const worstPair: MapConcept = {
  sources: {
    worst_pair: {
      inputs: (scene) => [scene.worstPair],
      features: (scene) => collection(scene.worstPair === null ? [] : features(scene.worstPair)),
    },
  },
  layers: [
    {
      id: "worst_pair_casing",
      type: "line",
      source: "worst_pair",
      filter: ["==", ["geometry-type"], "LineString"],
      layout: { "line-cap": "round" },
      paint: { "line-color": "#ffffff", "line-width": 8 },
    },
    {
      id: "worst_pair_line",
      type: "line",
      source: "worst_pair",
      filter: ["==", ["geometry-type"], "LineString"],
      layout: { "line-cap": "round" },
      paint: { "line-color": ["get", "colour"], "line-width": 4.5 },
    },
    {
      id: "worst_pair_arrow",
      type: "symbol",
      source: "worst_pair",
      filter: ["has", "arrow"],
      layout: {
        "icon-image": ["get", "arrow"],
        "icon-rotate": ["get", "bearing"],
        "icon-rotation-alignment": "map",
        "icon-offset": [0, 19],
        "icon-size": 1.15,
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
    {
      id: "worst_pair_label",
      type: "symbol",
      source: "worst_pair",
      filter: ["has", "label"],
      layout: {
        "text-field": ["get", "label"],
        "text-font": BOLD_FONT,
        "text-size": 13,
        "text-offset": OFFSET_BY_SIDE,
        "icon-image": ["get", "pill"],
        "icon-text-fit": "both",
        "icon-text-fit-padding": [1, 3, 1, 3],
        "text-allow-overlap": true,
        "icon-allow-overlap": true,
      },
      paint: { "text-color": ["get", "colour"] },
    },
  ],
};
