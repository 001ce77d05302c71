import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** More was sent than is taken. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** The JSON of a small request; `null` where it is none. Rejects with `TooLarge` above `mostBytes`. */
export async function readJsonBody(request: IncomingMessage, mostBytes: number): Promise<unknown> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBytes) throw new TooLarge();
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8")) as unknown;
  } catch {
    return null;
  }
}

/** Streams a request's body into `file`, which appears only when all of it came. Rejects with `TooLarge` above `mostBytes`. */
export async function storeBody(
  request: IncomingMessage,
  file: string,
  mostBytes: number,
): Promise<number> {
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.part`;
  let bytes = 0;
  const counting = new Transform({
    transform(piece: Buffer, _, done) {
      bytes += piece.length;
      if (bytes > mostBytes) done(new TooLarge());
      else done(null, piece);
    },
  });
  try {
    await pipeline(request, counting, createWriteStream(part));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await rename(part, file);
  return bytes;
}
