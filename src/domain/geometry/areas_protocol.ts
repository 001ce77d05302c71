import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { ClusterId } from "../plan.ts";
import type { Position } from "../school.ts";

/** Land on the map: a picture with rounded borders where it is in `ClusterAreas`, else to the decimetre. */
export type Shape = Feature<Polygon | MultiPolygon>;

/** Clusters as pictures, every list in the order of `clusterIds`. */
export interface ClusterAreas {
  readonly clusterIds: readonly ClusterId[];
  /** `null` for a cluster without land: no located school, or all of them share a point with another's. */
  readonly shapes: readonly (Shape | null)[];
  /** Where to write a cluster's number: inside its shape, away from its schools. */
  readonly labels: readonly (Position | null)[];
  /** 0 to 5, so that clusters that share a border differ. */
  readonly hues: readonly number[];
  /** Places in `clusterIds` of the clusters that share a border. */
  readonly neighbours: readonly (readonly number[])[];
}

/** What is asked of the areas worker. `area` counts openings and `job` counts questions, so that stale replies are known. */
export type AreasRequest = OpenRequest | DissolveRequest;

export interface OpenRequest {
  readonly type: "open";
  readonly area: number;
  readonly locations: readonly (Position | null)[];
  readonly outline: Shape | null;
}

/** A plan whose clusters are to be drawn. */
export interface ClustersToDraw {
  readonly clusterIds: readonly ClusterId[];
  /** By school, the place in `clusterIds` of its cluster; `null` for none. */
  readonly clusterOf: readonly (number | null)[];
  /** By cluster, the boundary that was drawn for it. */
  readonly drawn: readonly (Shape["geometry"] | null)[];
  /** By cluster, the hue that was chosen for it. */
  readonly chosenHues?: readonly (number | null)[];
}

export interface DissolveRequest extends ClustersToDraw {
  readonly type: "dissolve";
  readonly area: number;
  readonly job: number;
  /** "compared": a plan beside the one on show, whose hues stay out of what the next ones follow. */
  readonly purpose: DrawingPurpose;
}

/** What clusters are drawn for: the plan on show, or one that it is compared with. */
export type DrawingPurpose = "shown" | "compared";

/** What the areas worker answers. */
export type AreasReply =
  | {
      readonly type: "dissolved";
      readonly area: number;
      readonly job: number;
      readonly areas: ClusterAreas;
    }
  | {
      readonly type: "failed";
      readonly area: number;
      readonly job: number;
      readonly message: string;
    };
