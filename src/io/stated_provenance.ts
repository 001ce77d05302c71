import type { Provenance } from "../domain/drive_times.ts";
import type { RoutingEngine } from "./routing_engine.ts";

/** What a user says of an engine that does not say it itself. */
export type StatedProvenance = Partial<Pick<Provenance, "version" | "profile" | "extract">>;

/** `engine`, whose provenance is completed by what is `stated`: what it says itself stays. */
export function withStatedProvenance(
  engine: RoutingEngine,
  stated: StatedProvenance,
): RoutingEngine {
  return {
    ...engine,
    provenance: async (signal) => {
      const said = await engine.provenance(signal);
      return {
        ...said,
        version: said.version ?? stated.version ?? null,
        profile: said.profile ?? stated.profile ?? null,
        extract: said.extract ?? stated.extract ?? null,
      };
    },
  };
}
