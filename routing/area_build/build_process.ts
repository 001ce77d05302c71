import { buildArea } from "./build_area.ts";
import type { FromBuild, ToBuild } from "./build_messages.ts";
import { AREA_BUILD_TOOLS } from "./real_tools.ts";

/*
 * The process that builds an area for the local server, so that the server answers meanwhile and outlives whatever happens
 * to the build. It ends with its parent.
 */
const cancelling = new AbortController();

process.on("disconnect", () => cancelling.abort());
// Ctrl+C in a terminal reaches the server's processes too: the server then tells this one to stop, which keeps what was done.
process.on("SIGINT", () => undefined);
process.on("message", (message: ToBuild) => {
  if (message.type === "cancel") cancelling.abort();
  else void build(message);
});

async function build({ request, sourcesFile }: Extract<ToBuild, { type: "start" }>): Promise<void> {
  try {
    const outcome = await buildArea(request, {
      tools: AREA_BUILD_TOOLS,
      signal: cancelling.signal,
      onProgress: (progress) => say({ type: "progress", progress }),
      ...(sourcesFile === null ? {} : { sourcesFile }),
    });
    say({ type: "ended", outcome });
  } catch (error) {
    if (cancelling.signal.aborted) say({ type: "cancelled" });
    else say({ type: "broken", reason: error instanceof Error ? error.message : String(error) });
  } finally {
    if (process.connected) process.disconnect();
  }
}

function say(message: FromBuild): void {
  if (process.connected) process.send?.(message);
}
