import type { ExchangeLimits } from "./exchange.ts";

/** How OSRM servers are asked; everything but `fetch` has a default. */
export interface OsrmOptions extends ExchangeLimits {
  readonly fetch: typeof fetch;
  /** Of each server; 8 of this machine's own and 4 of others where `null`. */
  readonly callsAtOnce: number | null;
  /** Failures in a row after which a server is left out; half as many where it has never answered. */
  readonly attempts: number;
  /** How often one question is asked before it is given up. */
  readonly triesOfOne: number;
  /** The pause after a first failure; it doubles with each that follows, up to `longestPauseMs`. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  /** A server that asks to be left in peace for longer is left out. */
  readonly longestRestMs: number;
  /** After so long without an answer it is said that there is waiting. */
  readonly quietMs: number;
  /** Hears what is waited for, a clause: a server that is slow, or is asked again, when and the how manieth time. */
  readonly onWaiting: ((clause: string) => void) | null;
  /** From 0 to 1. */
  readonly random: () => number;
}

export const OSRM_OPTIONS: Omit<OsrmOptions, "fetch"> = {
  callsAtOnce: null,
  silenceMs: 60_000,
  longestMs: 600_000,
  attempts: 8,
  triesOfOne: 16,
  pauseMs: 400,
  longestPauseMs: 30_000,
  longestRestMs: 600_000,
  quietMs: 10_000,
  onWaiting: null,
  random: Math.random,
};
