import { EngineFailure } from "../routing_engine.ts";
import type { Reply } from "./asker.ts";

/** The failure of a question that OSRM understood and will not answer, however often it is asked. */
export function refusal(reply: Exclude<Reply<unknown>, { readonly kind: "ok" }>): EngineFailure {
  if (reply.kind === "too-long") {
    return new EngineFailure(
      `${reply.address} ${reply.reason}. Start osrm-routed without a proxy before it, or let the proxy pass longer addresses.`,
    );
  }
  const message = reply.message === "" ? "" : `: "${reply.message}"`;
  return new EngineFailure(
    `OSRM at ${reply.address} refuses the question (${reply.code}${message}). Check that osrm-routed there is version 5.18 or newer and has a car profile.`,
  );
}
