import { gzipSync } from "node:zlib";

/** Byte of a gzip header that names the operating system (RFC 1952, §2.3): 255 is "unknown". */
const SYSTEM_BYTE = 9;

/** `text` gzipped as small as possible, the same bytes on every operating system and at any time. */
export function gzipText(text: string | Uint8Array): Uint8Array {
  const packed = gzipSync(text, { level: 9 });
  packed[SYSTEM_BYTE] = 255;
  return packed;
}
