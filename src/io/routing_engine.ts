import type { Provenance } from "../domain/drive_times.ts";
import type { Position } from "../domain/school.ts";
import type { OsrmRoute } from "./osrm_route.ts";

/** Where a place meets the roads. */
export interface Snap {
  readonly position: Position;
  /** From the place to `position`, as the crow flies. */
  readonly metres: number;
}

/** Raw seconds and metres from every source (row) to every destination (column), row-major. */
export interface EngineTable {
  /** `Infinity` where there is no route. */
  readonly seconds: Float64Array;
  /** `NaN` where not known. */
  readonly metres: Float64Array;
}

/** The fastest route between two places, with where each meets the roads. */
export interface EngineRoute {
  readonly route: OsrmRoute;
  readonly waypoints: readonly { readonly distance: number; readonly location: Position }[];
}

/**
 * Something that finds ways by road: an OSRM server or the built-in engine. Times are raw seconds at free flow. Every
 * method rejects with an `EngineFailure`, whose message is a sentence for the user, or with the signal's reason.
 */
export interface RoutingEngine {
  readonly kind: "osrm" | "embedded";
  /** How many calls are worth making at once; 2 where not given. */
  readonly callsAtOnce?: number;
  /** What its times are to be labelled with; `madeAt` is left to the caller. */
  provenance(signal: AbortSignal): Promise<Provenance>;
  /** The nearest point of the roads; `null` where there is none. */
  nearest(place: Position, signal: AbortSignal): Promise<Snap | null>;
  /**
   * The same for many places in few calls, in their order, where the engine has a way: the points that a `table` between
   * these places starts from. The same places give the same points.
   */
  nearestToEach?(
    places: readonly Position[],
    signal: AbortSignal,
  ): Promise<readonly (Snap | null)[]>;
  /** How many sources and destinations one `table` may have together. */
  tablePlaces(signal: AbortSignal): Promise<number>;
  /**
   * Where it looks once from each source for all destinations: how many sources one call should have, with all destinations in
   * it. Where not given, a table is asked for in squares.
   */
  readonly tableRows?: number;
  table(
    sources: readonly Position[],
    destinations: readonly Position[],
    signal: AbortSignal,
  ): Promise<EngineTable>;
  /** `null` where there is no route. With "totals" the steps may be left out. */
  route(
    from: Position,
    to: Position,
    signal: AbortSignal,
    detail?: "steps" | "totals",
  ): Promise<EngineRoute | null>;
  /** What its user should know of how it has answered so far, a sentence each, such as a server that was left out. */
  remarks?(): readonly string[];
  close(): Promise<void>;
}

/** A routing engine that cannot answer: what happened, where, and what to do. */
export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
}
