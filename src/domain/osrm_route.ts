import type { Position } from "./school.ts";

/** One lane at a junction, as OSRM marks it. */
export interface OsrmLane {
  readonly valid: boolean;
  readonly indications: readonly string[];
}

/** One step of a route in the shape of OSRM's HTTP API v1: what its instructions and a drawn line need. */
export interface OsrmStep {
  readonly distance: number;
  readonly duration: number;
  /** Encoded polyline, precision 5. */
  readonly geometry: string;
  readonly name: string;
  readonly ref?: string;
  readonly rotary_name?: string;
  readonly destinations?: string;
  readonly exits?: string;
  readonly junction_name?: string;
  /** How one travels, such as "driving" or "ferry". */
  readonly mode: string;
  readonly driving_side: string;
  readonly maneuver: {
    readonly type: string;
    readonly modifier?: string;
    readonly exit?: number;
    readonly bearing_before: number;
    readonly bearing_after: number;
    readonly location: Position;
  };
  /** What is said of its roads, such as "toll"; only where something is. */
  readonly classes?: readonly string[];
  /** Only where the first junction of the step has marked lanes. */
  readonly intersections?: readonly [{ readonly lanes: readonly OsrmLane[] }];
}

/** A route in the shape of OSRM's HTTP API v1, raw seconds and metres. */
export interface OsrmRoute {
  readonly distance: number;
  readonly duration: number;
  readonly legs: readonly {
    readonly distance: number;
    readonly duration: number;
    readonly summary: string;
    readonly steps: readonly OsrmStep[];
  }[];
}

/** A line of `routes/<from-urn>.ndjson.gz`: the fastest route between two schools and where it meets the roads. */
export interface StoredRoute {
  readonly from: string;
  readonly to: string;
  readonly code: "Ok";
  readonly routes: readonly [OsrmRoute];
  /** `distance` is metres from the school to the road. */
  readonly waypoints: readonly { readonly distance: number; readonly location: Position }[];
}
