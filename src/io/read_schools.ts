import type { Reading } from "../domain/reader_problem.ts";
import { parseCsvPiece, sniffDialect } from "./csv.ts";
import type { ByteSource, ReadingHooks } from "./csv_stream.ts";
import { isGiasHeader } from "./gias/gias_columns.ts";
import type { GiasOptions } from "./gias/read_gias.ts";
import { readGias } from "./gias/read_gias.ts";
import type { SchoolList } from "./school_list.ts";
import { readSchoolsCsv } from "./schools_csv.ts";
import { decodeText } from "./text.ts";

/** Bytes that hold a header row; a GIAS one has about 4,000. */
const HEADER_BYTES = 65_536;

/**
 * The schools of a GIAS extract or of our own `schools.csv`, told apart by the header row. `options` are for the former.
 * Rejects only when the signal aborts.
 */
export async function readSchools(
  source: ByteSource,
  file: string,
  options: GiasOptions = {},
  hooks: ReadingHooks = {},
): Promise<Reading<SchoolList>> {
  const start = await bytesOf(source, HEADER_BYTES);
  const { text } = decodeText(start);
  const [header] = parseCsvPiece(text, sniffDialect(text), file, 1, false).records;
  if (header !== undefined && isGiasHeader(header.cells)) {
    return readGias({ file, source }, options, hooks);
  }
  const bytes = await bytesOf(source, Number.POSITIVE_INFINITY);
  hooks.signal?.throwIfAborted();
  const reading = readSchoolsCsv(bytes, file, {
    mendSwappedPlaces: options.mendSwappedPlaces ?? false,
  });
  hooks.onProgress?.(1);
  return reading;
}

async function bytesOf(source: ByteSource, most: number): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source.subarray(0, most);
  return new Uint8Array(await source.slice(0, Math.min(most, source.size)).arrayBuffer());
}
