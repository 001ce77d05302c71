import { Worker } from "node:worker_threads";
import type { SolverPort } from "../solver/client/pooled_solver.ts";
import type { SolverReply } from "../solver/protocol.ts";

/** A port to a solver in a thread of its own, started at once, which HiGHS can block while this one hears Ctrl-C. Only the compiled command line has it. */
export function solverThread(): SolverPort {
  const replyListeners: ((reply: SolverReply) => void)[] = [];
  const brokenListeners: ((reason: string) => void)[] = [];
  let thread: Worker | null = null;
  function start(): Worker {
    const made = new Worker(new URL("./solver_thread.js", import.meta.url));
    made.on("message", (reply: SolverReply) => {
      for (const listener of replyListeners) listener(reply);
    });
    made.on("error", (error: unknown) => {
      if (thread === made) thread = null;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      for (const listener of brokenListeners) listener(reason);
    });
    return made;
  }
  thread = start();
  return {
    post(request) {
      thread ??= start();
      thread.postMessage(request);
    },
    onReply: (listener) => void replyListeners.push(listener),
    onBroken: (listener) => void brokenListeners.push(listener),
    end() {
      void thread?.terminate();
      thread = null;
    },
  };
}
