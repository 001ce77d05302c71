import { open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { DownloadFailure, PassingFailure } from "./download_failure.ts";
import type { OpenedAddress, Patience } from "./open_address.ts";
import { causeOf, openAddress, PATIENCE } from "./open_address.ts";

/** How a download goes on. */
export interface DownloadHooks {
  readonly hosts: readonly string[];
  readonly signal: AbortSignal;
  /** Bytes so far, of how many where the server says. */
  readonly onProgress: (done: number, total: number | null) => void;
  readonly patience?: Patience;
}

/** A file that was downloaded whole. */
export interface Downloaded {
  readonly file: string;
  readonly bytes: number;
  /** Where it came from in the end, after redirects. */
  readonly url: string;
}

const TRIES = 4;

/** What is known of an unfinished download: enough to ask for the rest of the very same file. */
interface Unfinished {
  readonly url: string;
  readonly validator: string;
  readonly at: number;
}

/**
 * Downloads `address` to `target`, which appears only when it is whole; `null` where the server has no such file. What has
 * come is kept beside it, and the next call asks for the rest where the server allows. Broken connections and overloaded
 * servers are tried again a few times. Throws a `DownloadFailure`, or rejects with the signal's reason.
 */
export async function download(
  address: string,
  target: string,
  hooks: DownloadHooks,
): Promise<Downloaded | null> {
  const { retryMs } = hooks.patience ?? PATIENCE;
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryDownload(address, target, hooks);
    } catch (error) {
      if (!(error instanceof PassingFailure) || attempt === TRIES) throw error;
      await wait(retryMs * 2 ** (attempt - 1), undefined, { signal: hooks.signal });
    }
  }
}

async function tryDownload(
  address: string,
  target: string,
  hooks: DownloadHooks,
): Promise<Downloaded | null> {
  const { hosts, signal, patience = PATIENCE } = hooks;
  const part = `${target}.part`;
  const unfinished = await readUnfinished(part);
  const headers: Record<string, string> =
    unfinished === null
      ? {}
      : { Range: `bytes=${unfinished.at}-`, "If-Range": unfinished.validator };
  const opened = await openAddress(unfinished?.url ?? address, hosts, headers, patience, signal);
  if (opened === null || opened.response.status === 416) {
    if (unfinished === null) return null;
    await opened?.response.body?.cancel();
    await forget(part);
    return tryDownload(address, target, hooks);
  }
  await refuseWebPage(opened);
  const start = unfinished !== null && opened.response.status === 206 ? unfinished.at : 0;
  await remember(part, opened);
  const bytes = await store(opened, part, start, hooks);
  await rm(stateOf(part), { force: true });
  await rename(part, target);
  return { file: target, bytes, url: opened.url.href };
}

async function refuseWebPage({ url, response }: OpenedAddress): Promise<void> {
  const type = response.headers.get("content-type") ?? "";
  if (!/^(text\/html|application\/xhtml)/i.test(type)) return;
  await response.body?.cancel();
  throw new DownloadFailure(
    `${url.href} answered with a web page, not with the file: the service may be down or the network may ask for a login. Open it in a browser, or give the file yourself.`,
  );
}

/** Appends the body to `part` from `start` on; the size of the whole file. */
async function store(
  { url, response }: OpenedAddress,
  part: string,
  start: number,
  { signal, onProgress, patience = PATIENCE }: DownloadHooks,
): Promise<number> {
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  const total = Number.isFinite(length) ? start + length : null;
  const file = await open(part, start === 0 ? "w" : "r+");
  let done = start;
  try {
    onProgress(done, total);
    for await (const piece of bodyOf(response, patience, signal)) {
      await file.write(piece, 0, piece.length, done);
      done += piece.length;
      onProgress(done, total);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw new PassingFailure(
      `${url.host} broke off after ${megabytes(done)}${total === null ? "" : ` of ${megabytes(total)}`} (${causeOf(error)}). Try again: it goes on from there.`,
    );
  } finally {
    await file.close();
  }
  if (total !== null && done < total) {
    throw new PassingFailure(
      `${url.host} sent only ${megabytes(done)} of ${megabytes(total)} of ${url.href}. Try again: it goes on from there.`,
    );
  }
  return done;
}

async function* bodyOf(
  response: Response,
  { silenceMs }: Patience,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const silence = new AbortController();
      const timer = wait(silenceMs, "silent" as const, {
        signal: AbortSignal.any([silence.signal, signal]),
      });
      const read = reader.read();
      const first = await Promise.race([read, timer]).finally(() => silence.abort());
      if (first === "silent") {
        throw new Error(`it sent nothing for ${Math.round(silenceMs / 1000)} seconds`);
      }
      if (first.done) return;
      yield first.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function stateOf(part: string): string {
  return `${part}.json`;
}

async function readUnfinished(part: string): Promise<Unfinished | null> {
  try {
    const state = JSON.parse(await readFile(stateOf(part), "utf8")) as Partial<Unfinished>;
    const { size } = await stat(part);
    if (typeof state.url !== "string" || typeof state.validator !== "string" || size === 0) {
      return null;
    }
    return { url: state.url, validator: state.validator, at: size };
  } catch {
    // Nothing was begun, or what was begun cannot be gone on with: it is begun again.
    return null;
  }
}

/** Keeps what is needed to go on later, where the server names the version of its file. */
async function remember(part: string, { url, response }: OpenedAddress): Promise<void> {
  const etag = response.headers.get("etag");
  const validator =
    etag !== null && !etag.startsWith("W/") ? etag : response.headers.get("last-modified");
  if (validator === null) {
    await rm(stateOf(part), { force: true });
    return;
  }
  await writeFile(stateOf(part), JSON.stringify({ url: url.href, validator }));
}

async function forget(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(stateOf(part), { force: true });
}

/** A number of bytes in words, such as "41.2 MB". */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
