import type { DriveTimes, DriveTimesKind, Provenance } from "../domain/drive_times.ts";
import { denseDriveTimes } from "../domain/drive_times.ts";
import type { ErrorBand } from "../domain/error_band.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { SchoolIndex } from "../domain/school.ts";
import type { JsonObject } from "./json_fields.ts";
import { isJsonObject } from "./json_fields.ts";
import { readErrorBand, readProvenance } from "./provenance.ts";
import { refuseFile } from "./refusal.ts";

const MAGIC = "DRIVETMS";
const VERSION = 1;
/** Magic (8 bytes), version (uint16), reserved (uint16), n (uint32), header length (uint32). */
const FIXED_BYTES = 20;
const KINDS: readonly DriveTimesKind[] = ["osrm", "embedded", "estimate", "supplied"];

interface Header {
  readonly kind: DriveTimesKind;
  readonly provenance: Provenance;
  readonly band: ErrorBand | null;
  readonly schoolHash: string | null;
}

/**
 * `drive-times.bin` for `times`, little-endian: 8 bytes magic `DRIVETMS`, uint16 version 1, uint16 reserved (0), uint32 n,
 * uint32 length of the UTF-8 JSON header `{kind, provenance, band, schoolHash}`, the header padded with zeros to a
 * multiple of 4 bytes, n·n Float32 raw seconds (row-major, directed; Infinity where there is no route), then n·n Float32
 * metres (NaN where not known). `snapMetres`, metres from each school to its road, are a further field of the header for a
 * file that has no schools.csv of its own to keep them.
 */
export function encodeDriveTimes(
  times: DriveTimes,
  snapMetres: readonly (number | null)[] | null = null,
): Uint8Array<ArrayBuffer> {
  const { kind, provenance, band, schoolHash, size } = times;
  const header = new TextEncoder().encode(
    JSON.stringify({
      ...({ kind, provenance, band, schoolHash } satisfies Header),
      ...(snapMetres === null ? {} : { snapMetres }),
    }),
  );
  const bodyAt = bodyOffset(header.length);
  const bytes = new Uint8Array(bodyAt + 8 * size * size);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint16(8, VERSION, true);
  view.setUint32(12, size, true);
  view.setUint32(16, header.length, true);
  bytes.set(header, FIXED_BYTES);
  const metresAt = bodyAt + 4 * size * size;
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      const cell = 4 * (from * size + to);
      const [i, j] = [from as SchoolIndex, to as SchoolIndex];
      view.setFloat32(bodyAt + cell, times.seconds(i, j), true);
      view.setFloat32(metresAt + cell, times.metres(i, j) ?? Number.NaN, true);
    }
  }
  return bytes;
}

/** The drive times in a `drive-times.bin`, with kind, provenance and band as they were written. `file` names it in problems. */
export function decodeDriveTimes(bytes: Uint8Array, file: string): Reading<DriveTimes> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = new TextDecoder("windows-1252").decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) {
    return refuse(file, "It does not begin with DRIVETMS, so it is not a drive-times file.");
  }
  if (bytes.length < FIXED_BYTES) {
    return refuse(file, `It has ${bytes.length} bytes; its first part alone has ${FIXED_BYTES}.`);
  }
  const version = view.getUint16(8, true);
  if (version !== VERSION) {
    return refuse(
      file,
      `It is version ${version} of the drive-times format; this program reads version ${VERSION}.`,
    );
  }
  const size = view.getUint32(12, true);
  const headerLength = view.getUint32(16, true);
  const bodyAt = bodyOffset(headerLength);
  const expected = bodyAt + 8 * size * size;
  if (bytes.length !== expected) {
    return refuse(
      file,
      `It has ${bytes.length} bytes; ${size} schools with a header of ${headerLength} bytes need ${expected}.`,
    );
  }
  const header = readHeader(bytes.subarray(FIXED_BYTES, FIXED_BYTES + headerLength));
  if (header === null) return refuse(file, "Its header is not the JSON that it should be.");
  return readBody(view, bodyAt, size, header, file);
}

function readBody(
  view: DataView,
  bodyAt: number,
  size: number,
  header: Header,
  file: string,
): Reading<DriveTimes> {
  const cells = size * size;
  const seconds = readFloats(view, bodyAt, cells);
  const bad = seconds.findIndex((value) => !(value >= 0));
  if (bad >= 0) {
    return refuse(
      file,
      `The time from school ${Math.floor(bad / size) + 1} to school ${(bad % size) + 1} is ${seconds[bad]}: it must be 0 or more.`,
    );
  }
  const metres = readFloats(view, bodyAt + 4 * cells, cells);
  const shorter = metres.findIndex((value) => value < 0);
  if (shorter >= 0) {
    return refuse(
      file,
      `The distance from school ${Math.floor(shorter / size) + 1} to school ${(shorter % size) + 1} is ${metres[shorter]}: it must be 0 or more.`,
    );
  }
  const known = metres.some((value) => !Number.isNaN(value));
  const value = denseDriveTimes({ ...header, size, seconds, metres: known ? metres : null });
  return { ok: true, value, notes: [] };
}

function readFloats(view: DataView, at: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => view.getFloat32(at + 4 * i, true));
}

/** The fields of the header of a `drive-times.bin`; `null` where `bytes` are none. */
export function readDriveTimesHeader(bytes: Uint8Array): JsonObject | null {
  const magic = new TextDecoder("windows-1252").decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes.length < FIXED_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return parseHeader(bytes.subarray(FIXED_BYTES, FIXED_BYTES + view.getUint32(16, true)));
}

function parseHeader(bytes: Uint8Array): JsonObject | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isJsonObject(json) ? json : null;
  } catch {
    return null;
  }
}

function readHeader(bytes: Uint8Array): Header | null {
  const json = parseHeader(bytes);
  if (json === null) return null;
  const { kind, provenance, band, schoolHash } = json as Partial<Record<keyof Header, unknown>>;
  const knownKind = KINDS.find((known) => known === kind);
  const readable = readProvenance(provenance);
  if (knownKind === undefined || readable === null) return null;
  const readBand = band === null ? null : readErrorBand(band);
  if (readBand === null && (band !== null || knownKind === "estimate")) return null;
  if (schoolHash !== null && typeof schoolHash !== "string") return null;
  return { kind: knownKind, provenance: readable, band: readBand, schoolHash };
}

function bodyOffset(headerLength: number): number {
  return FIXED_BYTES + Math.ceil(headerLength / 4) * 4;
}

function refuse(file: string, reason: string): Reading<DriveTimes> {
  return refuseFile(
    file,
    reason,
    "Make the drive times again from the list of schools, or take the file from its source again.",
  );
}
