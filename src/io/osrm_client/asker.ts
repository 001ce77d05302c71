import type { JsonObject } from "../json_fields.ts";
import { EngineFailure } from "../routing_engine.ts";
import type { Answer } from "./answers.ts";
import type { Exchange } from "./exchange.ts";
import { exchange } from "./exchange.ts";
import type { OsrmOptions } from "./osrm_options.ts";
import type { ServerPool, Turn } from "./server_pool.ts";
import { createServerPool } from "./server_pool.ts";

/** What OSRM said in the end: an answer's content, or why it gives none. */
export type Reply<T> =
  | { readonly kind: "ok"; readonly value: T }
  /** An OSRM error code other than "Ok", such as "NoRoute", with its message. */
  | {
      readonly kind: "refused";
      readonly address: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: "too-long"; readonly address: string; readonly reason: string };

/** Asks OSRM servers until one answers. */
export interface Asker {
  /**
   * The reply to `path`, relative to a server's address. Rejects with an `EngineFailure` once no server is left or the
   * question has failed too often, or with the signal's reason.
   */
  ask<T>(
    path: string,
    read: (json: JsonObject) => Answer<T>,
    signal: AbortSignal,
  ): Promise<Reply<T>>;
  /** What the servers call their roads; `null` where they do not say or have not been asked. */
  dataVersion(): string | null;
  /** A sentence for each server that is no longer asked. */
  leftOut(): readonly string[];
}

/** Turns of being told to come back later that one question may take beside its tries. */
const MOST_BUSY_TURNS = 100;

/** An asker of the servers at `addresses`, each with at most `callsAtOnce` questions under way. */
export function createAsker(
  addresses: readonly string[],
  callsAtOnce: number,
  options: OsrmOptions,
): Asker {
  const pool = createServerPool(addresses, { ...options, allowedAtOnce: callsAtOnce });
  let dataVersion: string | null = null;

  const isOfOtherRoads = (json: JsonObject) => {
    const given = json["data_version"];
    if (typeof given !== "string") return false;
    dataVersion ??= given;
    return given !== dataVersion;
  };

  const askOnce = async <T>(
    turn: Turn,
    path: string,
    read: (json: JsonObject) => Answer<T>,
    signal: AbortSignal,
  ): Promise<Reply<T> | Failure> => {
    const { address } = turn.server;
    const quiet = setTimeout(() => {
      const seconds = options.quietMs / 1000;
      options.onWaiting?.(`${address} has not answered for ${seconds} s, still waiting`);
    }, options.quietMs);
    const got = await withdrawnOnAbort(pool, turn, () =>
      exchange(options.fetch, `${address}${path}`, options, signal),
    ).finally(() => clearTimeout(quiet));
    if (got.kind === "too-long") {
      pool.succeed(turn);
      return { kind: "too-long", address, reason: got.reason };
    }
    if (got.kind !== "answer") return noteFailure(pool, turn, got);
    if (got.code !== "Ok") {
      pool.succeed(turn);
      return { kind: "refused", address, code: got.code, message: messageOf(got.json) };
    }
    const answer = read(got.json);
    if ("wrong" in answer) {
      return noteFailure(pool, turn, { kind: "again", reason: answer.wrong, ...NOT_BUSY });
    }
    if (isOfOtherRoads(got.json)) {
      const reason = `has other roads (data version "${String(got.json["data_version"])}") than the first server ("${dataVersion}")`;
      pool.leaveOut(turn, reason);
      return { kind: "failed", reason, isBusy: false };
    }
    pool.succeed(turn);
    return { kind: "ok", value: answer.value };
  };

  return {
    dataVersion: () => dataVersion,
    leftOut: () =>
      pool.servers.flatMap(({ address, leftOut }) =>
        leftOut === null ? [] : [`${address} was left out, because it ${leftOut}.`],
      ),
    ask: async (path, read, given) => {
      // One of its own: Node warns of a leak where many questions listen to the same signal.
      const signal = AbortSignal.any([given]);
      let [tries, busyTurns] = [0, 0];
      for (;;) {
        const turn = await pool.take(signal);
        const reply = await askOnce(turn, path, read, signal);
        if (reply.kind !== "failed") return reply;
        if (reply.isBusy) busyTurns++;
        else tries++;
        if (tries >= options.triesOfOne || busyTurns >= MOST_BUSY_TURNS) {
          throw new EngineFailure(
            `OSRM fails one question again and again, ${tries + busyTurns} times by now: ${turn.server.address} ${reply.reason}. Look at what osrm-routed prints there; then go on.`,
          );
        }
      }
    },
  };
}

/** A question that may be asked again. */
interface Failure {
  readonly kind: "failed";
  readonly reason: string;
  readonly isBusy: boolean;
}

const NOT_BUSY = { waitMs: null, isBusy: false } as const;

async function withdrawnOnAbort(
  pool: ServerPool,
  turn: Turn,
  ask: () => Promise<Exchange>,
): Promise<Exchange> {
  try {
    return await ask();
  } catch (error) {
    pool.withdraw(turn);
    throw error;
  }
}

/** A server that has answered before may stumble; one that never has is not OSRM. */
function noteFailure(
  pool: ServerPool,
  turn: Turn,
  got: Extract<Exchange, { readonly kind: "again" | "not-osrm" }>,
): Failure {
  if (got.kind === "not-osrm" && !turn.server.hasAnswered) {
    pool.leaveOut(turn, got.reason);
    return { kind: "failed", reason: got.reason, isBusy: false };
  }
  const failure = got.kind === "again" ? got : { reason: got.reason, ...NOT_BUSY };
  pool.fail(turn, failure);
  return { kind: "failed", reason: failure.reason, isBusy: failure.isBusy };
}

function messageOf(json: JsonObject): string {
  return typeof json["message"] === "string" ? json["message"] : "";
}
