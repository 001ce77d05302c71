import type { JsonObject } from "../json_fields.ts";
import { isJsonObject } from "../json_fields.ts";
import { retryAfterMs } from "./retry_after.ts";

/** What became of one question to one server. `reason` is a clause that follows the server's name. */
export type Exchange =
  | { readonly kind: "answer"; readonly json: JsonObject; readonly code: string }
  /** The question's address is longer than the server takes. */
  | { readonly kind: "too-long"; readonly reason: string }
  /** Worth asking again, not before `waitMs` where the server said so. */
  | {
      readonly kind: "again";
      readonly reason: string;
      readonly waitMs: number | null;
      readonly isBusy: boolean;
    }
  /** What answered does not speak OSRM's HTTP API. */
  | { readonly kind: "not-osrm"; readonly reason: string };

/** How long a server may stay silent, and how much it may say. */
export interface ExchangeLimits {
  /** Between sending a question and the answer's beginning, and between any two pieces of it. */
  readonly silenceMs: number;
  /** For a whole answer, however busily its pieces come. */
  readonly longestMs: number;
}

/** 256 MB; a table of 100 by 100 has 0.2 MB. */
const MOST_BYTES = 1 << 28;

/** Asks `url` once. Rejects only with the reason of `signal`. */
export async function exchange(
  fetcher: typeof fetch,
  url: string,
  limits: ExchangeLimits,
  signal: AbortSignal,
): Promise<Exchange> {
  const giveUp = new AbortController();
  let timedOut: string | null = null;
  const stop = (reason: string) => () => {
    timedOut = reason;
    giveUp.abort();
  };
  const silent = stop(`was silent for ${secondsText(limits.silenceMs)}`);
  let silence = setTimeout(silent, limits.silenceMs);
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(silent, limits.silenceMs);
  };
  const whole = setTimeout(
    stop(`did not finish its answer within ${secondsText(limits.longestMs)}`),
    limits.longestMs,
  );
  try {
    const response = await fetcher(url, {
      headers: { accept: "application/json", ...connectionHeader(url) },
      signal: AbortSignal.any([signal, giveUp.signal]),
    });
    heard();
    return judge(response, await readText(response, heard));
  } catch (error) {
    signal.throwIfAborted();
    return timedOut === null ? networkFailure(error) : again(timedOut);
  } finally {
    clearTimeout(silence);
    clearTimeout(whole);
    giveUp.abort();
  }
}

/**
 * osrm-routed leaves Nagle's algorithm on, so that on a connection in use the last piece of an answer waits for the
 * client's delayed acknowledgement: 40 ms a call. A fresh connection acknowledges at once. Behind TLS a fresh connection
 * costs more than that, and another server stands in front. Browsers ignore the header.
 */
function connectionHeader(url: string): Readonly<Record<string, string>> {
  return url.startsWith("http:") ? { connection: "close" } : {};
}

async function readText(response: Response, heard: () => void): Promise<string> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const piece of response.body as ReadableStream<Uint8Array>) {
    heard();
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new Error("its answer does not end");
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function judge(response: Response, text: string): Exchange {
  const { status } = response;
  const isBusy = status === 429;
  if (isBusy || status >= 500 || status === 408 || status === 425) {
    const waitMs = retryAfterMs(response.headers.get("retry-after"), Date.now());
    const reason = isBusy ? "asked for fewer questions (429)" : `had a fault (${status})`;
    return { kind: "again", reason, waitMs, isBusy };
  }
  if (status === 413 || status === 414 || status === 431) {
    return { kind: "too-long", reason: `takes no question of that length (${status})` };
  }
  const json = parse(text);
  if (isJsonObject(json) && typeof json["code"] === "string") {
    return { kind: "answer", json, code: json["code"] };
  }
  if (json === undefined && text.trimStart().startsWith("{")) {
    return again("broke off in the middle of its answer");
  }
  return {
    kind: "not-osrm",
    reason: `answered ${whatItIs(text, json)} (${status}), not as OSRM does`,
  };
}

function whatItIs(text: string, json: unknown): string {
  if (json !== undefined) return "JSON without a code";
  if (text.trim() === "") return "nothing";
  return text.trimStart().startsWith("<") ? "a web page" : "something that is not JSON";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function again(reason: string): Exchange {
  return { kind: "again", reason, waitMs: null, isBusy: false };
}

/** A port that was used stays closed for a minute or two, on Windows and Linux alike. */
const PORTS_REST_MS = 15_000;

/** Node wraps what happened in the `cause` of a "fetch failed"; browsers say no more than that. */
function networkFailure(error: unknown): Exchange {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  switch (code) {
    case "ECONNREFUSED":
      return again("refused the connection");
    case "ENOTFOUND":
      return again("has a name that is not known");
    case "ECONNRESET":
    case "UND_ERR_SOCKET":
      return again("broke the connection off");
    case "EADDRNOTAVAIL":
    case "EADDRINUSE": {
      const reason = "could not be reached, because this computer has no free port for the moment";
      return { kind: "again", reason, waitMs: PORTS_REST_MS, isBusy: true };
    }
    default:
      return again(
        `could not be asked (${cause instanceof Error ? cause.message : String(cause)})`,
      );
  }
}

function secondsText(ms: number): string {
  return ms === 1000 ? "1 second" : `${ms / 1000} seconds`;
}
