/** Reads a file beside the page; `null` when the server has none of that name. */
export type ReadAsset = (path: string, signal?: AbortSignal) => Promise<Uint8Array | null>;

/** Reads files below the address `base` with `fetcher`. Rejects with a sentence when the server fails. */
export function assetReader(fetcher: typeof fetch, base: string): ReadAsset {
  return async (path, signal) => {
    const url = new URL(path, base);
    const response = await fetcher(url, signal === undefined ? {} : { signal });
    if (response.status === 404) return null;
    if (!response.ok) {
      throw new Error(`the server answered ${response.status} for ${path}. Try again.`);
    }
    return new Uint8Array(await response.arrayBuffer());
  };
}
