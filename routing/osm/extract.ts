import type { Reading } from "../../src/domain/reader_problem.ts";

/** A box in degrees of WGS84: west and south are its lower corner. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** What an OpenStreetMap extract (`.osm.pbf`) holds that matters before it is routed on. */
export interface ExtractFacts {
  readonly file: string;
  readonly bytes: number;
  /** Of the roads' own places, not what the file's head claims. */
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

/**
 * What `file` holds. Not ok, with a sentence, where it is missing, is no extract, is cut off or has no roads. Rejects with
 * the signal's reason.
 */
export type InspectExtract = (
  file: string,
  onProgress?: (progress: ExtractProgress) => void,
  signal?: AbortSignal,
) => Promise<Reading<ExtractFacts>>;

/**
 * Writes to `out` the roads of `file` within `bounds` widened by a margin, whole ways with their turn restrictions, and
 * returns what `out` holds. Memory does not grow with the part of the file that lies outside. `out` appears only when it is
 * complete. Not ok where `file` cannot be used or has no roads within `bounds`. Rejects with the signal's reason.
 */
export type PrepareExtract = (
  file: string,
  bounds: Box,
  out: string,
  onProgress?: (progress: ExtractProgress) => void,
  signal?: AbortSignal,
) => Promise<Reading<ExtractFacts>>;
