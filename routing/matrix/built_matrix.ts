import type { DriveTimes } from "../../src/domain/drive_times.ts";
import type { Urn } from "../../src/domain/school.ts";
import type { Seconds } from "../../src/domain/units.ts";
import type { Snap } from "../../src/io/routing_engine.ts";

/** How far a long job has come. */
export interface BuildProgress {
  /** "nearest": finding each school's road; "table": the times; "route": routing pairs singly. */
  readonly what: "nearest" | "table" | "route";
  readonly done: number;
  readonly total: number;
  /** Of `what` alone; `null` until enough has been done to tell. */
  readonly secondsLeft: Seconds | null;
}

/** How calls to an engine are made. */
export interface CallOptions {
  /** How many calls to the engine are under way at once; what the engine asks for where not given. */
  readonly callsAtOnce?: number;
  readonly onProgress?: (progress: BuildProgress) => void;
  readonly signal?: AbortSignal;
}

/** How a matrix is built. */
export interface MatrixOptions extends CallOptions {
  /**
   * The file that keeps what the engine answered, so that a build that was ended in any way goes on where it was: an
   * existing one is gone on with. `null`: nothing is kept. It is the caller's to delete once the result is safe.
   */
  readonly journal: string | null;
  /** Pairs within three minutes of it at a named speed are routed singly; 2,700 where not given. */
  readonly ceilingSeconds?: number;
  /** Names the school list in notes; "schools" where not given. */
  readonly schoolsFile?: string;
  /** The day to be written into the provenance, `YYYY-MM-DD`; today where not given. A journal keeps that of its beginning. */
  readonly madeAt?: string;
}

/** A pair whose own route gave another time than the table; both in raw seconds, `null` where there is no route. */
export interface ReroutedPair {
  readonly from: Urn;
  readonly to: Urn;
  readonly tableSeconds: Seconds | null;
  readonly routeSeconds: Seconds | null;
}

/** Drive times between all the schools of a list, and how the schools lie to the roads. */
export interface BuiltMatrix {
  readonly driveTimes: DriveTimes;
  /** Where each school meets the roads, in list order; `null` where it has no place or no road. */
  readonly snaps: readonly (Snap | null)[];
  /** How many ordered pairs were routed singly because they lie near the ceiling. */
  readonly routedSingly: number;
  /** Those of them whose time changed. */
  readonly rerouted: readonly ReroutedPair[];
}

/** How routes are collected. */
export interface RoutesOptions extends CallOptions {
  /**
   * The folder that gets `routes/<from-urn>.ndjson.gz`, one for each school. Those that an ended run left there are kept;
   * those of another engine or other schools are made anew.
   */
  readonly folder: string;
  /** Only pairs of at most so many raw seconds get a route. */
  readonly withinSeconds: number;
}

/** What became of the routes. */
export interface CollectedRoutes {
  /** How many routes the folder has now. */
  readonly count: number;
  /** The matrix with the route's time wherever the two differ, so that directions add up to what is judged. */
  readonly matrix: BuiltMatrix;
}
