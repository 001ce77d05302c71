/**
 * The bytes in gzipped `bytes`. Bytes that are not gzipped come back as they are, because some web servers name the
 * compression in a header and the browser has then undone it. Rejects when the compressed bytes are damaged.
 */
export async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const packed = new Blob([Uint8Array.from(bytes)]).stream();
  const unpacked = packed.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
