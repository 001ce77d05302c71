import { allowedAddress } from "./allowed_address.ts";
import { DownloadFailure, PassingFailure } from "./download_failure.ts";

/** How long a server may keep us waiting. */
export interface Patience {
  /** For the head of its answer. */
  readonly answerMs: number;
  /** Between two pieces of the body. */
  readonly silenceMs: number;
  /** Before the first new try; each later one waits twice as long as the one before. */
  readonly retryMs: number;
}

export const PATIENCE: Patience = { answerMs: 30_000, silenceMs: 60_000, retryMs: 1_000 };

const MOST_REDIRECTS = 5;
/** A server that is overloaded or being restarted. */
const PASSING_STATUSES = [408, 429, 500, 502, 503, 504];

/** An answer whose head has come, with the address that it came from in the end. */
export interface OpenedAddress {
  readonly url: URL;
  readonly response: Response;
}

/**
 * The answer to a GET of `address`, after redirects, each only to one of `hosts`; `null` where there is no such file.
 * Throws a `DownloadFailure`, or rejects with the signal's reason.
 */
export async function openAddress(
  address: string,
  hosts: readonly string[],
  headers: Readonly<Record<string, string>>,
  patience: Patience,
  signal: AbortSignal,
): Promise<OpenedAddress | null> {
  let url = allowedAddress(address, hosts);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await ask(url, headers, patience, signal);
    const next = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && next !== null) {
      await response.body?.cancel();
      url = allowedAddress(new URL(next, url), hosts);
      continue;
    }
    if (response.status === 404) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok && response.status !== 416) throw await refused(url, response);
    return { url, response };
  }
  throw new DownloadFailure(
    `${address} leads from one address to the next without end. Try again later, or give the file yourself.`,
  );
}

async function ask(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { answerMs }: Patience,
  signal: AbortSignal,
): Promise<Response> {
  signal.throwIfAborted();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), answerMs);
  try {
    return await fetch(url, {
      headers: { "Accept-Encoding": "identity", ...headers },
      redirect: "manual",
      signal: AbortSignal.any([signal, late.signal]),
    });
  } catch (error) {
    signal.throwIfAborted();
    if (late.signal.aborted) {
      throw new PassingFailure(
        `${url.host} did not answer within ${Math.round(answerMs / 1000)} seconds. Try again later, or give the file yourself (${url.href}).`,
      );
    }
    throw new PassingFailure(
      `${url.host} cannot be reached (${causeOf(error)}). Check the connection to the internet, or download ${url.href} elsewhere and give the file.`,
    );
  } finally {
    clearTimeout(timer);
  }
}

async function refused(url: URL, response: Response): Promise<DownloadFailure> {
  await response.body?.cancel();
  const sentence = `${url.host} answered ${response.status} for ${url.href}. Try again later, or give the file yourself.`;
  return PASSING_STATUSES.includes(response.status)
    ? new PassingFailure(sentence)
    : new DownloadFailure(sentence);
}

/** Why a connection failed: Node puts the reason into the error's cause. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) {
    return cause.errors[0].message;
  }
  return cause instanceof Error && cause.message !== "" ? cause.message : error.message;
}
