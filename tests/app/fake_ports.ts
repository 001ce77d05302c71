import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AreasPort } from "../../src/domain/geometry/areas_client.ts";
import { createAreasHandler } from "../../src/domain/geometry/areas_handler.ts";
import type { AreasReply, AreasRequest } from "../../src/domain/geometry/areas_protocol.ts";
import { createImportHandler } from "../../src/io/import_handler.ts";
import type { ImportPort, ImportReply, ImportRequest } from "../../src/io/import_protocol.ts";
import { createLibraryHandler } from "../../src/io/library_handler.ts";
import type { LibraryPort, LibraryReply, LibraryRequest } from "../../src/io/library_protocol.ts";
import type { SolverClock, SolverPort } from "../../src/solver/client/pooled_solver.ts";
import type { SolverReply, SolverRequest } from "../../src/solver/protocol.ts";
import type { SolverHost } from "../../src/solver/solver_handler.ts";
import { createSolverHandler } from "../../src/solver/solver_handler.ts";
import { ROOT } from "../support/repository.ts";

/** Where the fake server answers. */
export const BASE = "http://planner.test/";

/** Serves geodata/ as the built app's server does: 404 for what is not there. */
export const fetchFromDisk: typeof fetch = async (input) => {
  const { pathname } = new URL(String(input));
  try {
    const bytes = await readFile(join(ROOT, "geodata", ...pathname.split("/")));
    return new Response(new Uint8Array(bytes));
  } catch {
    return new Response(null, { status: 404 });
  }
};

/** A port whose worker is a handler in this thread: messages are cloned, and it breaks when told to. */
interface FakePort<Request, Reply> {
  readonly sent: Request[];
  post(request: Request, transfer?: Transferable[]): void;
  onReply(listener: (reply: Reply) => void): void;
  onBroken(listener: (reason: string) => void): void;
  /** Says what a worker that broke would say; whatever it was doing is never answered. */
  breakDown(reason: string): void;
  /** Ends the worker: whatever it was doing is never answered. */
  end(): void;
  /** Sends a reply that nobody may be waiting for. */
  say(reply: Reply): void;
}

function fakePort<Request, Reply>(
  start: (say: (reply: Reply) => void) => (request: Request) => unknown,
): FakePort<Request, Reply> {
  const replyListeners: ((reply: Reply) => void)[] = [];
  const brokenListeners: ((reason: string) => void)[] = [];
  const sent: Request[] = [];
  const say = (reply: Reply) => {
    const copy = structuredClone(reply);
    for (const listener of replyListeners) listener(copy);
  };
  let lives = 0;
  const begin = () => {
    lives++;
    const life = lives;
    return start((reply) => {
      if (life === lives) say(reply);
    });
  };
  let handle = begin();
  return {
    sent,
    post(request, transfer = []) {
      const copy = structuredClone(request, { transfer: transfer as ArrayBuffer[] });
      sent.push(copy);
      const worker = handle;
      queueMicrotask(() => void worker(copy));
    },
    onReply: (listener) => replyListeners.push(listener),
    onBroken: (listener) => brokenListeners.push(listener),
    breakDown(reason) {
      handle = begin();
      for (const listener of brokenListeners) listener(reason);
    },
    end: () => {
      handle = begin();
    },
    say,
  };
}

/** The clock on the wall. */
export const WALL_CLOCK: SolverClock = {
  now: () => performance.now() / 1000,
  after: (seconds, then) => void setTimeout(then, seconds * 1000),
};

/** A clock that stands still until it is moved. */
export function handClock(): {
  readonly clock: SolverClock;
  readonly move: (seconds: number) => void;
} {
  let time = 100;
  const waiting: { readonly at: number; readonly then: () => void }[] = [];
  return {
    clock: {
      now: () => time,
      after: (seconds, then) => void waiting.push({ at: time + seconds, then }),
    },
    move(seconds) {
      time += seconds;
      for (const each of waiting.splice(0)) {
        if (each.at <= time) each.then();
        else waiting.push(each);
      }
    },
  };
}

/** The real solver, which proves where it can load HiGHS; every look at its clock takes 5 ms, so that it lets messages through often. */
export function fakeSolverPort(
  loadHighs?: SolverHost["loadHighs"],
): FakePort<SolverRequest, SolverReply> & SolverPort {
  return fakePort((post) => {
    let clock = 0;
    return createSolverHandler({
      post,
      now: () => {
        clock += 0.005;
        return clock;
      },
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      ...(loadHighs === undefined ? {} : { loadHighs }),
    });
  });
}

/** The real reader of the built-in areas and the register, over the files of geodata/. */
export function fakeLibraryPort(
  fetcher: typeof fetch = fetchFromDisk,
): FakePort<LibraryRequest, LibraryReply> & LibraryPort {
  return fakePort((post) => createLibraryHandler(fetcher, post));
}

/** The real reader of school files. */
export function fakeImportPort(): FakePort<ImportRequest, ImportReply> & ImportPort {
  return fakePort((post) => createImportHandler(post));
}

/** The real maker of cluster areas. */
export function fakeAreasPort(): FakePort<AreasRequest, AreasReply> & AreasPort {
  return fakePort((post) => {
    const handle = createAreasHandler();
    return (request: AreasRequest) => {
      const reply = handle(request);
      if (reply !== null) post(reply);
    };
  });
}
