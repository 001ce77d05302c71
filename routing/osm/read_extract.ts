import type { ExtractHead, OsmBlock } from "./osm_elements.ts";
import { readBlobs } from "./pbf_blobs.ts";
import type { Wanted } from "./read_block.ts";
import { readBlock, readHead } from "./read_block.ts";

/** How an extract is read. */
export interface ReadOptions {
  readonly wanted: Wanted;
  /** After each block: how many bytes of the file are done. */
  readonly onBytes?: (done: number) => void;
  readonly onHead?: (head: ExtractHead) => void;
  readonly signal?: AbortSignal | undefined;
}

/** The blocks of the extract in `file`, one in memory at a time. Throws an `ExtractProblem` or the signal's reason. */
export async function* readExtract(file: string, options: ReadOptions): AsyncGenerator<OsmBlock> {
  for await (const { type, bytes, end } of readBlobs(file, options.signal)) {
    if (type === "OSMHeader") options.onHead?.(readHead(bytes));
    else yield readBlock(bytes, options.wanted);
    options.onBytes?.(end);
  }
}
