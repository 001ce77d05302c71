import type { Area } from "../domain/area.ts";
import type { RoadUses } from "../domain/crossings.ts";
import type { AreasPort } from "../domain/geometry/areas_client.ts";
import type { Shape } from "../domain/geometry/areas_protocol.ts";
import type { StoredRoute } from "../domain/osrm_route.ts";
import type { OverBorder } from "../domain/over_border.ts";
import type { SharedReport } from "../domain/places/shared_report.ts";
import type { ClusterId, Plan } from "../domain/plan.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { Position, Urn } from "../domain/school.ts";
import type { ImportClient } from "../io/import_protocol.ts";
import type { BorderQuestion } from "../io/library_protocol.ts";
import type { SolverClient } from "../solver/client/solver_client.ts";
import type { AreaBuilds } from "./clients/area_builds.ts";
import type { KeepingPorts } from "./saved/plan_storage.ts";

/** An area that can be opened. */
export interface AreaChoice {
  /** The area's name, such as "isle-of-wight". */
  readonly name: string;
  readonly title: string;
  readonly laCode: string | null;
  readonly schools: number;
  /** "built": with road times that were built on this computer. */
  readonly source: "built-in" | "built" | "register" | "own";
}

/** The areas that come with the app. */
export interface AreaLibrary {
  readonly choices: readonly AreaChoice[];
  open(name: string): Promise<Reading<Area>>;
  /** A clustering that was proposed by the planner and is stored with the area; `null` where there is none. */
  examplePlan(name: string): Promise<Plan | null>;
  /** The schools of the register that are over an area's border. Rejects with a sentence when the register cannot be had. */
  overBorder(question: BorderQuestion): Promise<Reading<OverBorder>>;
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

/** The stored way from one school to another of the area with that name. Rejects with a sentence when its file cannot be had. */
export type ReadDirections = (area: string, from: Urn, to: Urn) => Promise<Reading<StoredRoute>>;

/** The roads of all stored ways between the schools of the area with that name. Rejects with a sentence when a file cannot be had. */
export type ReadRoadUses = (area: string, urns: readonly Urn[]) => Promise<Reading<RoadUses>>;

/** One self-contained page as HTML, which opens by double click. Rejects with a sentence. */
export type SavePage = (
  area: Area,
  plan: Plan,
  savedAt: string,
  besides?: PageBesides,
) => Promise<string>;

/** What goes into a saved page beside the plan, each only where it is asked for. */
export interface PageBesides {
  readonly withObjections?: boolean;
  /** Reports on place-planning tests. */
  readonly tests?: readonly SharedReport[];
}

/** Everything the application reaches the world through. */
export interface AppDeps {
  readonly library: AreaLibrary;
  readonly solver: SolverClient;
  /** The worker that draws cluster areas. */
  readonly areas: AreasPort;
  readonly importer: ImportClient;
  readonly directions: ReadDirections;
  readonly roadUses: ReadRoadUses;
  readonly savePage: SavePage;
  readonly preferences: Preferences;
  /** How plans are kept in this browser; `null` where none are, as in a saved page. */
  readonly keeping: KeepingPorts | null;
  /** The server behind the page, where it builds areas. */
  readonly areaBuilds: AreaBuilds;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** ISO 8601 time of day and date. */
  readonly now: () => string;
}
