import type { EngineProgress } from "../../routing/embedded/engine_progress.ts";
import { openEngine } from "../../routing/open_engine.ts";
import type { RoutingEngine } from "../io/routing_engine.ts";
import { EngineFailure } from "../io/routing_engine.ts";
import { notice } from "./output.ts";
import { UsageError } from "./usage_error.ts";

/** What `--engine` takes where a routing engine is wanted. */
export const ENGINE_HELP = `osrm:URL[,URL…]
                        an OSRM server, or several with the same roads that share the work
  --engine embedded:FILE.osm.pbf
                        the built-in engine over a road extract (Linux, and Macs with Apple's processor)`;

const PREPARING = {
  speeds: "Reading the extract for the built-in engine…",
  tiles: "Building the built-in engine's tiles (once for every extract)…",
} as const;

/** What `use` makes of the engine that `spec` names, which is closed then. Throws a `UsageError` where it cannot answer. */
export async function withEngine<T>(
  spec: string,
  use: (engine: RoutingEngine) => Promise<T>,
): Promise<T> {
  let engine: RoutingEngine | null = null;
  try {
    engine = await openEngine(spec, { onProgress: sayOnce() });
    return await use(engine);
  } catch (error) {
    if (error instanceof EngineFailure) throw new UsageError(error.message);
    throw error;
  } finally {
    await engine?.close();
  }
}

/** Says that a step of preparing the engine has begun. */
function sayOnce(): (progress: EngineProgress) => void {
  const said = new Set<EngineProgress["what"]>();
  return ({ what }) => {
    if (!said.has(what)) notice(PREPARING[what]);
    said.add(what);
  };
}
