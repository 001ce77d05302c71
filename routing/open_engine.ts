import { osrmAddresses } from "../src/io/osrm_client/osrm_addresses.ts";
import { createOsrmEngine } from "../src/io/osrm_client/osrm_engine.ts";
import type { RoutingEngine } from "../src/io/routing_engine.ts";
import { EngineFailure } from "../src/io/routing_engine.ts";

/**
 * The engine that `spec` names: `osrm:URL[,URL…]`. It is the caller's to close. Throws an `EngineFailure` where `spec`
 * cannot be used; whether a server answers shows at the first call.
 */
export async function openEngine(spec: string): Promise<RoutingEngine> {
  const at = spec.indexOf(":");
  const [kind, rest] = [spec.slice(0, Math.max(0, at)), spec.slice(at + 1)];
  if (kind === "osrm") return createOsrmEngine(osrmAddresses(rest), { fetch });
  throw new EngineFailure(
    `"${spec}" names no routing engine. Give osrm:URL, such as osrm:http://127.0.0.1:5000.`,
  );
}
