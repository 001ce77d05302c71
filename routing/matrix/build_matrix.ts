import type { Reading } from "../../src/domain/reader_problem.ts";
import type { School } from "../../src/domain/school.ts";
import type { RoutingEngine } from "../../src/io/routing_engine.ts";
import type { BuiltMatrix, CollectedRoutes, MatrixOptions, RoutesOptions } from "./built_matrix.ts";

/**
 * Raw drive times between every ordered pair of `schools` from `engine`, with what their readers must know as notes (a
 * school far from any road, a journal of other schools). Not ok where the engine cannot answer or the journal cannot be
 * used; rejects with the signal's reason where it is aborted. Becomes `buildMatrix` in this file.
 */
export type BuildMatrix = (
  engine: RoutingEngine,
  schools: readonly School[],
  options: MatrixOptions,
) => Promise<Reading<BuiltMatrix>>;

/**
 * Writes the route of every ordered pair of `schools` within reach, for directions without an engine. Becomes
 * `collectRoutes` in `collect_routes.ts`.
 */
export type CollectRoutes = (
  engine: RoutingEngine,
  schools: readonly School[],
  matrix: BuiltMatrix,
  options: RoutesOptions,
) => Promise<Reading<CollectedRoutes>>;

/** The engine that `spec` names: `osrm:URL[,URL…]` or `embedded:FILE.osm.pbf`. Becomes `openEngine` in `routing/open_engine.ts`. */
export type OpenEngine = (spec: string) => Promise<RoutingEngine>;
