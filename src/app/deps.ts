import type { Area } from "../domain/area.ts";
import type { AreasPort } from "../domain/geometry/areas_client.ts";
import type { Shape } from "../domain/geometry/areas_protocol.ts";
import type { ClusterId, Plan } from "../domain/plan.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { Position } from "../domain/school.ts";
import type { ImportClient } from "../io/import_protocol.ts";
import type { SolverClient } from "../solver/client/solver_client.ts";

/** An area that can be opened. */
export interface AreaChoice {
  /** The area's name, such as "isle-of-wight". */
  readonly name: string;
  readonly title: string;
  readonly laCode: string | null;
  readonly schools: number;
  readonly source: "built-in" | "register" | "own";
}

/** The areas that come with the app. */
export interface AreaLibrary {
  readonly choices: readonly AreaChoice[];
  open(name: string): Promise<Reading<Area>>;
  /** A clustering that was proposed by the planner and is stored with the area; `null` where there is none. */
  examplePlan(name: string): Promise<Plan | null>;
}

/** How a cluster is drawn: a picture of it, where its number is written, one of six hues, and the clusters it borders on. */
export interface ClusterPicture {
  readonly shape: Shape | null;
  readonly label: Position | null;
  readonly hue: number;
  readonly neighbours: readonly ClusterId[];
}

export type ClusterPictures = ReadonlyMap<ClusterId, ClusterPicture>;

/** A few small settings that outlive the page. */
export interface Preferences {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** Everything the application reaches the world through. */
export interface AppDeps {
  readonly library: AreaLibrary;
  readonly solver: SolverClient;
  /** The worker that draws cluster areas. */
  readonly areas: AreasPort;
  readonly importer: ImportClient;
  readonly preferences: Preferences;
  /** ISO 8601 time of day and date. */
  readonly now: () => string;
}
