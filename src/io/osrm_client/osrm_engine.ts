import type { Position } from "../../domain/school.ts";
import type { EngineRoute, RoutingEngine } from "../routing_engine.ts";
import { EngineFailure } from "../routing_engine.ts";
import { readRoute } from "./answers.ts";
import { askNearest, askSnaps } from "./ask_snaps.ts";
import { askTable, newTableLimits } from "./ask_table.ts";
import type { Asker } from "./asker.ts";
import { createAsker } from "./asker.ts";
import { provenanceOf } from "./data_version.ts";
import { isThisMachine } from "./osrm_addresses.ts";
import type { OsrmOptions } from "./osrm_options.ts";
import { OSRM_OPTIONS } from "./osrm_options.ts";
import { placeText } from "./place_text.ts";
import { refusal } from "./refusal.ts";

/** A place in England, to see whether a server answers at all and what it says of its roads. */
const ANYWHERE: Position = [-1.5, 52.5];

/** osrm-routed works with as many threads as there are cores; on another's machine one is more modest. */
const CALLS_AT_ONCE = { local: 8, remote: 4 } as const;

/**
 * The OSRM servers at `addresses` (as `osrmAddresses` gives them) as one routing engine, over HTTP API v1. They share the
 * load; one that fails again and again, or has other roads than the rest, is left out. Nothing is asked before the first
 * call. `fallback_speed` is never asked for, and refused where it was used.
 */
export function createOsrmEngine(
  addresses: readonly string[],
  options: Partial<OsrmOptions> & Pick<OsrmOptions, "fetch">,
): RoutingEngine {
  const settings = { ...OSRM_OPTIONS, ...options };
  const isLocal = addresses.every(isThisMachine);
  const callsAtOnce =
    settings.callsAtOnce ?? (isLocal ? CALLS_AT_ONCE.local : CALLS_AT_ONCE.remote);
  const asker = createAsker(addresses, callsAtOnce, settings);
  const limits = newTableLimits();
  const closing = new AbortController();
  const orClosed = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal]);
  return {
    kind: "osrm",
    callsAtOnce: callsAtOnce * addresses.length,
    provenance: async (signal) => {
      await askNearest(asker, ANYWHERE, orClosed(signal));
      return provenanceOf(asker.dataVersion());
    },
    nearest: (place, signal) => askNearest(asker, place, orClosed(signal)),
    nearestToEach: (places, signal) => askSnaps(asker, places, orClosed(signal)),
    tablePlaces: async () =>
      Math.min(limits.mostPlaces, 2 * Math.floor(Math.sqrt(limits.mostCells))),
    table: (sources, destinations, signal) =>
      askTable(asker, limits, sources, destinations, orClosed(signal)),
    route: (from, to, signal, detail) => {
      const steps = detail !== "totals";
      return askRoute(asker, `${placeText(from)};${placeText(to)}`, steps, orClosed(signal));
    },
    remarks: () => asker.leftOut(),
    close: async () => closing.abort(new EngineFailure("The routing engine was closed.")),
  };
}

async function askRoute(
  asker: Asker,
  places: string,
  steps: boolean,
  signal: AbortSignal,
): Promise<EngineRoute | null> {
  const path = `route/v1/driving/${places}?alternatives=false&steps=${steps}&geometries=polyline&overview=false`;
  const reply = await asker.ask(path, readRoute, signal);
  if (reply.kind === "ok") return reply.value;
  const isWithoutRoute =
    reply.kind === "refused" && (reply.code === "NoRoute" || reply.code === "NoSegment");
  if (isWithoutRoute) return null;
  throw refusal(reply);
}
