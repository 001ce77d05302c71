import type { ReaderProblem } from "../domain/reader_problem.ts";
import type { CsvDialect, CsvRecord } from "./csv.ts";
import { parseCsvPiece, sniffDialect } from "./csv.ts";
import type { TextEncoding } from "./text.ts";
import { createDecoder } from "./text.ts";

/** A file's bytes: all of them in memory, or a `Blob` (a browser's `File`) that is read in pieces. */
export type ByteSource = Uint8Array | Blob;

/** How a long reading tells how far it is and is stopped. */
export interface ReadingHooks {
  /** Called with 0 to 1 after every piece. */
  readonly onProgress?: (share: number) => void;
  /** When it aborts, the reading rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** A piece of a delimited file's records. Cells are not trimmed: a reader trims the few that it uses. */
export interface CsvStreamPiece {
  readonly records: readonly CsvRecord[];
  readonly problems: readonly ReaderProblem[];
}

/** A delimited file that is read piece by piece. */
export interface CsvStream {
  readonly encoding: TextEncoding;
  readonly pieces: AsyncIterable<CsvStreamPiece>;
}

/** Bytes read at a time: a few milliseconds of work between two looks at the signal. */
const PIECE_BYTES = 1 << 20;
/** Finding the encoding reads the file once, fast; this is its part of the progress. */
const ENCODING_SHARE = 0.1;

/** Opens a delimited file: finds its encoding, then gives its records (the header first) in pieces. */
export async function openCsvStream(
  source: ByteSource,
  file: string,
  hooks: ReadingHooks = {},
): Promise<CsvStream> {
  const encoding = await findEncoding(source, hooks);
  return { encoding, pieces: readPieces(source, file, encoding, hooks) };
}

async function findEncoding(source: ByteSource, hooks: ReadingHooks): Promise<TextEncoding> {
  const decoder = createDecoder("utf-8");
  const size = sizeOf(source);
  for (let at = 0; at < size || at === 0; at += PIECE_BYTES) {
    const bytes = await readPiece(source, at, hooks);
    try {
      decoder.decode(bytes, at + PIECE_BYTES >= size);
    } catch {
      return "windows-1252";
    }
    hooks.onProgress?.(ENCODING_SHARE * Math.min(1, (at + PIECE_BYTES) / Math.max(size, 1)));
  }
  return "utf-8";
}

async function* readPieces(
  source: ByteSource,
  file: string,
  encoding: TextEncoding,
  hooks: ReadingHooks,
): AsyncGenerator<CsvStreamPiece> {
  const decoder = createDecoder(encoding);
  const size = sizeOf(source);
  let dialect: CsvDialect | null = null;
  let rest = "";
  let row = 1;
  for (let at = 0; at < size; at += PIECE_BYTES) {
    const last = at + PIECE_BYTES >= size;
    rest += decoder.decode(await readPiece(source, at, hooks), last);
    dialect ??= sniffDialect(rest);
    const piece = parseCsvPiece(rest, dialect, file, row, last);
    rest = rest.slice(piece.used);
    row += piece.rows;
    yield piece;
    const done = Math.min(1, (at + PIECE_BYTES) / size);
    hooks.onProgress?.(ENCODING_SHARE + (1 - ENCODING_SHARE) * done);
  }
}

async function readPiece(source: ByteSource, at: number, hooks: ReadingHooks): Promise<Uint8Array> {
  await nextTurn();
  hooks.signal?.throwIfAborted();
  if (source instanceof Uint8Array) return source.subarray(at, at + PIECE_BYTES);
  return new Uint8Array(await source.slice(at, at + PIECE_BYTES).arrayBuffer());
}

/** Lets messages in, such as one that cancels. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function sizeOf(source: ByteSource): number {
  return source instanceof Uint8Array ? source.length : source.size;
}
