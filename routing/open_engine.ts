import { osrmAddresses } from "../src/io/osrm_client/osrm_addresses.ts";
import { createOsrmEngine } from "../src/io/osrm_client/osrm_engine.ts";
import type { RoutingEngine } from "../src/io/routing_engine.ts";
import { EngineFailure } from "../src/io/routing_engine.ts";
import { openEmbeddedEngine } from "./embedded/embedded_engine.ts";
import type { EmbeddedOptions } from "./embedded/embedded_options.ts";

/** How an engine is opened. */
export interface EngineOptions extends EmbeddedOptions {
  /** Hears, while an OSRM server is waited for, why, and when it is asked again. */
  readonly onWaiting?: (clause: string) => void;
}

/**
 * The engine that `spec` names: `osrm:URL[,URL…]`, or `embedded:FILE.osm.pbf` for the built-in one over a road extract, whose
 * tiles are built first where the cache has none. It is the caller's to close. Throws an `EngineFailure` where `spec` cannot be
 * used; whether a server answers shows at the first call.
 */
export async function openEngine(
  spec: string,
  options: EngineOptions = {},
): Promise<RoutingEngine> {
  const at = spec.indexOf(":");
  const [kind, rest] = [spec.slice(0, Math.max(0, at)), spec.slice(at + 1)];
  if (kind === "osrm") {
    const { onWaiting = null } = options;
    return createOsrmEngine(osrmAddresses(rest), { fetch, onWaiting });
  }
  if (kind === "embedded" && rest !== "") return await openEmbeddedEngine(rest, options);
  throw new EngineFailure(
    `"${spec}" names no routing engine. Give osrm:URL, such as osrm:http://127.0.0.1:5000, or embedded:FILE.osm.pbf.`,
  );
}
