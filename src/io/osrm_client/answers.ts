import type { Position } from "../../domain/school.ts";
import { UNREACHABLE } from "../../domain/units.ts";
import type { JsonObject } from "../json_fields.ts";
import { isJsonObject } from "../json_fields.ts";
import type { OsrmRoute } from "../osrm_route.ts";
import { slimRoute } from "../osrm_route.ts";
import type { EngineRoute, EngineTable, Snap } from "../routing_engine.ts";

/** An answer's content, or a clause about the server that says what is wrong with it. */
export type Answer<T> = { readonly value: T } | { readonly wrong: string };

/** Where the roads are nearest, from the answer of the `nearest` service (OSRM HTTP API v1). */
export function readNearest(json: JsonObject): Answer<Snap> {
  const snap = readWaypoint(listOf(json["waypoints"])[0]);
  if (snap === null) return { wrong: "named no point of the roads" };
  return { value: { position: snap.location, metres: snap.distance } };
}

/** Where each of `count` sources of a `table` answer meets the roads; `null` where the answer does not say. */
export function readSources(json: JsonObject, count: number): Answer<readonly Snap[] | null> {
  const snaps = listOf(json["sources"]).flatMap((source) => {
    const waypoint = readWaypoint(source);
    return waypoint === null ? [] : [{ position: waypoint.location, metres: waypoint.distance }];
  });
  return { value: snaps.length === count ? snaps : null };
}

/** The answer of the `table` service with `rows` sources and `columns` destinations. */
export function readTable(json: JsonObject, rows: number, columns: number): Answer<EngineTable> {
  if (listOf(json["fallback_speed_cells"]).length > 0) {
    return { wrong: "filled in straight-line guesses (fallback_speed), which are not drive times" };
  }
  const seconds = readCells(json["durations"], "durations", [rows, columns], UNREACHABLE);
  if ("wrong" in seconds) return seconds;
  if (json["distances"] === undefined) {
    const metres = new Float64Array(rows * columns).fill(Number.NaN);
    return { value: { seconds: seconds.value, metres } };
  }
  const metres = readCells(json["distances"], "distances", [rows, columns], Number.NaN);
  if ("wrong" in metres) return metres;
  return { value: { seconds: seconds.value, metres: metres.value } };
}

function readCells(
  json: unknown,
  what: string,
  [rows, columns]: readonly [number, number],
  absent: number,
): Answer<Float64Array> {
  const list = listOf(json);
  const sizes = `${rows} rows of ${columns}`;
  if (list.length !== rows) {
    return {
      wrong: `gave a table with ${list.length} rows of ${what} where ${sizes} were asked for`,
    };
  }
  const cells = new Float64Array(rows * columns);
  for (const [i, row] of list.entries()) {
    const given = listOf(row);
    if (given.length !== columns) {
      return { wrong: `gave a row of ${given.length} ${what} where ${sizes} were asked for` };
    }
    for (const [j, cell] of given.entries()) {
      if (cell !== null && !isAmount(cell)) {
        return { wrong: `gave ${JSON.stringify(cell)?.slice(0, 20)} among its ${what}` };
      }
      cells[i * columns + j] = cell ?? absent;
    }
  }
  return { value: cells };
}

/** The fastest route in the answer of the `route` service. */
export function readRoute(json: JsonObject): Answer<EngineRoute> {
  const route = listOf(json["routes"])[0];
  const waypoints = listOf(json["waypoints"]).map(readWaypoint);
  const [start, end] = waypoints;
  if (!isRoute(route) || start == null || end == null) {
    return { wrong: "gave a route that lacks its time, its length or its steps" };
  }
  const slim = slimRoute({
    from: "",
    to: "",
    code: "Ok",
    routes: [route],
    waypoints: [start, end],
  });
  return { value: { route: slim.routes[0], waypoints: slim.waypoints } };
}

function isRoute(json: unknown): json is OsrmRoute {
  if (!isJsonObject(json) || !isAmount(json["duration"]) || !isAmount(json["distance"])) {
    return false;
  }
  const legs = listOf(json["legs"]);
  return legs.length > 0 && legs.every((leg) => isJsonObject(leg) && isLeg(leg));
}

function isLeg(leg: JsonObject): boolean {
  const totals = isAmount(leg["duration"]) && isAmount(leg["distance"]);
  const { steps } = leg as { readonly steps?: unknown };
  return totals && Array.isArray(steps) && steps.every(isStep);
}

function isStep(step: unknown): boolean {
  if (!isJsonObject(step) || !isAmount(step["duration"]) || !isAmount(step["distance"])) {
    return false;
  }
  const maneuver = step["maneuver"];
  if (!isJsonObject(maneuver) || typeof maneuver["type"] !== "string") return false;
  return typeof step["geometry"] === "string" && readPosition(maneuver["location"]) !== null;
}

interface Waypoint {
  readonly location: Position;
  readonly distance: number;
}

function readWaypoint(json: unknown): Waypoint | null {
  if (!isJsonObject(json)) return null;
  const location = readPosition(json["location"]);
  const distance = json["distance"];
  return location === null || !isAmount(distance) ? null : { location, distance };
}

function readPosition(json: unknown): Position | null {
  const [longitude, latitude, ...more] = listOf(json);
  const isPosition =
    typeof longitude === "number" && typeof latitude === "number" && more.length === 0;
  return isPosition ? [longitude, latitude] : null;
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}
