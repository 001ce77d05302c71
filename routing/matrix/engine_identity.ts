import type { Provenance } from "../../src/domain/drive_times.ts";
import type { RoutingEngine } from "../../src/io/routing_engine.ts";

/** What tells one engine's answers from another's: all that it says of itself but the day and the remarks. */
export function engineIdentity(engine: RoutingEngine, provenance: Provenance): object {
  const { engine: name, version, profile, extract } = provenance;
  return { kind: engine.kind, name, version, profile, extract };
}

/** The engine at the head of a sentence about it. */
export function engineName({ kind }: RoutingEngine): string {
  return kind === "osrm" ? "OSRM" : "The built-in engine";
}
