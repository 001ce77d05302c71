import { parentPort } from "node:worker_threads";
import { loadHighsRuntime } from "../solver/exact/highs.ts";
import type { SolverRequest } from "../solver/protocol.ts";
import { createSolverHandler } from "../solver/solver_handler.ts";

const handle = createSolverHandler({
  post: (reply) => parentPort?.postMessage(reply),
  now: () => performance.now() / 1000,
  loadHighs: () => loadHighsRuntime(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
});

parentPort?.on("message", (request: SolverRequest) => {
  handle(request).catch((error: unknown) => {
    // Out of the promise, so that the thread that asked hears of it.
    setImmediate(() => {
      throw error;
    });
  });
});
