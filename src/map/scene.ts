import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { Verdict } from "../domain/ceiling.ts";
import type { Kind } from "../domain/faith.ts";
import type { TodaysShape } from "../domain/geometry/todays_shapes.ts";
import type { Overlay } from "../domain/overlay.ts";
import type { ScenarioOnMap } from "../domain/places/on_map.ts";
import type { ClusterId } from "../domain/plan.ts";
import type { Position, SchoolIndex, Urn } from "../domain/school.ts";

/** The facts of a school that the map draws; `null` where not known. */
export interface SceneSchool {
  readonly index: SchoolIndex;
  readonly position: Position;
  readonly name: string;
  readonly kind: Kind;
  readonly academy: boolean;
  /** Proposed, proposed to close or over the border: drawn hollow. */
  readonly hollow: boolean;
  readonly pupils: number | null;
}

/** A school of another authority that is not in the area. */
export interface SceneBorderSchool {
  readonly urn: Urn;
  readonly name: string;
  readonly position: Position;
}

/** A cluster's area: a picture only, the verdict comes from its members. */
export interface SceneCluster {
  readonly id: ClusterId;
  /** What people call it on the map: its place in the list. */
  readonly number: number;
  readonly name: string;
  /** Index into the theme's cluster hues, chosen so that neighbours differ. */
  readonly hue: number;
  readonly verdict: Verdict;
  readonly shape: Feature<Polygon | MultiPolygon> | null;
  /** Where its number is written; the mean of its schools where absent. */
  readonly labelAt?: Position | null;
  /** Places in `clusters` of the clusters it borders on; they stay in view when it is selected. */
  readonly neighbours?: readonly number[];
}

/** The slower direction of the selected cluster's worst pair. */
export interface SceneWorstPair {
  readonly from: Position;
  readonly to: Position;
  readonly verdict: Verdict;
  /** Minutes in words, such as "46.1 min". */
  readonly label: string;
}

/** A thin line from a host to one of its schools. */
export interface SceneSpoke {
  readonly from: Position;
  readonly to: Position;
}

/** Another link between two schools, beside their clusters. */
export interface SceneLink {
  readonly from: Position;
  readonly to: Position;
}

/** The way from one school to another and back, along the roads. */
export interface SceneRoute {
  readonly there: readonly Position[];
  readonly back: readonly Position[];
}

/** A school whose cluster differs between two plans, with what is written beside it, such as "from 3". */
export interface SceneMovedSchool {
  readonly index: SchoolIndex;
  readonly label: string;
}

/** How the plan on the map differs from another: schools that differ have a double ring, the other plan's clusters a dashed line. */
export interface SceneDifference {
  readonly moved: readonly SceneMovedSchool[];
  /** The clusters of the other plan that are not the same here. */
  readonly outlines: readonly Feature<Polygon | MultiPolygon>[];
}

/** What the whole map shows, as plain values: the same for MapLibre and for the SVG map. */
export interface Scene {
  /** Changes when another area is opened; the map then shows all of `bounds`. */
  readonly areaName: string;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  readonly outline: Feature<Polygon | MultiPolygon> | null;
  /** A line drawn round the schools, dashed, while no boundary is loaded. */
  readonly outlineIsHull?: boolean;
  readonly districts: FeatureCollection<Polygon | MultiPolygon, { name: string }> | null;
  readonly places: readonly { readonly name: string; readonly position: Position }[];
  readonly schools: readonly SceneSchool[];
  readonly overlay: Overlay;
  /** By school index, the legend class of the overlay (a key of the theme), `null` where not known. */
  readonly overlayClasses: readonly (string | null)[];
  /** By school index, the cluster's place in `clusters`, `null` where it is in none. */
  readonly clusterOf: readonly (number | null)[];
  readonly clusters: readonly SceneCluster[];
  readonly selectedCluster: ClusterId | null;
  readonly hoveredCluster: ClusterId | null;
  readonly selectedSchool: SchoolIndex | null;
  /** Schools to point out, such as those no two of which can share a cluster. */
  readonly marked?: readonly SchoolIndex[];
  /** What is shown of other authorities; drawn under the area's own schools. */
  readonly borderSchools?: readonly SceneBorderSchool[];
  readonly selectedBorderSchool?: Urn | null;
  readonly worstPair: SceneWorstPair | null;
  /** From the host of the hovered or selected cluster to its schools. */
  readonly spokes?: readonly SceneSpoke[];
  readonly links?: readonly SceneLink[];
  /** Today's partnerships, where they are shown beside the plan's clusters. */
  readonly today?: readonly TodaysShape[] | null;
  readonly route?: SceneRoute | null;
  readonly difference?: SceneDifference | null;
  /** What a test of changes to schools would do, where it is looked at; `null` is today. */
  readonly scenario?: ScenarioOnMap | null;
  /** Plain text; stays on the map as long as the map is there. */
  readonly attribution: string;
}

/** What the user did on the map, in the words of the domain. */
export type MapIntent =
  | { readonly type: "school-clicked"; readonly school: SchoolIndex }
  | {
      /** Several schools lie under the same few pixels: `at` is the click, in pixels of the map. */
      readonly type: "schools-stacked-clicked";
      readonly schools: readonly SchoolIndex[];
      readonly at: { readonly x: number; readonly y: number };
    }
  | { readonly type: "border-school-clicked"; readonly urn: Urn }
  | { readonly type: "school-hovered"; readonly school: SchoolIndex | null }
  | { readonly type: "cluster-hovered"; readonly cluster: ClusterId | null }
  | { readonly type: "cluster-clicked"; readonly cluster: ClusterId }
  | { readonly type: "empty-clicked" };
