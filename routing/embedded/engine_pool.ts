import { EngineFailure } from "../../src/io/routing_engine.ts";
import type { EngineCall, EngineProcess } from "./engine_process.ts";
import { CLOSED, createEngineProcess } from "./engine_process.ts";

/** Some processes of the engine that share the questions. */
export interface EnginePool {
  /** The engine's answer, parsed. Rejects with an `EngineRefusal`, an `EngineFailure` or the signal's reason. */
  ask(call: EngineCall, query: unknown, signal: AbortSignal): Promise<unknown>;
  close(): void;
}

/** `size` processes for the engine in the npm package `engine`; each is started when it is first needed. */
export function createEnginePool(engine: string, config: string, size: number): EnginePool {
  const processes = Array.from({ length: size }, () => createEngineProcess(engine, config));
  const idle: EngineProcess[] = [...processes];
  const waiting: (() => void)[] = [];
  const closing = new AbortController();

  const take = async (signal: AbortSignal): Promise<EngineProcess> => {
    for (;;) {
      signal.throwIfAborted();
      const free = idle.pop();
      if (free !== undefined) return free;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
    }
  };
  return {
    ask: async (call, query, cancel) => {
      const signal = AbortSignal.any([cancel, closing.signal]);
      const free = await take(signal);
      try {
        return JSON.parse(await free.ask(call, JSON.stringify(query), signal));
      } finally {
        idle.push(free);
        for (const wake of waiting.splice(0)) wake();
      }
    },
    close: () => {
      closing.abort(new EngineFailure(CLOSED));
      for (const process of processes) process.close();
    },
  };
}
