import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** The digest of a file's bytes in lower-case hexadecimal digits; reads it piece by piece. */
export async function hashFile(
  file: string,
  algorithm: "sha256" | "md5",
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash(algorithm);
  const stream = createReadStream(file, signal === undefined ? {} : { signal });
  for await (const piece of stream) hash.update(piece as Uint8Array);
  return hash.digest("hex");
}
