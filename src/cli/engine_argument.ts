import { openEngine } from "../../routing/open_engine.ts";
import type { RoutingEngine } from "../io/routing_engine.ts";
import { EngineFailure } from "../io/routing_engine.ts";
import { UsageError } from "./usage_error.ts";

/** What `--engine` takes where a routing engine is wanted. */
export const ENGINE_HELP = `osrm:URL[,URL…]
                        an OSRM server, or several with the same roads that share the work`;

/** What `use` makes of the engine that `spec` names, which is closed then. Throws a `UsageError` where it cannot answer. */
export async function withEngine<T>(
  spec: string,
  use: (engine: RoutingEngine) => Promise<T>,
): Promise<T> {
  let engine: RoutingEngine | null = null;
  try {
    engine = await openEngine(spec);
    return await use(engine);
  } catch (error) {
    if (error instanceof EngineFailure) throw new UsageError(error.message);
    throw error;
  } finally {
    await engine?.close();
  }
}
