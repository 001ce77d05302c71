import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { join } from "node:path";
import { EngineFailure } from "../../src/io/routing_engine.ts";
import { ROOT } from "../repository_root.ts";

const CHILD = join(ROOT, "routing", "embedded", "engine_child.mjs");

/** What a question is answered with once the engine was closed. */
export const CLOSED = "The built-in routing engine was closed.";

/** What the child can be asked. */
export type EngineCall = "about" | "open" | "matrix" | "route" | "locate";

/** The engine said no: its own words and code. */
export class EngineRefusal extends Error {
  readonly code: string | null;

  constructor(message: string, code: string | null) {
    super(message);
    this.code = code;
  }
}

/** One process of the engine, for one question at a time. A process that ended is started again at the next question. */
export interface EngineProcess {
  /** The engine's JSON. Rejects with an `EngineRefusal`, an `EngineFailure` or the signal's reason, which ends the process. */
  ask(call: EngineCall, text: string, signal: AbortSignal): Promise<string>;
  close(): void;
}

interface Reply {
  readonly id: number;
  readonly text?: string;
  readonly code?: string | null;
  readonly error?: string;
}

/** A process for the engine in the npm package `engine`, opened with `config` where that is not `null`. */
export function createEngineProcess(engine: string, config: string | null): EngineProcess {
  let child: ChildProcess | null = null;
  let isOpen = false;
  let isClosed = false;
  let lastId = 0;

  const start = (): ChildProcess => {
    const started = fork(CHILD, [], {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: [],
      // It answers one question at a time; each further thread would keep its own memory of the last one.
      env: { ...process.env, UV_THREADPOOL_SIZE: "1" },
    });
    started.on("exit", () => {
      if (child === started) [child, isOpen] = [null, false];
    });
    return started;
  };
  const send = (call: EngineCall, text: string, signal: AbortSignal): Promise<string> => {
    if (isClosed) return Promise.reject(new EngineFailure(CLOSED));
    child ??= start();
    const asked = child;
    const end = () => {
      asked.kill("SIGKILL");
      if (child === asked) [child, isOpen] = [null, false];
    };
    return answerOf(asked, { id: ++lastId, call, text, engine }, signal, end);
  };
  return {
    ask: async (call, text, signal) => {
      if (config !== null && !isOpen) {
        await send("open", config, signal);
        isOpen = true;
      }
      return await send(call, text, signal);
    },
    close: () => {
      isClosed = true;
      child?.kill("SIGKILL");
    },
  };
}

function answerOf(
  child: ChildProcess,
  question: { readonly id: number; readonly call: EngineCall } & Record<string, unknown>,
  signal: AbortSignal,
  end: () => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      child.off("message", onReply);
      child.off("exit", onExit);
      child.off("error", onError);
      signal.removeEventListener("abort", onAbort);
      finish();
    };
    const onReply = (message: unknown) => {
      const { id, text, error, code } = message as Reply;
      if (id !== question.id) return;
      if (text !== undefined) settle(() => resolve(text));
      else settle(() => reject(new EngineRefusal(error ?? "", code ?? null)));
    };
    const onExit = (code: number | null, killedBy: string | null) =>
      settle(() => reject(stopped(code, killedBy)));
    const onError = (error: Error) => settle(() => reject(notStarted(error)));
    const onAbort = () => {
      end();
      settle(() => reject(signal.reason));
    };
    child.on("message", onReply);
    child.on("exit", onExit);
    child.on("error", onError);
    signal.addEventListener("abort", onAbort);
    if (signal.aborted) onAbort();
    else child.send(question);
  });
}

function stopped(code: number | null, killedBy: string | null): EngineFailure {
  const how = killedBy === null ? `code ${code}` : `signal ${killedBy}`;
  return new EngineFailure(
    `The built-in routing engine stopped by itself (${how}), perhaps because memory ran out. Try again; where it happens every time, close other programs, or give a smaller extract or an OSRM server (osrm:URL).`,
  );
}

function notStarted(error: Error): EngineFailure {
  return new EngineFailure(
    `The built-in routing engine cannot be started (${error.message}). Use an OSRM server (osrm:URL) or estimated times (estimate).`,
  );
}
