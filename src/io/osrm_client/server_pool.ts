import { EngineFailure } from "../routing_engine.ts";

/** A server and how it has behaved so far. */
export interface Server {
  readonly address: string;
  /** Questions under way. */
  busy: number;
  /** How many may be under way; halved when it asks for fewer. */
  allowed: number;
  hasAnswered: boolean;
  failuresInARow: number;
  /** The last turn that had been given when it last failed: failures of turns up to it tell nothing new. */
  failedTurn: number;
  pausedUntil: number;
  /** Why it is no longer asked; `null` while it is. */
  leftOut: string | null;
  lastTurn: number;
}

/** Leave to ask `server` one question; turns are counted from 1. */
export interface Turn {
  readonly server: Server;
  readonly count: number;
}

/** When servers are given up and how long they are left in peace. */
export interface PoolRules {
  readonly allowedAtOnce: number;
  /** Failures in a row after which a server that has answered before is left out. */
  readonly attempts: number;
  /** The first pause after a failure; it doubles with each that follows. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  /** A server that asks for a longer rest than this is left out. */
  readonly longestRestMs: number;
  /** Hears that a question will be asked again, a clause such as "http://… refused the connection, asking again in 3 s (3 of 8)". */
  readonly onWaiting: ((clause: string) => void) | null;
  /** From 0 to 1, for pauses that do not bring all clients back at once. */
  readonly random: () => number;
}

/** A server that has never answered gets half the attempts: its address is likely wrong. */
const SHARE_OF_ATTEMPTS_UNSEEN = 0.5;

interface Waiter {
  readonly resolve: (turn: Turn) => void;
  readonly reject: (reason: unknown) => void;
}

/** Hands out servers for questions, the least busy first, and leaves out those that have failed too often. */
export interface ServerPool {
  readonly servers: readonly Server[];
  /** A server that may be asked now. Rejects with an `EngineFailure` once none is left, or with the signal's reason. */
  take(signal: AbortSignal): Promise<Turn>;
  /** The server answered. */
  succeed(turn: Turn): void;
  /** The question was withdrawn. */
  withdraw(turn: Turn): void;
  /** The server failed. */
  fail(turn: Turn, failure: ServerFailure): void;
  /** The server answered in a way that no second question mends. */
  leaveOut(turn: Turn, reason: string): void;
}

/** How a server failed. */
export interface ServerFailure {
  /** A clause that follows the server's name. */
  readonly reason: string;
  readonly waitMs: number | null;
  readonly isBusy: boolean;
}

/** A pool of the servers at `addresses`. */
export function createServerPool(addresses: readonly string[], rules: PoolRules): ServerPool {
  const servers = addresses.map((address) => newServer(address, rules.allowedAtOnce));
  const waiters: Waiter[] = [];
  let turns = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const handOut = () => {
    clearTimeout(timer);
    while (waiters.length > 0) {
      const live = servers.filter((server) => server.leftOut === null);
      if (live.length === 0) {
        const failure = noneLeft(servers);
        for (const waiter of waiters.splice(0)) waiter.reject(failure);
        return;
      }
      const free = live.filter((server) => server.busy < server.allowed);
      const now = Date.now();
      const [next] = free.filter((server) => server.pausedUntil <= now).sort(byLoad);
      if (next === undefined) {
        const soonest = Math.min(...free.map((server) => server.pausedUntil));
        if (Number.isFinite(soonest)) timer = setTimeout(handOut, soonest - now);
        return;
      }
      next.busy++;
      next.lastTurn = ++turns;
      waiters.shift()?.resolve({ server: next, count: turns });
    }
  };

  return {
    servers,
    take: (signal) => {
      signal.throwIfAborted();
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          resolve: (turn) => {
            signal.removeEventListener("abort", leave);
            resolve(turn);
          },
          reject: (reason) => {
            signal.removeEventListener("abort", leave);
            reject(reason);
          },
        };
        const leave = () => {
          waiters.splice(waiters.indexOf(waiter), 1);
          reject(signal.reason);
          handOut();
        };
        signal.addEventListener("abort", leave, { once: true });
        waiters.push(waiter);
        handOut();
      });
    },
    succeed: ({ server }) => {
      server.busy--;
      server.hasAnswered = true;
      server.failuresInARow = 0;
      handOut();
    },
    withdraw: ({ server }) => {
      server.busy--;
      handOut();
    },
    fail: ({ server, count }, failure) => {
      server.busy--;
      if (count > server.failedTurn) {
        server.failedTurn = turns;
        recordFailure(server, failure, rules);
      }
      handOut();
    },
    leaveOut: ({ server }, reason) => {
      server.busy--;
      server.leftOut ??= reason;
      handOut();
    },
  };
}

function newServer(address: string, allowed: number): Server {
  return {
    address,
    busy: 0,
    allowed,
    hasAnswered: false,
    failuresInARow: 0,
    failedTurn: 0,
    pausedUntil: 0,
    leftOut: null,
    lastTurn: 0,
  };
}

function byLoad(a: Server, b: Server): number {
  return a.busy - b.busy || a.lastTurn - b.lastTurn;
}

function recordFailure(server: Server, failure: ServerFailure, rules: PoolRules): void {
  const now = Date.now();
  server.failuresInARow++;
  if (failure.isBusy) server.allowed = Math.max(1, Math.floor(server.allowed / 2));
  const most = rules.attempts * (server.hasAnswered ? 1 : SHARE_OF_ATTEMPTS_UNSEEN);
  const wait = failure.waitMs ?? 0;
  if (wait > rules.longestRestMs) {
    server.leftOut = `${failure.reason}, and to be left in peace for ${Math.ceil(wait / 60_000)} minutes`;
  } else if (server.failuresInARow >= most) {
    server.leftOut = `${failure.reason}, ${timesText(server.failuresInARow)}`;
  } else {
    const doubled = rules.pauseMs * 2 ** (server.failuresInARow - 1);
    const jittered = Math.min(doubled, rules.longestPauseMs) * (0.5 + rules.random() / 2);
    const pause = Math.max(wait, jittered);
    server.pausedUntil = now + pause;
    rules.onWaiting?.(askingAgain(server, failure.reason, pause, most));
  }
}

function askingAgain(server: Server, reason: string, pauseMs: number, most: number): string {
  const inSeconds = pauseMs < 1000 ? "" : ` in ${Math.round(pauseMs / 1000)} s`;
  return `${server.address} ${reason}, asking again${inSeconds} (${server.failuresInARow + 1} of ${most})`;
}

function timesText(times: number): string {
  return times === 1 ? "once" : `${times} times in a row`;
}

function noneLeft(servers: readonly Server[]): EngineFailure {
  const said = servers.map(({ address, leftOut }) => `${address} ${leftOut}`).join("; ");
  const advice =
    servers.length === 1
      ? "Check the address, and that osrm-routed runs there; then go on."
      : "Check the addresses, and that osrm-routed runs at one of them; then go on.";
  return new EngineFailure(`No OSRM server can be asked: ${said}. ${advice}`);
}
