import type { StoredRoute } from "../domain/osrm_route.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { Urn } from "../domain/school.ts";
import type { AreaFiles } from "./area_files.ts";
import { gunzip } from "./gunzip.ts";
import { isJsonObject } from "./json_fields.ts";
import { refuseFile } from "./refusal.ts";

/** The name of the file that holds the directions from one school to every other. */
export function directionsFile(from: Urn): string {
  return `routes/${from}.ndjson.gz`;
}

/**
 * The stored route from one school to another; only the file of the origin is read. Its times are those of the table:
 * raw, at free flow. Not ok where the area has none for the pair.
 */
export async function readDirections(
  files: AreaFiles,
  from: Urn,
  to: Urn,
  signal?: AbortSignal,
): Promise<Reading<StoredRoute>> {
  const unpacked = await unpackDirections(files, from, signal);
  return unpacked.ok ? routeIn(unpacked.value, from, to) : unpacked;
}

/** The text of the file with all stored routes from one school, for `routeIn`. Not ok where the area has none or it is damaged. */
export async function unpackDirections(
  files: AreaFiles,
  from: Urn,
  signal?: AbortSignal,
): Promise<Reading<string>> {
  const file = directionsFile(from);
  const packed = await files.read(file, signal);
  if (packed === null) {
    return refuseFile(
      file,
      `${files.name} has no stored directions from ${from}.`,
      "Directions come with road times: get road times for the area first.",
    );
  }
  try {
    return { ok: true, value: new TextDecoder().decode(await gunzip(packed)), notes: [] };
  } catch {
    return refuseFile(file, "Its compressed text is damaged.", "Build the area again.");
  }
}

/** The route from one school to another in the text of the origin's file; only its own line is parsed. */
export function routeIn(text: string, from: Urn, to: Urn): Reading<StoredRoute> {
  const file = directionsFile(from);
  const key = `"to":${JSON.stringify(to)}`;
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
    const end = text.indexOf("\n", at);
    const line = text.slice(text.lastIndexOf("\n", at) + 1, end < 0 ? text.length : end);
    const route = parseRoute(line);
    if (route === null) {
      return refuseFile(file, `The route to ${to} cannot be read.`, "Build the area again.");
    }
    if (route.from === from && route.to === to) return { ok: true, value: route, notes: [] };
  }
  return refuseFile(
    file,
    `It has no route from ${from} to ${to}.`,
    "Check the two URNs; a school has no route to itself, nor to one that no road reaches.",
  );
}

/** Every route in the text of a school's file; `null` where a line is none. */
export function routesIn(text: string): readonly StoredRoute[] | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const routes = lines.flatMap((line) => parseRoute(line) ?? []);
  return routes.length === lines.length ? routes : null;
}

/** Directions from one school as its file holds them: one JSON object a line, before compression. */
export function formatDirections(routes: readonly StoredRoute[]): string {
  return routes.map((route) => `${JSON.stringify(route)}\n`).join("");
}

function parseRoute(line: string): StoredRoute | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  return isStoredRoute(json) ? json : null;
}

function isStoredRoute(json: unknown): json is StoredRoute {
  if (!isJsonObject(json) || typeof json["from"] !== "string" || typeof json["to"] !== "string") {
    return false;
  }
  const [routes, waypoints] = [json["routes"], json["waypoints"]];
  if (!Array.isArray(routes) || !Array.isArray(waypoints)) return false;
  const route: unknown = routes[0];
  if (!isJsonObject(route) || typeof route["duration"] !== "number") return false;
  if (typeof route["distance"] !== "number" || !Array.isArray(route["legs"])) return false;
  return route["legs"].every(
    (leg: unknown) =>
      isJsonObject(leg) && Array.isArray(leg["steps"]) && leg["steps"].every(isReadableStep),
  );
}

function isReadableStep(step: unknown): boolean {
  if (!isJsonObject(step) || typeof step["geometry"] !== "string") return false;
  const maneuver = step["maneuver"];
  return (
    typeof step["duration"] === "number" &&
    typeof step["distance"] === "number" &&
    isJsonObject(maneuver) &&
    typeof maneuver["type"] === "string"
  );
}
