/** `bytes`, gzipped; the same bytes give the same result on the same computer. */
export async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const plain = new Blob([Uint8Array.from(bytes)]).stream();
  const packed = plain.pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
