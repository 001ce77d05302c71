import type { EmbeddedOptions } from "../../routing/embedded/embedded_options.ts";
import { openEngine } from "../../routing/open_engine.ts";
import type { RoutingEngine } from "../io/routing_engine.ts";
import { EngineFailure } from "../io/routing_engine.ts";
import { notice } from "./output.ts";
import { UsageError } from "./usage_error.ts";

/** What `--engine` takes where a routing engine is wanted. */
export const ENGINE_HELP = `osrm:URL[,URL…]
                        an OSRM server, or several with the same roads that share the work
  --engine embedded:FILE.osm.pbf
                        the built-in engine with the roads of an OpenStreetMap extract`;

/** So often at most is it said that a server is asked again. */
const EVERY_MS = 2000;

type EngineWork = Parameters<NonNullable<EmbeddedOptions["onProgress"]>>[0]["what"];

const PREPARING: Readonly<Record<EngineWork, string>> = {
  speeds: "Reading the roads",
  tiles: "Preparing the roads for the built-in engine, once for this extract",
};

/**
 * What `use` makes of the engine that `spec` names, which is closed then. Throws a `UsageError` where it cannot answer, or the
 * signal's reason.
 */
export async function withEngine<T>(
  spec: string,
  signal: AbortSignal,
  use: (engine: RoutingEngine) => Promise<T>,
): Promise<T> {
  let engine: RoutingEngine | null = null;
  let doing: EngineWork | null = null;
  let said = Number.NEGATIVE_INFINITY;
  try {
    engine = await openEngine(spec, {
      signal,
      onProgress: ({ what }) => {
        if (what !== doing) notice(`${PREPARING[what]}…`);
        doing = what;
      },
      onWaiting: (clause) => {
        if (performance.now() - said < EVERY_MS) return;
        said = performance.now();
        notice(`${clause}…`);
      },
    });
    return await use(engine);
  } catch (error) {
    if (error instanceof EngineFailure) throw new UsageError(error.message);
    throw error;
  } finally {
    await engine?.close();
  }
}
