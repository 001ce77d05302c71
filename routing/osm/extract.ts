import type { inspectExtract } from "./inspect_extract.ts";
import type { prepareExtract } from "./prepare_extract.ts";

/** A box in degrees of WGS84: west and south are its lower corner. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** What an OpenStreetMap extract (`.osm.pbf`) holds that matters before it is routed on. */
export interface ExtractFacts {
  readonly file: string;
  readonly bytes: number;
  /** Of its points, not what the file's head claims. */
  readonly bounds: Box;
  /** `YYYY-MM-DD` that the extract was true at, from its head; `null` where it does not say. */
  readonly date: string | null;
  /** Ways that a car may use. */
  readonly roads: number;
}

/** How far reading or cutting an extract has come: bytes of `total`, which counts the file once for every pass over it. */
export interface ExtractProgress {
  readonly done: number;
  readonly total: number;
}

/** How an extract is looked through: `inspectExtract`. */
export type InspectExtract = typeof inspectExtract;

/** How an extract is cut down: `prepareExtract`. */
export type PrepareExtract = typeof prepareExtract;
