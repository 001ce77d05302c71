import type { AreaBuildProgress } from "../domain/area_build.ts";
import { AREA_BUILD_STEPS } from "../domain/area_build.ts";
import { isJsonObject } from "./json_fields.ts";

/** Where the page asks what the server behind it can do; a file of the built app says that there is none. */
export const SERVER_FILE = "server.json";

/** The header that only the planner's own page sends with what changes something. */
export const OWN_PAGE_HEADER = "X-Planner";

/** What the server behind the page can do, and which areas it has built. */
export interface ServerAbilities {
  readonly format: "planner-server";
  readonly version: 1;
  /** Whether areas can be built; `false` where the page lies on a web server. */
  readonly builds: boolean;
  /** Whether the built-in routing engine is there. */
  readonly embedded: boolean;
  readonly areas: readonly BuiltArea[];
}

/** An area that was built on this computer. */
export interface BuiltArea {
  /** Its folder below the app's `areas/`: another after each new build, so that nothing old is shown. */
  readonly folder: string;
  readonly name: string;
  readonly title: string;
  readonly laCode: string;
  readonly schools: number;
}

/** What the page asks to be built. Files are named as they were sent beforehand. */
export interface AreaBuildOrder {
  readonly laCode: string;
  /** The authority's name, for sentences. */
  readonly title: string;
  readonly schools: "latest" | { readonly file: string };
  readonly engine:
    | { readonly kind: "osrm"; readonly urls: string }
    | { readonly kind: "embedded"; readonly roads: "latest" | { readonly file: string } };
  /** Whether schools of neighbouring authorities that are near the border are taken in; absent for not. */
  readonly takesBorder?: true;
}

/** "stopped": the server ended while it ran; it can be gone on with, as after a cancel or a failure. */
export type AreaBuildState = "running" | "done" | "failed" | "cancelled" | "stopped";

/** A build, running or ended. */
export interface AreaBuildJob {
  readonly id: string;
  readonly order: AreaBuildOrder;
  readonly state: AreaBuildState;
  /** The last word of each step that was begun, in order. */
  readonly progress: readonly AreaBuildProgress[];
  /** Why it failed, in a sentence. */
  readonly reason: string | null;
  /** The area once it is done. */
  readonly area: BuiltArea | null;
  /** What was seen of the schools' rows and of the roads while it was built, a sentence each. */
  readonly notes: readonly string[];
}

const STATES: readonly AreaBuildState[] = ["running", "done", "failed", "cancelled", "stopped"];

/** The abilities in a `server.json`; `null` where it is not one. */
export function readServerAbilities(json: unknown): ServerAbilities | null {
  if (!isJsonObject(json) || json["format"] !== "planner-server" || json["version"] !== 1) {
    return null;
  }
  const { builds, embedded, areas } = json;
  if (typeof builds !== "boolean" || typeof embedded !== "boolean") return null;
  if (!Array.isArray(areas) || !areas.every(isBuiltArea)) return null;
  return { format: "planner-server", version: 1, builds, embedded, areas };
}

/** The order in a request's JSON; `null` where it is not one. */
export function readAreaBuildOrder(json: unknown): AreaBuildOrder | null {
  if (!isJsonObject(json)) return null;
  const { laCode, title, schools, engine } = json;
  const border = json["takesBorder"] === true ? ({ takesBorder: true } as const) : {};
  if (typeof laCode !== "string" || !/^\d{3}$/.test(laCode)) return null;
  if (typeof title !== "string" || title === "" || !isLatestOrFile(schools)) return null;
  if (!isJsonObject(engine)) return null;
  const { kind, urls, roads } = engine;
  if (kind === "osrm" && typeof urls === "string" && urls !== "") {
    return { laCode, title, schools, engine: { kind, urls }, ...border };
  }
  if (kind === "embedded" && isLatestOrFile(roads)) {
    return { laCode, title, schools, engine: { kind, roads }, ...border };
  }
  return null;
}

/** The job in a server's JSON; `null` where it is not one. */
export function readAreaBuildJob(json: unknown): AreaBuildJob | null {
  if (!isJsonObject(json) || typeof json["id"] !== "string") return null;
  const { id, progress, reason, area, notes = [] } = json;
  const order = readAreaBuildOrder(json["order"]);
  const state = STATES.find((known) => known === json["state"]);
  if (order === null || state === undefined) return null;
  if (!Array.isArray(progress) || !progress.every(isProgress)) return null;
  if (reason !== null && typeof reason !== "string") return null;
  if (area !== null && !isBuiltArea(area)) return null;
  if (!Array.isArray(notes) || !notes.every((note) => typeof note === "string")) return null;
  return { id, order, state, progress, reason, area, notes };
}

/** A name under which a file can be sent: what else is in it becomes hyphens. */
export function sentFileName(name: string): string {
  const plain = name.replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "");
  return plain === "" ? "file" : plain.slice(-80).replace(/^[.-]+/, "");
}

/** Whether a file may be sent under this name. */
export function isSentFileName(name: string): boolean {
  return /^\w[\w.-]{0,99}$/.test(name) && !name.endsWith(".part");
}

function isLatestOrFile(value: unknown): value is "latest" | { readonly file: string } {
  if (value === "latest") return true;
  return isJsonObject(value) && typeof value["file"] === "string" && isSentFileName(value["file"]);
}

function isBuiltArea(json: unknown): json is BuiltArea {
  if (!isJsonObject(json) || typeof json["schools"] !== "number") return false;
  const { folder, name, title, laCode } = json;
  return [folder, name, title, laCode].every((text) => typeof text === "string");
}

function isProgress(json: unknown): json is AreaBuildProgress {
  if (!isJsonObject(json)) return false;
  const { step, state, doing, done, total, unit, secondsLeft } = json;
  return (
    AREA_BUILD_STEPS.some((known) => known === step) &&
    (state === "running" || state === "done" || state === "kept") &&
    (doing === null || typeof doing === "string") &&
    typeof done === "number" &&
    (total === null || typeof total === "number") &&
    typeof unit === "string" &&
    (secondsLeft === null || typeof secondsLeft === "number")
  );
}
