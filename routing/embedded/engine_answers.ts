import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import type { Position } from "../../src/domain/school.ts";
import { UNREACHABLE } from "../../src/domain/units.ts";
import { isJsonObject } from "../../src/io/json_fields.ts";
import type { Answer } from "../../src/io/osrm_client/answers.ts";
import { readRoute, readTable } from "../../src/io/osrm_client/answers.ts";
import type { EngineRoute, EngineTable, Snap } from "../../src/io/routing_engine.ts";
import { EngineFailure } from "../../src/io/routing_engine.ts";
import { EngineRefusal } from "./engine_process.ts";

/** Where each place meets the roads, from the engine's answer to "locate"; `null` where no road is near. */
export function readSnaps(json: unknown, places: readonly Position[]): readonly (Snap | null)[] {
  if (!Array.isArray(json) || json.length !== places.length) throw odd(json);
  return places.map((place, i) => nearestOf(place, json[i]));
}

/** The times and lengths in the engine's answer to "matrix". */
export function readMatrix(json: unknown, rows: number, columns: number): EngineTable {
  if (!isJsonObject(json)) throw odd(json);
  return givenBy(readTable(json, rows, columns));
}

/** The way in the engine's answer to "route". */
export function readWay(json: unknown): EngineRoute {
  if (!isJsonObject(json)) throw odd(json);
  return givenBy(readRoute(json));
}

/** The time and length alone in the engine's answer to "route", where no steps were asked for. */
export function readTotals(json: unknown): EngineRoute {
  const [route]: readonly unknown[] =
    isJsonObject(json) && Array.isArray(json["routes"]) ? json["routes"] : [];
  if (!isJsonObject(route)) throw odd(json);
  const whole = { ...route, legs: [{ ...route, steps: [] }] };
  return readWay({ ...(isJsonObject(json) ? json : {}), routes: [whole] });
}

/** A table of `rows` by `columns` without a single way. */
export function withoutWays(rows: number, columns: number): EngineTable {
  return {
    seconds: new Float64Array(rows * columns).fill(UNREACHABLE),
    metres: new Float64Array(rows * columns).fill(Number.NaN),
  };
}

/** Whether the engine said that no road is near one of the places. */
export function isOffRoad(error: unknown): boolean {
  return error instanceof EngineRefusal && error.message.includes("No suitable edges");
}

/** Whether the engine said that no way leads from the one place to the other. */
export function isWithoutWay(error: unknown): boolean {
  return error instanceof EngineRefusal && /No path could be found|unconnected/.test(error.message);
}

/** What to tell the user of an error: the engine's own words are made a sentence. */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof EngineRefusal)) return error;
  return new EngineFailure(`The built-in routing engine could not answer: ${error.message}.`);
}

function nearestOf(place: Position, json: unknown): Snap | null {
  const edges: unknown = isJsonObject(json) ? json["edges"] : null;
  if (!Array.isArray(edges)) return null;
  let nearest: Snap | null = null;
  for (const edge of edges) {
    if (!isJsonObject(edge)) continue;
    const [x, y] = [edge["correlated_lon"], edge["correlated_lat"]];
    if (typeof x !== "number" || typeof y !== "number") throw odd(edge);
    const metres = 1000 * crowFlyKm(place, [x, y]);
    if (nearest === null || metres < nearest.metres) nearest = { position: [x, y], metres };
  }
  return nearest;
}

function givenBy<T>(answer: Answer<T>): T {
  if ("value" in answer) return answer.value;
  throw new EngineFailure(`The built-in routing engine ${answer.wrong}.`);
}

function odd(json: unknown): EngineFailure {
  const text = JSON.stringify(json)?.slice(0, 80);
  return new EngineFailure(
    `The built-in routing engine gave an answer that cannot be read: ${text}.`,
  );
}
