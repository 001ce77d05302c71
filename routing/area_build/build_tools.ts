import type { Reading } from "../../src/domain/reader_problem.ts";
import type { School } from "../../src/domain/school.ts";
import type { RoutingEngine } from "../../src/io/routing_engine.ts";
import type {
  BuiltMatrix,
  CollectedRoutes,
  MatrixOptions,
  RoutesOptions,
} from "../matrix/built_matrix.ts";
import type { EngineOptions } from "../open_engine.ts";
import type { InspectExtract, PrepareExtract } from "../osm/extract.ts";

/** The parts that a build is done with, so that a test can put its own in their place. */
export interface BuildTools {
  readonly openEngine: (spec: string, options: EngineOptions) => Promise<RoutingEngine>;
  readonly inspectExtract: InspectExtract;
  readonly prepareExtract: PrepareExtract;
  readonly buildMatrix: (
    engine: RoutingEngine,
    schools: readonly School[],
    options: MatrixOptions,
  ) => Promise<Reading<BuiltMatrix>>;
  readonly collectRoutes: (
    engine: RoutingEngine,
    schools: readonly School[],
    matrix: BuiltMatrix,
    options: RoutesOptions,
  ) => Promise<Reading<CollectedRoutes>>;
}
