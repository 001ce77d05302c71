import type { RoutingEngine } from "../../src/io/routing_engine.ts";
import type { CallOptions } from "./built_matrix.ts";

const DEFAULT_CALLS_AT_ONCE = 2;

/** How many calls to `engine` are to be under way at once. */
export function callsAtOnceOf(engine: RoutingEngine, options: CallOptions): number {
  return options.callsAtOnce ?? engine.callsAtOnce ?? DEFAULT_CALLS_AT_ONCE;
}
