import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { PbfReader } from "pbf";
import { cutOff, damaged, ExtractProblem, notAnExtract } from "./extract_problem.ts";

const inflateAsync = promisify(inflate);

/** A blob's own head and its data may not be larger. https://wiki.openstreetmap.org/wiki/PBF_Format */
const MAX_HEAD_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;

/** A part of an extract's file, unpacked. */
export interface Blob {
  readonly type: "OSMHeader" | "OSMData";
  readonly bytes: Uint8Array;
  /** Where in the file the next one begins. */
  readonly end: number;
}

/**
 * The parts of an extract's file in order, one in memory at a time. Throws an `ExtractProblem` where the file is something
 * else, cut off or damaged, and the signal's reason.
 */
export async function* readBlobs(file: string, signal?: AbortSignal): AsyncGenerator<Blob> {
  const handle = await open(file, "r");
  try {
    const size = (await handle.stat()).size;
    if (size === 0) throw notAnExtract();
    for (let at = 0; at < size; ) {
      signal?.throwIfAborted();
      const head = await readHead(handle, at);
      at = head.end + head.dataBytes;
      if (head.type === null) continue;
      const bytes = await unpack(await readExactly(handle, head.end, head.dataBytes));
      yield { type: head.type, bytes, end: at };
    }
  } finally {
    await handle.close();
  }
}

interface BlobHead {
  /** `null`: a kind of a later version, to be passed over. */
  readonly type: Blob["type"] | null;
  readonly dataBytes: number;
  readonly end: number;
}

async function readHead(handle: FileHandle, at: number): Promise<BlobHead> {
  const isFirst = at === 0;
  const length = (await readExactly(handle, at, 4, isFirst)).readUInt32BE();
  if (length > MAX_HEAD_BYTES) throw isFirst ? notAnExtract() : damaged();
  const pbf = new PbfReader(await readExactly(handle, at + 4, length, isFirst));
  let type = "";
  let dataBytes = -1;
  try {
    for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
      if (field === 1) type = pbf.readString();
      else if (field === 3) dataBytes = pbf.readVarint();
    }
  } catch {
    throw isFirst ? notAnExtract() : damaged();
  }
  if (isFirst && type !== "OSMHeader") throw notAnExtract();
  if (dataBytes < 0 || dataBytes > MAX_BLOB_BYTES) throw damaged();
  const known = type === "OSMHeader" || type === "OSMData" ? type : null;
  return { type: known, dataBytes, end: at + 4 + length };
}

async function readExactly(
  handle: FileHandle,
  at: number,
  length: number,
  isFirst = false,
): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(buffer, done, length - done, at + done);
    if (bytesRead === 0) throw isFirst ? notAnExtract() : cutOff();
    done += bytesRead;
  }
  return buffer;
}

async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  const pbf = new PbfReader(bytes);
  try {
    for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
      if (field === 1) return pbf.readBytes();
      if (field === 3) {
        return await inflateAsync(pbf.readBytes(), { maxOutputLength: MAX_BLOB_BYTES });
      }
      if (field >= 4 && field <= 7) {
        throw new ExtractProblem(
          "It is packed in a way that cannot be read here.",
          "Write it again with zlib packing: osmium cat -f pbf,pbf_compression=zlib.",
        );
      }
    }
  } catch (error) {
    throw error instanceof ExtractProblem ? error : damaged();
  }
  throw damaged();
}
