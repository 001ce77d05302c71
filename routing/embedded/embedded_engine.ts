import { availableParallelism } from "node:os";
import { basename } from "node:path";
import type { Provenance } from "../../src/domain/drive_times.ts";
import type { Position } from "../../src/domain/school.ts";
import { UNREACHABLE } from "../../src/domain/units.ts";
import type { EngineRoute, EngineTable, RoutingEngine } from "../../src/io/routing_engine.ts";
import { EngineFailure } from "../../src/io/routing_engine.ts";
import { CAR_PROFILE_VERSION } from "../car/car_profile.ts";
import { extractDate } from "../osm/extract_date.ts";
import { defaultCacheFolder } from "./cache_folder.ts";
import type { EmbeddedOptions } from "./embedded_options.ts";
import {
  failureOf,
  isOffRoad,
  isWithoutWay,
  readMatrix,
  readSnaps,
  readTotals,
  readWay,
  withoutWays,
} from "./engine_answers.ts";
import { CAR_COSTING, engineConfig, MAIN_NETWORK_EDGES } from "./engine_config.ts";
import { ENGINE_PACKAGE, findEngine } from "./engine_package.ts";
import { createEnginePool } from "./engine_pool.ts";
import type { EngineCall } from "./engine_process.ts";
import { tilesOf } from "./tile_cache.ts";

/** More than two processes would take memory that a laptop has not got. */
const MOST_PROCESSES = 2;

/** A table of any size is made in one call; the fewer rows it has, the livelier are cancelling and progress. */
const TABLE_PLACES = 2000;
const TABLE_ROWS = 10;

const CAR = { costing: "auto", costing_options: { auto: CAR_COSTING } } as const;

/**
 * The built-in engine over the OpenStreetMap extract in `file`, as a routing engine. Builds tiles first, unless the cache has
 * them. It is the caller's to close. Rejects with an `EngineFailure`, whose sentence says what else is possible where the
 * engine is missing, or with the signal's reason.
 */
export async function openEmbeddedEngine(
  file: string,
  options: EmbeddedOptions = {},
): Promise<RoutingEngine> {
  const signal = options.signal ?? new AbortController().signal;
  const engine = await findEngine(options.enginePackage ?? ENGINE_PACKAGE, signal);
  const tiles = await tilesOf(engine, file, {
    cacheFolder: options.cacheFolder ?? defaultCacheFolder(),
    onProgress: options.onProgress ?? (() => {}),
    signal,
  });
  const date = await extractDate(file);
  const processes = Math.min(MOST_PROCESSES, availableParallelism());
  const pool = createEnginePool(
    engine.name,
    engineConfig({ tileFolder: tiles, workers: 1 }),
    processes,
  );
  const provenance: Provenance = {
    engine: "Valhalla",
    version: engine.version,
    profile: `OSRM's car profile as tags, version ${CAR_PROFILE_VERSION}; tables in whole seconds`,
    extract: date === null ? basename(file) : `${basename(file)}, ${date}`,
    madeAt: null,
    notes: null,
  };
  const ask = (call: EngineCall, query: object, cancel: AbortSignal) =>
    pool.ask(call, { ...query, ...CAR }, cancel);
  const nearestToEach = async (places: readonly Position[], cancel: AbortSignal) => {
    if (places.length === 0) return [];
    try {
      return readSnaps(await ask("locate", { locations: places.map(onMainRoads) }, cancel), places);
    } catch (error) {
      throw failureOf(error);
    }
  };
  return {
    kind: "embedded",
    callsAtOnce: processes,
    provenance: async () => provenance,
    nearest: async (place, cancel) => (await nearestToEach([place], cancel))[0] ?? null,
    nearestToEach,
    tablePlaces: async () => TABLE_PLACES,
    tableRows: TABLE_ROWS,
    table: (sources, destinations, cancel) => askTable(ask, sources, destinations, cancel),
    route: (from, to, cancel, detail) => askRoute(ask, [from, to], detail ?? "steps", cancel),
    close: async () => pool.close(),
  };
}

type Ask = (call: EngineCall, query: object, cancel: AbortSignal) => Promise<unknown>;

async function askTable(
  ask: Ask,
  sources: readonly Position[],
  destinations: readonly Position[],
  cancel: AbortSignal,
): Promise<EngineTable> {
  const [rows, columns] = [sources.length, destinations.length];
  const query = { sources: sources.map(at), targets: destinations.map(at), verbose: false };
  try {
    if (rows === 0 || columns === 0) return withoutWays(rows, columns);
    return readMatrix(await ask("matrix", { ...query, format: "osrm" }, cancel), rows, columns);
  } catch (error) {
    if (isWithoutWay(error)) return withoutWays(rows, columns);
    if (isOffRoad(error)) return await askTableOnRoads(ask, sources, destinations, cancel);
    throw failureOf(error);
  }
}

/** The table where some places have no road near them: their rows and columns have no way. */
async function askTableOnRoads(
  ask: Ask,
  sources: readonly Position[],
  destinations: readonly Position[],
  cancel: AbortSignal,
): Promise<EngineTable> {
  const places = [...sources, ...destinations];
  const snaps = readSnaps(
    await ask("locate", { locations: places.map(onMainRoads) }, cancel),
    places,
  );
  const isOn = (_: Position, i: number) => snaps[i] !== null;
  const from = sources.filter(isOn);
  const to = destinations.filter((place, i) => isOn(place, sources.length + i));
  if (from.length + to.length === places.length) {
    throw new EngineFailure("The built-in routing engine found no road near a place, then one.");
  }
  const part = await askTable(ask, from, to, cancel);
  const whole = withoutWays(sources.length, destinations.length);
  let cell = 0;
  for (let i = 0; i < sources.length; i++) {
    for (let j = 0; j < destinations.length; j++) {
      if (snaps[i] === null || snaps[sources.length + j] === null) continue;
      whole.seconds[i * destinations.length + j] = part.seconds[cell] ?? UNREACHABLE;
      whole.metres[i * destinations.length + j] = part.metres[cell++] ?? Number.NaN;
    }
  }
  return whole;
}

async function askRoute(
  ask: Ask,
  places: readonly Position[],
  detail: "steps" | "totals",
  cancel: AbortSignal,
): Promise<EngineRoute | null> {
  const query = {
    locations: places.map(at),
    format: "osrm",
    shape_format: detail === "steps" ? "polyline5" : "no_shape",
    directions_type: detail === "steps" ? "instructions" : "none",
    language: "en-GB",
  };
  try {
    const json = await ask("route", query, cancel);
    return detail === "steps" ? readWay(json) : readTotals(json);
  } catch (error) {
    if (isWithoutWay(error) || isOffRoad(error)) return null;
    throw failureOf(error);
  }
}

function onMainRoads(place: Position) {
  return { ...at(place), minimum_reachability: MAIN_NETWORK_EDGES };
}

function at([lon, lat]: Position): { readonly lon: number; readonly lat: number } {
  return { lon, lat };
}
