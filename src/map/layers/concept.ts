import type { Feature, FeatureCollection } from "geojson";
import type { LayerSpecification } from "maplibre-gl";
import type { Scene } from "../scene.ts";

/** What a feature's state may say; paint expressions read it, geometry never changes for it. */
export interface FeatureState {
  readonly emphasis?: Emphasis;
  readonly hovered?: boolean;
  readonly selected?: boolean;
}

/** How strongly a thing is drawn while a cluster is selected. */
export type Emphasis = "selected" | "normal" | "faded";

/** One GeoJSON source, made from the scene. */
export interface SceneSource {
  /** The values that its features are made from: while they are the same objects, it is left alone. */
  inputs(scene: Scene): readonly unknown[];
  features(scene: Scene): FeatureCollection;
  /** By feature id, what is said of the feature besides its geometry. */
  states?(scene: Scene): readonly FeatureState[];
}

/** One thing that the map shows: its sources and layers. The order of layers on the map is in `style.ts`. */
export interface MapConcept {
  readonly sources: Readonly<Record<string, SceneSource>>;
  readonly layers: readonly LayerSpecification[];
}

/** Fonts of the machine: the style names no `glyphs`, so MapLibre draws text with these. */
export const FONT = ["Arial", "sans-serif"];
/** The same in bold: MapLibre takes the weight from the first name. */
export const BOLD_FONT = ["Arial Bold", "Arial", "sans-serif"];

/** `features` as a collection, without those that are `null`. */
export function collection(features: readonly (Feature | null)[]): FeatureCollection {
  return { type: "FeatureCollection", features: features.filter((item) => item !== null) };
}
