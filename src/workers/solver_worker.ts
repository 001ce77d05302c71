import highsUrl from "highs/runtime?url";
import { loadHighsRuntime } from "../solver/exact/highs.ts";
import type { SolverRequest } from "../solver/protocol.ts";
import { createSolverHandler } from "../solver/solver_handler.ts";

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

const handle = createSolverHandler({
  post: (reply) => postMessage(reply),
  loadHighs: () => loadHighsRuntime(new URL(highsUrl, import.meta.url).href),
  now: () => performance.now() / 1000,
  pause: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    }),
});

addEventListener("message", (event: MessageEvent<SolverRequest>) => {
  handle(event.data).catch((error: unknown) => {
    // Out of the promise, so that the page's `onerror` hears of it.
    setTimeout(() => {
      throw error;
    });
  });
});
